import type { AttributeDefinition } from '../../domain/catalogue/types.ts';
import { attributeHead, attributeUnit, choiceWords } from '../../domain/import/column-words.ts';
import { mayBe, placeKinds } from '../../domain/import/projects.ts';
import { MOST_SIGNS } from '../../domain/opening/read.ts';
import type { OpeningFault, OpeningForm, TeamField } from '../../domain/opening/types.ts';
import type { Person } from '../../domain/people/types.ts';
import type { World } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow, form, type Option, select, submit, textInput } from '../controls.ts';
import {
  type Card,
  card,
  coloured,
  column,
  columns,
  type Element,
  footer,
  header,
  lines,
  markdown,
} from '../parts.ts';
import { cutList, escapeText, personLine } from '../text.ts';
import { sentence } from '../words.ts';
import { NOTHING, openingFields } from './actions.ts';
import { faultWords, fieldWord } from './faults.ts';

/** More people than this are no list to pick from: their name is written instead. */
const MOST_PICKED = 40;
/** Faults named on a card before the rest is counted. */
const MOST_FAULTS = 8;
/** Signs of an answer in words, an amount or a name of a person. */
const SHORT_SIGNS = 40;

/** A draft as its cards show it. */
export interface ShownDraft {
  readonly id: string;
  readonly form: OpeningForm;
  readonly faults: readonly OpeningFault[];
}

const TITLE = '新建项目';

/** The first step: what the project is, where, how large and who carries it. */
export function factsFormCard({ world }: CardContext, draft: ShownDraft): Card {
  const { id, form: filled } = draft;
  const short = { maxSigns: SHORT_SIGNS };
  return card(
    `${TITLE} · 第 1 步 基本情况`,
    header(TITLE, { subtitle: '第 1 步，共 2 步：基本情况', template: 'blue' }),
    [
      ...faultLines(world, draft.faults),
      form('opening_facts', [
        row(
          fieldWord('name'),
          textInput(openingFields.name, {
            placeholder: `项目全称，不超过 ${MOST_SIGNS} 字`,
            maxSigns: 100,
            initial: filled.name,
          }),
        ),
        row(
          fieldWord('owner'),
          textInput(openingFields.owner, {
            placeholder: '企业或建设单位全称',
            maxSigns: 100,
            initial: filled.owner,
          }),
        ),
        row(
          fieldWord('location'),
          select(openingFields.location, {
            placeholder: '选园区、街道或乡镇',
            options: placesOf(world),
            initial: filled.location,
          }),
        ),
        row(
          fieldWord('investment'),
          textInput(openingFields.investment, {
            ...short,
            placeholder: '写明单位，如 4.5亿 或 4500万',
            initial: filled.investment,
          }),
        ),
        row('重点项目', yesNo(openingFields.keyProject, filled.keyProject)),
        row(fieldWord('lead'), person(world, 'lead', filled.lead)),
        row(fieldWord('agent'), person(world, 'agent', filled.agent)),
        row(fieldWord('contact'), person(world, 'contact', filled.contact)),
        submit('下一步', { v: 1, action: 'opening-facts', draft: id }),
      ]),
      footer('还不会创建任何东西。草稿保留 7 天。'),
    ],
  );
}

/** The second step: the catalogue's questions, which decide what nodes the project has. */
export function questionsFormCard({ world }: CardContext, draft: ShownDraft): Card {
  const { catalogue } = world;
  const { id, form: filled } = draft;
  const last = catalogue.stages.length - 1;
  const stages: Option[] = [
    { text: '都没有', value: NOTHING },
    ...catalogue.stages.slice(0, last).map(({ code, name }) => ({
      text: `第 ${Number(code)} 阶段 ${name}`,
      value: code,
    })),
  ];
  return card(
    `${TITLE} · 第 2 步 涉及哪些事项 · ${filled.name}`,
    header(filled.name || TITLE, { subtitle: '第 2 步，共 2 步：涉及哪些事项', template: 'blue' }),
    [
      ...faultLines(world, draft.faults),
      markdown('请按实际情况核对，系统据此决定要办哪些节点、每个节点几天。'),
      form('opening_questions', [
        ...catalogue.attributes.map((definition) =>
          question(definition, filled.attributes[definition.key] ?? ''),
        ),
        questionRow(
          '已经办结到哪个阶段（在建项目填）',
          select(openingFields.doneStage, {
            placeholder: '选一个阶段',
            options: stages,
            initial: filled.doneStage || NOTHING,
          }),
        ),
        submit('预览', { v: 1, action: 'opening-questions', draft: id }),
      ]),
      buttonRow([button('上一步', { v: 1, action: 'opening-edit', draft: id })]),
    ],
  );
}

