import { addDays, type Day } from '../../domain/calendar/time.ts';
import { buttonsOf, type CardButton, type FormField, formFields } from '../../sandbox/card/read.ts';
import type { Random } from './random.ts';

// What people put into forms: mostly sensible, sometimes wrong.

const REMARKS = [
  '材料还没有到',
  '等上级批复',
  '施工单位正在整改',
  '企业内部还在商量',
  '已经和企业谈过',
  '雨季影响进度',
  '<at id=all></at> **加急**',
];
const PROBLEMS = [
  '2号楼三层：防火门不能自闭',
  '消防水池水位不足｜住建局',
  '疏散指示灯不亮',
  '消火栓箱缺水带',
  '配电箱没有接地',
];
const OUTCOMES = [
  '接通临时用电｜供电公司',
  '补齐地勘报告｜自规分局',
  '清理红线内杂物',
  '协调运输道路',
];
const NAMES = ['亳药新仓', '谯陵智造', '涡河轻纺', '城东冷链', '华祖制剂', '古井配套'];

/** The forms on a card, with the buttons that send each. */
export const submitsOf = (card: object): CardButton[] =>
  buttonsOf(card).filter(({ submit, inForm, disabled }) => submit && inForm && !disabled);

/** What somebody fills in before pressing `button` on a card, in the shape of Feishu's form values. */
export function fillIn(
  random: Random,
  card: object,
  button: CardButton,
  today: Day,
): Record<string, unknown> {
  const fields = formFields(card, button.inForm ?? '') ?? [];
  const { action = '' } = (button.value ?? {}) as { action?: string };
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = answerTo(random, field, action, today);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

function answerTo(random: Random, field: FormField, action: string, today: Day): unknown {
  // Half-filled forms come, too: Feishu's client stops most of them, not all.
  if (random.chance(field.required ? 0.02 : 0.4)) return field.initial;
  switch (field.tag) {
    case 'date_picker':
      return `${addDays(today, random.chance(0.05) ? -random.int(1, 9) : random.int(1, 21))} +0800`;
    case 'select_static':
    case 'select_person':
      if (field.name === 'result')
        return random.chance(0.85) ? field.options?.[0] : field.options?.at(-1);
      if (field.initial !== undefined && random.chance(0.8)) return field.initial;
      return random.pick(field.options ?? []);
    case 'multi_select_static':
    case 'multi_select_person':
      return random.some(field.options ?? [], action === 'checklist-tick' ? 24 : 4);
    case 'input':
      return inputOf(random, field, action, today);
    default:
      return field.initial;
  }
}

function inputOf(random: Random, field: FormField, action: string, today: Day): unknown {
  if (field.initial !== undefined && field.initial !== '' && random.chance(0.9))
    return field.initial;
  switch (field.name) {
    case 'lines': {
      const lines = random.some(action === 'outcome' ? OUTCOMES : PROBLEMS, 3);
      const [, month, day] = addDays(today, random.int(2, 25)).split('-').map(Number);
      return lines
        .map((line) => (random.chance(0.3) ? `${line}｜${month}月${day}日` : line))
        .join('\n');
    }
    case 'name':
      return `${random.pick(NAMES)}${random.int(1, 999)}号项目`;
    case 'owner':
      return '亳州测试实业有限公司';
    case 'investment':
      return random.chance(0.9) ? `${random.int(1, 20)}亿` : '很多';
    default:
      return random.pick(REMARKS);
  }
}
