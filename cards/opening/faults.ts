import type { AttributeValue } from '../../domain/catalogue/types.ts';
import { answerWord, attributeHead, attributeUnit } from '../../domain/import/column-words.ts';
import type { OpeningFault, TeamField } from '../../domain/opening/types.ts';
import { roleName } from '../../domain/people/role-words.ts';
import type { World } from '../../domain/project/types.ts';
import { cut, nameList, personLine, unitName } from '../text.ts';

const QUOTE_SIGNS = 30;

const fieldWords = {
  name: '项目名称',
  owner: '企业名称',
  location: '属地',
  investment: '总投资',
  lead: '牵头领导',
  agent: '代办员',
  contact: '企业联系人',
} as const;

/** What each part of the form is called. */
export const fieldWord = (field: keyof typeof fieldWords): string => fieldWords[field];

const who = (field: TeamField): string => fieldWords[field];

/** What is wrong with a form, a sentence each, in plain text. */
export function faultWords(world: World, fault: OpeningFault): string {
  switch (fault.code) {
    case 'empty':
      return `${fieldWords[fault.field]}没有填。`;
    case 'too-long':
      return `${fieldWords[fault.field]}太长，请写在 ${fault.most} 字以内。`;
    case 'name-taken':
      return `已有同名项目“${cut(fault.name, QUOTE_SIGNS)}”（编号 ${fault.id}），请换一个名称，例如加上“二期”。`;
    case 'not-a-place':
      return `属地“${quoted(fault.found)}”不是园区、街道或乡镇，请重选。`;
    case 'amount-unreadable':
      return `总投资“${quoted(fault.found)}”没有读懂，请这样写：4.5亿 或 4500万。`;
    case 'amount-without-unit':
      return `总投资“${quoted(fault.found)}”没有单位，请写明亿或万，例如 4.5亿。`;
    case 'amount-out-of-range':
      return `总投资“${quoted(fault.found)}”不合理，应大于 0，不超过 1 万亿元。`;
    case 'unknown-person':
      return `${who(fault.field)}“${quoted(fault.found)}”没有登记，请核对姓名。`;
    case 'several-people': {
      const units = nameList(
        fault.units.map((unit) => unitName(world, unit)),
        4,
        '个单位',
      );
      return `叫“${quoted(fault.found)}”的不止一人（${units}），${who(fault.field)}请写成“单位 姓名”。`;
    }
    case 'wrong-role':
      return `${personLine(world, fault.person)}登记的是${roleName(fault.is)}，不能做${who(fault.field)}。`;
    case 'person-gone':
      return `${personLine(world, fault.person)}已离职，${who(fault.field)}请另选。`;
    case 'answer-unreadable':
      return `“${questionOf(world, fault.attribute)}”的回答“${quoted(fault.found)}”没有读懂${unitHint(world, fault.attribute)}。`;
    case 'answers-contradict': {
      const [said, other] = fault.said;
      return `${answerOf(world, fault.against, other)}，${answerOf(world, fault.attribute, said)}：两处矛盾，请改一处。`;
    }
    case 'stage-unknown':
      return `没有编号为“${quoted(fault.found)}”的阶段，请重选“已办结到”。`;
    case 'nothing-left':
      return '照这样填，所有节点都已办结，没有要办的事，不用开通。请核对“已办结到”。';
    default:
      return fault satisfies never;
  }
}

const quoted = (words: string): string => cut(words, QUOTE_SIGNS);

function questionOf({ catalogue }: World, key: string): string {
  const definition = catalogue.attributes.find((each) => each.key === key);
  return definition ? attributeHead(definition) : key;
}

function answerOf(world: World, key: string, value: AttributeValue): string {
  const definition = world.catalogue.attributes.find((each) => each.key === key);
  return `“${questionOf(world, key)}”答的是“${definition ? answerWord(definition, value) : value}”`;
}

function unitHint({ catalogue }: World, key: string): string {
  const definition = catalogue.attributes.find((each) => each.key === key);
  const unit = definition && attributeUnit(definition);
  return definition?.type === 'number'
    ? `，请写不小于 0 的数字${unit ? `（${unit}）` : ''}`
    : '，请重选';
}