/** What has to be put right, above a form or a preview. */
export function faultLines(world: World, faults: readonly OpeningFault[]): Element[] {
  if (faults.length === 0) return [];
  const words = cutList(
    faults,
    MOST_FAULTS,
    (fault) => `· ${escapeText(faultWords(world, fault))}`,
    (left) => `另有 ${left} 处`,
  );
  return [markdown(lines([coloured('red', `**有 ${faults.length} 处要改：**`), ...words]))];
}

const row = (label: string, control: Element): Element =>
  columns([
    column([markdown(coloured('grey', label))], { width: '76px', align: 'center' }),
    column([control], { align: 'center' }),
  ]);

/** A question is longer than its answer. */
const questionRow = (words: string, control: Element): Element =>
  columns([
    column([markdown(escapeText(sentence(words)))], { width: 3, align: 'center' }),
    column([control], { width: 2, align: 'center' }),
  ]);

function question(definition: AttributeDefinition, said: string): Element {
  const name = openingFields.answer(definition.key);
  switch (definition.type) {
    case 'boolean': {
      const value = said === '' ? definition.default : said === 'yes';
      return questionRow(definition.text, yesNo(name, value));
    }
    case 'number':
      return questionRow(
        `${attributeHead(definition)}（${attributeUnit(definition) ?? '数字'}）`,
        textInput(name, {
          placeholder: '写数字',
          maxSigns: SHORT_SIGNS,
          isRequired: false,
          initial: said === '' ? String(definition.default) : said,
        }),
      );
    case 'enum': {
      const words = choiceWords(definition);
      const options = definition.values.map((value, index) => ({
        text: words[index] ?? value,
        value,
      }));
      const initial = said === '' ? definition.default : said;
      return questionRow(
        attributeHead(definition),
        select(name, { placeholder: '请选', options, initial }),
      );
    }
    default:
      return definition satisfies never;
  }
}

const yesNo = (name: string, value: boolean): Element =>
  select(name, {
    placeholder: '请选',
    options: [
      { text: '是', value: 'yes' },
      { text: '否', value: 'no' },
    ],
    initial: value ? 'yes' : 'no',
  });

const placesOf = ({ catalogue }: World): Option[] =>
  [...catalogue.units.values()]
    .filter(({ kind }) => placeKinds.has(kind))
    .map(({ code, shortName }) => ({ text: shortName, value: code }));

const roleOf = { lead: mayBe.lead, agent: mayBe.agent, contact: mayBe.enterpriseContact } as const;

/** A list to pick from, or where it would be too long, the name. */
function person(world: World, field: TeamField, filled: string): Element {
  const isRequired = field !== 'contact';
  const people = roleOf[field].flatMap((role): readonly Person[] => world.directory.withRole(role));
  if (people.length > MOST_PICKED) {
    const known = world.directory.person(filled);
    return textInput(openingFields[field], {
      placeholder: `写姓名${isRequired ? '' : '，可以不填'}；同名的写“单位 姓名”`,
      maxSigns: SHORT_SIGNS,
      isRequired,
      initial: known ? personLine(world, known.id) : filled,
    });
  }
  const options = people.map(({ id }) => ({ text: personLine(world, id), value: id }));
  return select(openingFields[field], {
    placeholder: isRequired ? '选一人' : '选一人，可以不选',
    options: isRequired ? options : [...options, { text: '暂不指定', value: NOTHING }],
    isRequired,
    initial: filled,
  });
}
