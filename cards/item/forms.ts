import { MOST_SIGNS } from '../../domain/item/complete.ts';
import { isOpenItem } from '../../domain/item/light.ts';
import {
  isSameTarget,
  personProposed,
  standingInstructions,
  unitAbout,
} from '../../domain/item/target.ts';
import type { DatedItem, ItemAbout, ItemSubject } from '../../domain/item/types.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import {
  ENTERPRISE,
  groupMembers,
  responsibleFor,
  unitHeadsOf,
  unitOfNode,
} from '../../domain/project/people.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import {
  datePicker,
  form,
  multiSelect,
  type Option,
  otherSubmit,
  select,
  submit,
  textInput,
} from '../controls.ts';
import { type Card, card, type Element, fact, footer, header, markdown } from '../parts.ts';
import { cut, escapeText, personLine, unitName } from '../text.ts';
import { itemFields as fields } from './actions.ts';
import { itemsOfList } from './item.ts';
import { aboutWords, saidWords } from './words.ts';

/** 批示, in the leader's own chat: what, by whom, by when. */
export function instructionFormCard(
  ctx: CardContext,
  project: Project,
  subject: Extract<ItemSubject, { kind: 'instructionForm' }>,
): Card {
  const { world } = ctx;
  const { about, form: formId, draft, within } = subject;
  const title = `批示 · ${cut(aboutWords(ctx, project, about), 40)}`;
  const unit = draft.unit ?? within ?? unitAbout(world, project, about) ?? undefined;
  const owner = draft.owner ?? (draft.unit ? undefined : personProposed(world, project, about));
  // Whoever answers for it, unless that is somebody who follows it up for another unit.
  const isOwn = typeof owner === 'string' && world.directory.person(owner)?.unit === unit;
  const likely = draft.owner ?? (isOwn ? owner : undefined);
  const isWithin = (each: string | undefined) => within === undefined || each === within;
  const own = within ? world.directory.inUnit(within, 'helper').map(({ id }) => id) : [];
  const people = personOptions(world, project, [owner, unit && headOf(world, unit), ...own]);
  const standing = standingLines(ctx, project, about, unit);
  const value = {
    v: 1,
    action: 'instruct-send',
    project: project.id,
    about,
    form: formId,
  } as const;
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'blue' }),
    [
      ...standing,
      form('instruction_form', [
        textInput(fields.words, {
          placeholder: '要办什么，例如：补齐宗地图',
          maxSigns: MOST_SIGNS,
          rows: 3,
          ...(draft.words ? { initial: draft.words } : {}),
        }),
        select(fields.unit, {
          placeholder: '哪个单位办',
          options: unitOptions(world, project).filter(({ value }) => isWithin(value)),
          ...(unit ? { initial: unit } : {}),
        }),
        select(fields.owner, {
          placeholder: '指定到人（可以不选）',
          options: people.filter(({ value }) => isWithin(world.directory.person(value)?.unit)),
          isRequired: false,
          ...(likely ? { initial: likely } : {}),
        }),
        datePicker(fields.day, '哪天前办好', true, draft.dueOn),
        submit('发到项目群', value),
        ...(standing.length > 0 ? [otherSubmit('两条都办', { ...value, beside: true })] : []),
      ]),
      footer('会在项目群通知责任人，到期前提醒；办好后在这里告诉您。'),
    ],
  );
}

const standingOn = (project: Project, about: ItemAbout, unit: string | undefined) =>
  standingInstructions(project).filter((item) =>
    isSameTarget({ about: item.source.about, unit: item.unit }, { about, unit: unit ?? '' }),
  );

/** Whether a new instruction would meet one that stands already. */
export const meetsAnother = (project: Project, about: ItemAbout, unit: string): boolean =>
  standingOn(project, about, unit).length > 0;

/** What stands already on the same target: a new one takes its place, or gives way to it. */
export function standingLines(
  { world }: CardContext,
  project: Project,
  about: ItemAbout,
  unit: string | undefined,
): Element[] {
  return standingOn(project, about, unit).map((item) =>
    fact(
      '已有',
      escapeText(
        `${item.id} ${personLine(world, item.set.by)}：${cut(item.words, 36)}。同一件事只办一条：职务高的为准，同级以后一条为准。`,
      ),
    ),
  );
}

const headOf = (world: World, unit: string): PersonId | undefined => unitHeadsOf(world, unit)[0];

/** Units with a running node first: they are the likely ones. */
function unitOptions(world: World, project: Project): Option[] {
  const near = runningNodes(project).map(({ code }) => unitOfNode(world, project, code));
  const all = new Set([...near, ENTERPRISE, ...world.catalogue.units.keys()]);
  return [...all].map((unit) => ({ text: unitName(world, unit), value: unit }));
}

/** The likely ones first, then whoever answers for a running node, then the others of the group. */
function personOptions(
  world: World,
  project: Project,
  likely: readonly (PersonId | null | undefined)[],
): Option[] {
  const answer = runningNodes(project).map(
    ({ code }) => responsibleFor(world, project, code).person,
  );
  const ids = [...likely, ...answer, ...groupMembers(world, project)].filter(
    (id): id is PersonId => typeof id === 'string' && world.directory.person(id)?.active === true,
  );
  return [...new Set(ids)].map((id) => ({ text: personLine(world, id), value: id }));
}

/** 已办并写结果, in the own chat. */
export function itemResultFormCard(_ctx: CardContext, project: Project, item: DatedItem): Card {
  const title = `办理结果 · ${cut(item.words, 32)}`;
  const isOpen = isOpenItem(item);
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: isOpen ? 'blue' : 'grey' }),
    isOpen
      ? [
          form('item_result_form', [
            textInput(fields.words, {
              placeholder: '办得怎么样，例如：宗地图已补齐入库',
              maxSigns: MOST_SIGNS,
              rows: 3,
            }),
            submit('已办', {
              v: 1,
              action: 'item-result',
              project: project.id,
              matter: item.id,
            }),
          ]),
          footer('提交后 30 分钟内发到这里的文件，作为结果的附件。'),
        ]
      : [markdown(item.done ? '这件事已经办好。' : '这件事不再执行。')],
  );
}

/** 标记已办, in the own chat: for the items of a consultation or of a meeting's list. */
export function itemFormCard(_ctx: CardContext, project: Project, list: string): Card {
  const meeting = matterOf(project, 'consultation', list);
  const items = meeting
    ? meeting.items.flatMap((id) => matterOf(project, 'datedItem', id) ?? [])
    : itemsOfList(project, list);
  const open = items.filter(isOpenItem);
  const title = `标记已办 · ${meeting ? cut(meeting.words, 32) : '会议事项'}`;
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: open.length > 0 ? 'blue' : 'grey' }),
    open.length === 0
      ? [markdown('定下的事项都已办好。')]
      : [
          form('item_form', [
            multiSelect(fields.items, {
              placeholder: '选已办的事项',
              options: open.map((item) => ({
                text: `${item.id} ${cut(saidWords(item), 60)}`,
                value: item.id,
              })),
            }),
            submit('已办', { v: 1, action: 'items-done', project: project.id, matter: list }),
          ]),
        ],
  );
}
