import { dayOf } from '../../domain/calendar/time.ts';
import { MOST_POINTS_SIGNS } from '../../domain/points/appeal.ts';
import type { Posted } from '../../domain/points/state.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { buttonRow, form, otherSubmit, submit, textInput } from '../controls.ts';
import { type Card, card, type Element, fact, footer, header, markdown } from '../parts.ts';
import { escapeText, nodeName, personLine, unitName } from '../text.ts';
import { dateWords, dayWords } from '../words.ts';
import { pointsFields } from './actions.ts';
import { amountWords, ruleWords } from './words.ts';

/** 积分申诉, in a verifier's own chat: what was taken, what the unit says, and the ruling. */
export function rulingCard(ctx: CardContext, project: Project, posted: Posted): Card {
  const { entry } = posted;
  const title = `积分申诉 · ${unitName(ctx.world, entry.unit)} · ${ruleWords(ctx.world, entry.rule)}`;
  return card(
    `${title} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: 'orange',
      tags: [{ text: '待裁定', color: 'orange' }],
    }),
    [
      ...appealFacts(ctx, posted),
      form('points_ruling', [
        textInput(pointsFields.words, {
          placeholder: '裁定理由',
          maxSigns: MOST_POINTS_SIGNS,
          rows: 2,
        }),
        buttonRow([
          submit('维持', { v: 1, action: 'points-uphold', entry: entry.id }),
          otherSubmit('撤销', { v: 1, action: 'points-revoke', entry: entry.id }),
        ]),
      ]),
      footer('撤销的，分数用一笔新记录退回，原记录保留。'),
    ],
  );
}

/** How an appeal ended: to whoever made it, and in place of the card that asked. */
export function ruledCard(ctx: CardContext, project: Project, posted: Posted): Card {
  const { world, now } = ctx;
  const { entry, appeal } = posted;
  const ruling = appeal?.ruling;
  const isRevoked = ruling?.decision === 'revoke';
  const title = `积分申诉 · ${isRevoked ? '已撤销扣分' : '维持扣分'}`;
  return card(
    `${title} · ${ruleWords(world, entry.rule)} · ${project.name}`,
    header(title, { subtitle: project.name, template: isRevoked ? 'green' : 'grey' }),
    [
      ...appealFacts(ctx, posted),
      ...(ruling
        ? [
            fact(
              '裁定',
              escapeText(`${personLine(world, ruling.by)}，${dateWords(dayOf(ruling.at), now)}`),
            ),
            fact('理由', escapeText(ruling.words)),
          ]
        : []),
    ],
  );
}

/** In place of the card that asked: the deduction was taken back before anybody ruled on it. */
export function withdrawnCard(ctx: CardContext, project: Project, posted: Posted): Card {
  const title = '积分申诉 · 不用裁定';
  return card(
    `${title} · ${ruleWords(ctx.world, posted.entry.rule)} · ${project.name}`,
    header(title, { subtitle: project.name, template: 'grey' }),
    [markdown('这笔扣分已按规则撤销，分数已退回，不用再裁定。'), ...appealFacts(ctx, posted)],
  );
}

function appealFacts({ world, now }: CardContext, { entry, appeal }: Posted): Element[] {
  const about = entry.node ? `，${nodeName(world, entry.node)}` : '';
  return [
    fact(
      '扣分',
      `**${amountWords(entry.hundredths)}** ${escapeText(ruleWords(world, entry.rule))}`,
    ),
    fact('事由', escapeText(`${dayWords(entry.cause.at, now)}${about}`)),
    ...(appeal
      ? [
          fact('申诉人', escapeText(personLine(world, appeal.by))),
          fact('申诉', escapeText(appeal.words)),
        ]
      : []),
  ];
}
