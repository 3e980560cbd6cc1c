import { dayOf } from '../../domain/calendar/time.ts';
import { whoCarries } from '../../domain/lead/access.ts';
import { dutyOf } from '../../domain/lead/duties.ts';
import { introducerOf } from '../../domain/lead/introducer.ts';
import { type DutyKind, isOpenStage, type Lead, openStages } from '../../domain/lead/lead.ts';
import type { LeadNewsKind, LeadSubject } from '../../domain/lead/notices.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow } from '../controls.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  footer,
  header,
  markdown,
  plainLine,
} from '../parts.ts';
import { cut, escapeText, personLine, personName } from '../text.ts';
import { dateWords, dayWords, yi } from '../words.ts';
import {
  dutyName,
  dutyWords,
  fieldWords,
  leadLightName,
  leadName,
  stageName,
  whomToTell,
} from './words.ts';

type DutySubject = Extract<LeadSubject, { kind: 'leadDuty' }>;

/** A yellow reminder whose day has passed: a red card calls for the same, and takes its place. */
export const isOverRed = (lead: Lead, { duty, light, dueAt }: DutySubject): boolean => {
  const owed = dutyOf(lead, duty);
  return light === 'yellow' && owed?.dueAt === dueAt && owed.light === 'red';
};

/** A lead's clock turned yellow or red: its owner is called, at red the head of the unit as well. */
export function dutyCard(
  ctx: CardContext,
  lead: Lead,
  subject: DutySubject,
  reader: PersonId | null,
): Card {
  const { duty: kind, light, dueAt } = subject;
  const { now, world } = ctx;
  const name = leadName(lead.facts);
  const found = dutyOf(lead, kind);
  const duty = found?.dueAt === dueAt ? found : undefined;
  const what = dutyName(kind);
  if (!duty || isOverRed(lead, subject)) {
    const title = duty ? `已到期 · ${what} · ${name}` : `已办理 · ${what} · ${name}`;
    return card(title, header(title, { subtitle: lead.id, template: duty ? 'grey' : 'green' }), [
      markdown(duty ? '已转红灯，请在红灯卡片上办理。' : '这一步已经办理。'),
    ]);
  }
  const title = `${leadLightName(light)} · ${what} · ${name}`;
  const late = light === 'red' ? '请今天办理。' : '请尽快办理。';
  const carries = reader !== null && whoCarries(world, lead).includes(reader);
  return card(title, header(title, { subtitle: lead.id, template: light }), [
    markdown(`${escapeText(dutyWords(duty, now))}，${late}`),
    fact('跟办', escapeText(personLine(world, lead.owner))),
    fact('阶段', stageName(lead.stage)),
    ...(kind === 'feedback' ? [markdown(escapeText(`${whomToTell(ctx, lead)}。`))] : []),
    buttonRow([
      ...(carries
        ? [
            dutyStep(lead, kind),
            ...(isOpenStage(lead.stage)
              ? [
                  button(
                    '转交',
                    { v: 1, action: 'lead-form', lead: lead.id, ask: 'handOver' },
                    { name: 'lead-form-handOver' },
                  ),
                ]
              : []),
          ]
        : []),
      button('看线索', { v: 1, action: 'lead-show', lead: lead.id }),
    ]),
  ]);
}

/** What meets a duty. */
function dutyStep({ id: lead, stage }: Lead, kind: DutyKind): Element {
  const next = isOpenStage(stage) ? openStages[openStages.indexOf(stage) + 1] : undefined;
  if ((kind === 'respond' || kind === 'study') && next) {
    return button(
      kind === 'respond' ? '已联系，转研判' : `转${stageName(next)}`,
      { v: 1, action: 'lead-advance', lead, to: next },
      { type: 'primary_filled' },
    );
  }
  const ask = kind === 'feedback' ? 'feedBack' : 'followUp';
  return button(
    kind === 'feedback' ? '已反馈' : '跟进',
    { v: 1, action: 'lead-form', lead, ask },
    { type: 'primary_filled' },
  );
}

