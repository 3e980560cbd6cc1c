import { MOST_ITEMS } from '../../domain/consultation/decide.ts';
import type { Consultation } from '../../domain/consultation/types.ts';
import { MOST_SIGNS } from '../../domain/item/complete.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import { ENTERPRISE, unitOfNode } from '../../domain/project/people.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import {
  datePicker,
  form,
  multiSelect,
  type Option,
  select,
  submit,
  textInput,
} from '../controls.ts';
import { type Card, card, type Element, footer, header, markdown } from '../parts.ts';
import { cut, nodeName, unitName } from '../text.ts';
import { consultationFields as fields } from './actions.ts';

const FIRST_HOUR = 8;
const LAST_HOUR = 18;
const LINES_ROWS = 8;
const LINES_SIGNS = 1000;

/** Half hours of a working day, `08:00` to `18:00`. */
export const meetingTimes: readonly string[] = Array.from(
  { length: (LAST_HOUR - FIRST_HOUR) * 2 + 1 },
  (_, half) => {
    const hour = String(FIRST_HOUR + Math.floor(half / 2)).padStart(2, '0');
    return `${hour}:${half % 2 === 0 ? '00' : '30'}`;
  },
);

const timeInputs = (): Element[] => [
  datePicker(fields.day, '选日期'),
  select(fields.time, {
    placeholder: '选时间',
    options: meetingTimes.map((time) => ({ text: time, value: time })),
  }),
];

/** 发起会商, in the own chat. */
export function consultationFormCard({ world }: CardContext, project: Project): Card {
  const title = '发起会商';
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'blue' }),
    [
      form('consultation_form', [
        textInput(fields.words, {
          placeholder: '会商什么，例如：临时用电怎么接',
          maxSigns: MOST_SIGNS,
        }),
        ...timeInputs(),
        textInput(fields.place, {
          placeholder: '地点（可以不填）',
          maxSigns: 60,
          isRequired: false,
        }),
        multiSelect(fields.units, {
          placeholder: '选参加单位',
          options: unitOptions(world, project),
        }),
        select(fields.node, {
          placeholder: '关于哪个节点（可以不选）',
          options: runningNodes(project).map(({ code }) => ({
            text: nodeName(world, code),
            value: code,
          })),
          isRequired: false,
        }),
        submit('发到项目群', { v: 1, action: 'consultation-call', project: project.id }),
      ]),
      footer('每个单位通知一名责任人，开始前 2 小时再提醒。'),
    ],
  );
}

/** Units with a running node first: they are the likely ones. */
function unitOptions(world: World, project: Project): Option[] {
  const near = runningNodes(project).map(({ code }) => unitOfNode(world, project, code));
  const all = new Set([...near, ENTERPRISE, ...world.catalogue.units.keys()]);
  return [...all].map((unit) => ({ text: unitName(world, unit), value: unit }));
}

/** 改期, in the own chat. */
export function moveFormCard(_ctx: CardContext, project: Project, meeting: Consultation): Card {
  const title = `会商改期 · ${cut(meeting.words, 32)}`;
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'blue' }),
    [
      form('consultation_move_form', [
        ...timeInputs(),
        submit('改期并通知', {
          v: 1,
          action: 'consultation-move',
          project: project.id,
          matter: meeting.id,
        }),
      ]),
    ],
  );
}

/** 登记结果, in the own chat: one line an item; what could not be read stays in the box. */
export function outcomeFormCard(
  _ctx: CardContext,
  project: Project,
  meeting: Consultation,
  typed: string,
): Card {
  const title = `会商结果 · ${cut(meeting.words, 32)}`;
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'blue' }),
    [
      markdown('一行写一件：做什么｜单位或人｜日期。不写日期就是 7 天内。'),
      form('outcome_form', [
        textInput(fields.lines, {
          placeholder: '例如：接通临时用电｜供电公司｜4月20日',
          maxSigns: LINES_SIGNS,
          rows: LINES_ROWS,
          ...(typed ? { initial: typed } : {}),
        }),
        submit('先看一遍', { v: 1, action: 'outcome', project: project.id, matter: meeting.id }),
      ]),
      footer(`最多 ${MOST_ITEMS} 件。看过并确认后发到项目群，通知每件事的责任人。`),
    ],
  );
}
