import { levelAbove } from '../../domain/blocker/level.ts';
import { leadersOf } from '../../domain/blocker/people.ts';
import type { Blocker } from '../../domain/blocker/types.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { CardAction } from '../action.ts';
import { button, buttonRow, buttonRows } from '../controls.ts';
import { type Element, panel } from '../parts.ts';
import { personName } from '../text.ts';
import { levelWord } from './words.ts';

type Simple = 'claim' | 'solve' | 'confirm' | 'reject' | 'escalate';
type Opening = 'progress-form' | 'move-form' | 'invite-form';

const words: Readonly<Record<Simple | Opening, string>> = {
  claim: '认领',
  solve: '已解决',
  confirm: '确认解决',
  reject: '还没解决',
  escalate: '提级',
  'progress-form': '写进展',
  'move-form': '转给别的单位',
  'invite-form': '请单位配合',
};

const on = (project: Project, blocker: Blocker, act: Simple | Opening): CardAction => ({
  v: 1,
  action: `blocker-${act}`,
  project: project.id,
  matter: blocker.id,
});

const press = (
  project: Project,
  blocker: Blocker,
  act: Simple | Opening,
  options: { readonly text?: string; readonly isPrimary?: boolean } = {},
): Element =>
  button(options.text ?? words[act], on(project, blocker, act), {
    type: options.isPrimary ? 'primary_filled' : 'default',
  });

/** The buttons for who must act now: at most three. Source: design, section 4. */
export function mainButtons(world: World, project: Project, blocker: Blocker): Element[] {
  const { claimed, closed, solved } = blocker;
  if (closed) return [];
  if (solved) return [confirmButtons(project, blocker)];
  return [
    buttonRow([
      ...(claimed ? [] : [press(project, blocker, 'claim', { isPrimary: true })]),
      press(project, blocker, 'solve', { isPrimary: claimed !== null }),
      ...escalateButton(world, project, blocker),
    ]),
  ];
}

/** 确认解决 · 还没解决. Confirming asks once more: it ends the matter. */
export const confirmButtons = (project: Project, blocker: Blocker): Element =>
  buttonRow([
    button(words.confirm, on(project, blocker, 'confirm'), {
      type: 'primary_filled',
      confirm: { title: '确认已经解决？', text: '确认后这个堵点关闭，不能自行撤回。' },
    }),
    press(project, blocker, 'reject'),
  ]);

/** 认领 · 已解决, on a card that asks the owner unit for its reply. */
export const replyButtons = (project: Project, blocker: Blocker): Element =>
  buttonRow([
    ...(blocker.claimed ? [] : [press(project, blocker, 'claim', { isPrimary: true })]),
    press(project, blocker, 'progress-form'),
  ]);

/** 写进展 · 提级, on a card that asks leaders. */
export const leaderButtons = (world: World, project: Project, blocker: Blocker): Element =>
  buttonRow([
    press(project, blocker, 'progress-form', { isPrimary: true }),
    ...escalateButton(world, project, blocker),
  ]);

/** 本单位已办好 · 写进展, on a card that asks a unit for its part. */
export const partButtons = (project: Project, blocker: Blocker): Element =>
  buttonRow([
    press(project, blocker, 'solve', { text: '本单位已办好', isPrimary: true }),
    press(project, blocker, 'progress-form'),
  ]);

/** 提级 asks once more, since it calls leaders. */
function escalateButton(world: World, project: Project, blocker: Blocker): Element[] {
  const above = levelAbove(blocker.level);
  if (above === undefined) return [];
  const leaders = leadersOf(world, project, above).map((id) => personName(world, id));
  const text = `会在群里请${leaders.join('、') || '区领导'}协调解决。`;
  return [
    button(words.escalate, on(project, blocker, 'escalate'), {
      confirm: { title: `提为${levelWord(above)}？`, text },
    }),
  ];
}

/** 更多: what is needed less often. */
export function moreButtons(project: Project, blocker: Blocker): Element[] {
  if (blocker.closed || blocker.solved) return [];
  const acts = ['progress-form', 'invite-form', 'move-form'] as const;
  return [panel('更多', buttonRows(acts.map((act) => press(project, blocker, act))))];
}

/** 报堵点, on cards about a project or one of its nodes. */
export const reportButton = (project: Project, node: string | null): Element =>
  button('报堵点', { v: 1, action: 'blocker-form', project: project.id, node });