function newsWords(ctx: CardContext, lead: Lead, news: LeadNewsKind): string {
  switch (news) {
    case 'opened':
      return `已登记，由 ${personLine(ctx.world, lead.owner)} 跟办`;
    case 'moved':
      return `已到“${stageName(lead.stage)}”`;
    case 'revived':
      return `重新跟进，现在是“${stageName(lead.stage)}”`;
    case 'lost':
      return `没有谈成：${cut(lead.lost?.reason ?? '', 100)}`;
    case 'signed':
      return lead.signed
        ? `${dateWords(lead.signed.on, ctx.now)}签约，${yi(lead.signed.amountWan)}`
        : '已签约';
    case 'fedBack':
      return cut(lead.notes.at(-1)?.words ?? '有新进展', 200);
    case 'handedOver':
      return `已转给 ${personLine(ctx.world, lead.owner)} 跟办`;
    case 'ruled':
      return `归属已裁定，由 ${personLine(ctx.world, lead.owner)} 跟办`;
    case 'project':
      return `已建项目 ${lead.project ?? ''}`;
    default:
      return news satisfies never;
  }
}

/** What became of a lead, for whoever told of it or brought it. */
export function newsCard(
  ctx: CardContext,
  lead: Lead,
  news: LeadNewsKind,
  reader: PersonId | null,
): Card {
  const name = leadName(lead.facts);
  const words = newsWords(ctx, lead, news);
  const introducer = introducerOf(ctx.world, lead.facts);
  const isBringer = introducer?.kind === 'colleague' && introducer.person === reader;
  const whose =
    reader === lead.first.by
      ? '您报的'
      : reader === lead.owner
        ? '您跟办的'
        : isBringer
          ? '您引荐的'
          : '您经手的';
  return card(
    `${whose}线索有进展 · ${name} · ${words}`,
    header(`线索进展 · ${name}`, {
      subtitle: lead.id,
      template: news === 'lost' ? 'grey' : news === 'signed' ? 'green' : 'blue',
    }),
    [
      plainLine(words),
      ...(news === 'opened' || news === 'ruled' || news === 'handedOver'
        ? []
        : [fact('跟办', escapeText(personLine(ctx.world, lead.owner)))]),
      footer(`这是${whose}线索。`),
    ],
  );
}

/** Both records of a lead in dispute, for the operators. */
export function disputeCard(ctx: CardContext, lead: Lead, other: Lead | null): Card {
  const { dispute, id } = lead;
  const name = lead.confidential ? lead.id : leadName(lead.facts);
  const title = `线索归属争议 · ${name}`;
  if (!dispute) return card(title, header(title, { template: 'green' }), [markdown('已经裁定。')]);
  const record = ({ id: number, first }: Lead) =>
    `${number} · ${personLine(ctx.world, first.by)} · ${dayWords(first.at, ctx.now)} 首报 · 内容指纹 ${first.hash.slice(0, 12)}`;
  const claimants = [...new Set([lead.owner, dispute.by])];
  return card(title, header(title, { subtitle: id, template: 'yellow' }), [
    fact('原记录', escapeText(record(lead))),
    ...(other && other.id !== id ? [fact('另一条', escapeText(record(other)))] : []),
    fact('理由', escapeText(`${personName(ctx.world, dispute.by)}：${cut(dispute.words, 200)}`)),
    buttonRow(
      claimants.map((owner) =>
        button(
          `归 ${personName(ctx.world, owner)}`,
          { v: 1, action: 'lead-rule', lead: id, owner },
          { name: `lead-rule-${owner}` },
        ),
      ),
    ),
    footer('裁定只定由谁跟办，首报记录不变。'),
  ]);
}

/** A lead is signed: the operators open its project, with everything known filled in. */
export function signedCard(ctx: CardContext, lead: Lead): Card {
  const { signed, facts, project } = lead;
  const title = `已签约，请建项目 · ${leadName(facts)}`;
  return card(title, header(title, { subtitle: lead.id, template: 'green' }), [
    ...(signed ? [fact('签约', `${dateWords(signed.on, ctx.now)} · ${yi(signed.amountWan)}`)] : []),
    ...(['project', 'industry', 'origin'] as const).flatMap((field) => {
      const words = fieldWords(facts, field, ctx.now);
      return words === ''
        ? []
        : [
            fact(
              field === 'project' ? '项目' : field === 'origin' ? '来自' : '行业',
              escapeText(words),
            ),
          ];
    }),
    fact('跟办', escapeText(personLine(ctx.world, lead.owner))),
    fact('首报', dateWords(dayOf(lead.first.at), ctx.now)),
    ...(project
      ? [markdown(`已建项目 ${escapeText(project)}。`)]
      : [
          buttonRow([
            button(
              '建项目',
              { v: 1, action: 'lead-project', lead: lead.id },
              { type: 'primary_filled' },
            ),
            button('看线索', { v: 1, action: 'lead-show', lead: lead.id }),
          ]),
          footer('表单会填好已知内容，签约前的节点按线索日期办结。'),
        ]),
  ]);
}
