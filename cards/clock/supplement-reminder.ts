import { owersOf } from '../../domain/clock/remind.ts';
import { openSupplements } from '../../domain/clock/stopped.ts';
import { stillAwaited } from '../../domain/clock/supplement.ts';
import type { ClockSubject } from '../../domain/clock/types.ts';
import type { Project, RunningNode } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow } from '../controls.ts';
import { closedFormCard } from '../forms.ts';
import { missingWords, responsibleWords } from '../node-facts.ts';
import { type Card, card, coloured, fact, footer, header, lines, markdown } from '../parts.ts';
import { escapeText, nodeName, personLine } from '../text.ts';
import { dateWords, dayWords, limitWords } from '../words.ts';
import { whyButton } from './buttons.ts';

type Subject = Extract<ClockSubject, { kind: 'supplementReminder' }>;

/** In the own chat of whoever owes papers that were named: which, and what waits for them. */
export function supplementReminderCard(
  ctx: CardContext,
  project: Project,
  { node: code, person, at }: Subject,
): Card {
  const { world } = ctx;
  const title = `补正提醒 · ${nodeName(world, code)}`;
  const node = project.nodes.get(code);
  if (node?.status !== 'running') return closedFormCard(title, '这个节点已经不在办。');
  const owed = stillAwaited(world, project, node).filter((material) =>
    owersOf(world, project, [material]).includes(person),
  );
  if (owed.length === 0) return closedFormCard(title, '您要补的材料已齐，不用再办。');
  if (node.clock.papersRemindedAt !== at) {
    return closedFormCard(title, '后来又提醒过，请看最新的提醒。');
  }
  const upload = { v: 1, action: 'upload', project: project.id, node: code } as const;
  return card(
    `${title} · 缺 ${owed.length} 份 · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: 'yellow',
      tags: [{ text: `待补正 ${owed.length} 份`, color: 'orange' }],
    }),
    [
      markdown(askWords(ctx, node)),
      fact(
        '材料',
        lines(owed.map((each) => coloured('red', escapeText(missingWords(world, project, each))))),
      ),
      fact('告知', escapeText(toldWords(ctx, node))),
      fact('责任', escapeText(responsibleWords(world, project, code))),
      buttonRow([button('传材料', upload, { type: 'primary_filled' }), whyButton(project, code)]),
      footer('补不了或要晚些补的，请早点告诉责任单位。'),
    ],
  );
}

function askWords({ world, now }: CardContext, { clock: { paused } }: RunningNode): string {
  if (paused) {
    const day = dateWords(paused.expectedOn, now);
    return `下面的材料应在 ${day}补齐，还没有到。材料到齐后恢复计时，请尽快补交。`;
  }
  const silence = limitWords(world.catalogue.rules.clock.supplementNoticeDays);
  return `告知补正后已有 ${silence}没有进展。材料到齐当天才开始计时，请尽快补交。`;
}

function toldWords({ world, now }: CardContext, { clock }: RunningNode): string {
  const told = clock.paused ?? openSupplements(clock)[0];
  return told ? `${personLine(world, told.by)}，${dayWords(told.at, now)}` : '';
}
