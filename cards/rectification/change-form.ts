import { whoMay } from '../../domain/access/access.ts';
import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import { isWorkerRole, type PersonId } from '../../domain/people/types.ts';
import {
  ENTERPRISE,
  groupMembers,
  responsibleOfUnit,
  unitOfNode,
} from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import { openProblems, problemsOf } from '../../domain/rectification/problem.ts';
import type { RectificationItem } from '../../domain/rectification/types.ts';
import type { CardContext } from '../context.ts';
import { datePicker, form, multiSelect, type Option, select, submit } from '../controls.ts';
import { closedFormCard } from '../forms.ts';
import { type Card, card, footer, markdown } from '../parts.ts';
import { personLine, personName } from '../text.ts';
import { dateWords } from '../words.ts';
import { rectificationFields as fields } from './actions.ts';
import { idWords, ownerWords } from './facts.ts';
import { aboutOf, headOf, optionsOf } from './forms.ts';

interface About {
  readonly node: NodeCode;
  readonly person: PersonId;
  readonly openedAt: Instant;
}

/** Open problems of a node whose owner or date a person may change. */
export const changeableBy = (
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  person: PersonId,
): RectificationItem[] =>
  openProblems(project, node).filter(
    (item) =>
      item.state.status === 'open' &&
      whoMay(ctx.world, project, 'changeProblems', node, item).includes(person),
  );

/** What a person has changed since an instant: a form that was opened then is answered. */
export const changedSince = (
  project: Project,
  node: NodeCode,
  person: PersonId,
  openedAt: Instant,
): RectificationItem[] =>
  problemsOf(project, node).filter(
    ({ changed }) => changed?.by === person && changed.at >= openedAt,
  );

/** 改责任或日期, in the own chat: for which problems, to whom, until when. */
export function changeFormCard(
  ctx: CardContext,
  project: Project,
  { node, person, openedAt }: About,
): Card {
  const { title, head } = headOf(ctx, project, '改责任或日期', node);
  const changed = changedSince(project, node, person, openedAt);
  if (changed.length > 0) return closedFormCard(title, changedWords(ctx, project, changed));
  const items = changeableBy(ctx, project, node, person);
  if (items.length === 0) return closedFormCard(title, '目前没有您可以改的待整改问题。');
  return card(`${title} · ${project.name}`, head, [
    markdown('责任人和日期至少选一样，不选的不变。'),
    form('problem_change_form', [
      multiSelect(fields.items, { placeholder: '选要改的问题', options: optionsOf(items) }),
      select(fields.owner, {
        placeholder: '新的责任人（不选就不变）',
        options: ownerOptions(ctx, project, node),
        isRequired: false,
      }),
      datePicker(fields.dueOn, '新的日期，当天 17:30 到期（不选就不变）', false),
      submit('确认修改', { ...aboutOf(project, node), action: 'problem-change' }),
    ]),
    footer('名单里没有的人，请发：整改改派 R1 姓名 4月20日。'),
  ]);
}

function changedWords(
  { world, now }: CardContext,
  project: Project,
  items: readonly RectificationItem[],
): string {
  const ids = idWords(items.map(({ id }) => id));
  const [first] = items;
  return first && items.length === 1
    ? `${ids} 已改：${ownerWords(world, project, first)} 整改，${dateWords(dayOf(first.dueAt), now)}到期。`
    : `${ids} 已改，请看项目群里的整改清单。`;
}

/** The enterprise, the people of the node's unit, and the others of the group who work on nodes. */
function ownerOptions({ world }: CardContext, project: Project, node: NodeCode): Option[] {
  const { directory } = world;
  const { person: agent } = responsibleOfUnit(world, project, ENTERPRISE);
  const unit = unitOfNode(world, project, node);
  const ofUnit = (['helper', 'unitHead'] as const).flatMap((role) =>
    directory.inUnit(unit, role).map(({ id }) => id),
  );
  const others = groupMembers(world, project).filter((id) => {
    const role = directory.person(id)?.role;
    return id !== agent && role !== undefined && (isWorkerRole(role) || role === 'unitHead');
  });
  const forEnterprise = agent ? `企业（${personName(world, agent)}）` : '企业';
  return [
    { text: forEnterprise, value: ENTERPRISE },
    ...[...new Set([...ofUnit, ...others])].map((id) => ({
      text: personLine(world, id),
      value: id,
    })),
  ];
}
