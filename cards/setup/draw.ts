import { DAY_MS, dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { OnboardingSubject } from '../../domain/onboarding/types.ts';
import type { Project } from '../../domain/project/types.ts';
import { isEnded } from '../../domain/standing/phase.ts';
import type { CardContext } from '../context.ts';
import type { Drawers } from '../drawn.ts';
import type { MentionOptions } from '../node.ts';
import { type Card, card, footer, header, markdown, plainLine } from '../parts.ts';
import { cut, cutList, escapeText, mention, nodeName, personLine } from '../text.ts';
import { dateWords } from '../words.ts';

/** Nodes listed before the rest is counted. */
const MAX_NODES = 10;

/** News have nothing to press: after a while nobody need draw them again, or renew them. */
const NEWS_FOR_MS = 7 * DAY_MS;
const isOld = (since: Instant, now: Instant): boolean => now - since > NEWS_FOR_MS;

export const onboardingDrawers: Drawers<OnboardingSubject> = {
  withdrawn: (ctx, project) => ({
    card: withdrawnCard(ctx, project),
    isFinal: !isEnded(project.phase) || isOld(project.phase.at, ctx.now),
  }),
  catalogueMoved: (ctx, project, subject, options) => ({
    card: movedCard(ctx, project, subject, options),
    isFinal: isOld(subject.at, ctx.now),
  }),
};

/** The import of the project was taken back: its group has nothing to do any more. */
function withdrawnCard({ world, now }: CardContext, project: Project): Card {
  const { phase, name } = project;
  const by = phase.status === 'active' || phase.by === null ? '' : personLine(world, phase.by);
  const at = phase.status === 'active' ? now : phase.at;
  return card(
    `导入已撤销 · ${name}`,
    header('导入已撤销', {
      subtitle: name,
      template: 'grey',
      tags: [{ text: '本群归档', color: 'neutral' }],
    }),
    [
      plainLine(`${by}于 ${dateWords(dayOf(at), now)}撤销了这个项目的导入。`),
      markdown('项目不再列出，节点不再计时、不再提醒。本群可以解散。'),
    ],
  );
}

/** Which version the project follows now, and the deadlines that moved with it. */
function movedCard(
  ctx: CardContext,
  project: Project,
  { by, move }: Extract<OnboardingSubject, { kind: 'catalogueMoved' }>,
  options: MentionOptions,
): Card {
  const { world, now } = ctx;
  const name = (code: string) => escapeText(nodeName(world, code));
  const more = (left: number) => `另有 ${left} 个节点`;
  const list = (codes: readonly string[]) => cutList(codes, MAX_NODES, name, more).join('、');
  const dues = cutList(
    move.dues,
    MAX_NODES,
    ({ node, from, to }) =>
      `${name(node)}：${dateWords(dayOf(from), now)} → **${dateWords(dayOf(to), now)}**`,
    more,
  );
  const called = mention(ctx, options.mention);
  return card(
    `目录已更新 · ${project.name}`,
    header('目录已更新', {
      subtitle: project.name,
      template: 'blue',
      tags: [{ text: cut(move.to, 20), color: 'blue' }],
    }),
    [
      markdown(
        `${called ? `${called} ` : ''}本项目改用 ${escapeText(cut(move.to, 30))} 版目录（原 ${escapeText(cut(move.from, 30))} 版）。`,
      ),
      ...(dues.length > 0 ? [markdown(`时限有变：<br>${dues.join('<br>')}`)] : []),
      ...(move.added.length > 0 ? [markdown(`新增节点：${list(move.added)}`)] : []),
      ...(move.removed.length > 0 ? [markdown(`不再办理：${list(move.removed)}`)] : []),
      ...(move.kept.length > 0
        ? [markdown(`时限由人设定或已顺延，保持不变：${list(move.kept)}`)]
        : []),
      footer(`由 ${escapeText(personLine(world, by))} 调整，已办结的节点不受影响。`),
    ],
  );
}
