import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import { type Lead, type LeadStage, openStages } from '../../domain/lead/lead.ts';
import type { CardContext } from '../context.ts';
import { type Card, card, coloured, fact, header, lines, markdown, panel } from '../parts.ts';
import { cut, escapeText, personLine, personName } from '../text.ts';
import { dateWords } from '../words.ts';
import { leadName, stageName } from './words.ts';

const MOST_NOTES = 10;

/** What went before a project: how its lead came and went on; without anybody's phone. */
export function historyCard(ctx: CardContext, lead: Lead): Card {
  const { world, now } = ctx;
  const stages: readonly LeadStage[] = [...openStages, 'signed'];
  const steps = stages
    .flatMap((stage): { stage: LeadStage; at: Instant }[] => {
      const at = lead.entered[stage];
      return at === undefined ? [] : [{ stage, at }];
    })
    .sort((a, b) => a.at - b.at);
  const notes = lead.notes.slice(-MOST_NOTES);
  const title = `线索经过 · ${leadName(lead.facts)}`;
  return card(title, header(title, { subtitle: lead.id, template: 'blue' }), [
    fact('首报', escapeText(personLine(world, lead.first.by))),
    fact('跟办', escapeText(personLine(world, lead.owner))),
    fact(
      '阶段',
      steps.map(({ stage, at }) => `${dateWords(dayOf(at), now)} ${stageName(stage)}`).join(' → '),
    ),
    ...(notes.length > 0
      ? [
          panel(`跟进记录 ${notes.length} 次`, [
            markdown(
              lines(
                notes.map(
                  ({ at, by, words }) =>
                    `${coloured('grey', dateWords(dayOf(at), now))} ${escapeText(personName(world, by))}：${escapeText(cut(words, 120))}`,
                ),
              ),
            ),
          ]),
        ]
      : []),
  ]);
}
