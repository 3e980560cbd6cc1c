import { dayOf } from '../../domain/calendar/time.ts';
import { type LeadBoard, lateCount } from '../../domain/lead/board.ts';
import { dutyKinds, isOpenLead, type Lead, leadLight } from '../../domain/lead/lead.ts';
import { textCard } from '../answers.ts';
import { barChart } from '../charts.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow } from '../controls.ts';
import {
  type Card,
  card,
  coloured,
  type Element,
  fact,
  footer,
  header,
  lines,
  markdown,
  panel,
  plainLine,
} from '../parts.ts';
import { cut, escapeText, personLine, personName } from '../text.ts';
import type { Toast } from '../toasts.ts';
import { dateWords } from '../words.ts';
import { type UnconfirmedDraft, unconfirmedParts } from './unconfirmed.ts';
import { dutyName, dutyWords, leadLightName, leadName, stageName } from './words.ts';

const MOST_LEADS = 10;
const severity = { red: 0, yellow: 1, blue: 2, green: 3, grey: 4 } as const;

/** 线索: the person's own, the worst light first. */
export function leadListCard(
  ctx: CardContext,
  leads: readonly Lead[],
  drafts: readonly UnconfirmedDraft[] = [],
): Card {
  const title = '我的线索';
  const open = leads.filter(isOpenLead);
  const rows = [...open].sort(
    (a, b) => severity[leadLight(a)] - severity[leadLight(b)] || a.movedAt - b.movedAt,
  );
  const count = (light: 'red' | 'yellow') =>
    rows.filter((lead) => leadLight(lead) === light).length;
  const [red, yellow] = [count('red'), count('yellow')];
  const shown = rows.slice(0, MOST_LEADS);
  return card(
    `${title} · ${rows.length} 条 · 红灯 ${red} · 黄灯 ${yellow}`,
    header(`${title} · ${rows.length} 条`, {
      template: red > 0 ? 'red' : yellow > 0 ? 'yellow' : 'blue',
      tags: [
        ...(red > 0 ? [{ text: `红灯 ${red}`, color: 'red' as const }] : []),
        ...(yellow > 0 ? [{ text: `黄灯 ${yellow}`, color: 'yellow' as const }] : []),
      ],
    }),
    [
      ...(rows.length === 0
        ? [markdown('没有在跟的线索。把客商情况直接发给我，就能登记。')]
        : [
            ...shown.map((lead) =>
              leadRow(ctx, lead, new Set(rows.map(({ owner }) => owner)).size > 1),
            ),
            footer(
              rows.length > shown.length
                ? `另有 ${rows.length - shown.length} 条。发“线索 编号”看一条。`
                : '发“线索 编号”看一条。',
            ),
          ]),
      ...(drafts.length > 0
        ? [
            panel(
              `还有 ${drafts.length} 条没有确认`,
              unconfirmedParts(drafts, '核对'),
              rows.length === 0,
            ),
          ]
        : []),
    ],
  );
}

function leadRow({ now, world }: CardContext, lead: Lead, isNamed: boolean): Element {
  const light = leadLight(lead);
  const colour = light === 'red' ? 'red' : light === 'yellow' ? 'orange' : 'blue';
  const next = [...lead.duties].sort((a, b) => a.dueAt - b.dueAt)[0];
  const whose = isNamed ? ` · ${personName(world, lead.owner)}` : '';
  const owed = next ? dutyWords(next, now) : '没有时限';
  return markdown(
    lines([
      `${coloured(colour, `● ${leadLightName(light)}`)} **${escapeText(leadName(lead.facts))}**`,
      coloured('grey', escapeText(`${lead.id} · ${stageName(lead.stage)} · ${owed}${whose}`)),
    ]),
  );
}

/** The leads of a stretch of time in words; what is late by what it is. */
export function boardWords({ fresh, moved, signed, lost, late }: LeadBoard): string {
  const owed = dutyKinds.filter((kind) => late[kind] > 0);
  const lateWords = owed.map((kind) => `${dutyName(kind)} ${late[kind]}`).join('、');
  return [
    `新增 ${fresh}`,
    `推进 ${moved}`,
    `签约 ${signed}`,
    `流失 ${lost}`,
    owed.length > 0 ? `逾期：${lateWords}` : '无逾期',
  ].join(' · ');
}

/** What is late, the longest first. */
export const lateLines = ({ world, now }: CardContext, { lates }: LeadBoard): string[] =>
  lates.map(
    ({ company, project, owner, duty, dueAt }) =>
      `${cut(company ?? project ?? '企业待核', 20)} · ${personName(world, owner)} · ${dutyName(duty)}应在 ${dateWords(dayOf(dueAt), now)}前`,
  );

/** Open leads by step and those signed, in the pipeline's order. */
export const funnelChart = ({ funnel }: LeadBoard): Element[] =>
  barChart({
    title: '线索漏斗',
    measure: '条',
    empty: '没有在跟的线索。',
    bars: funnel.map(({ stage, count }) => ({ label: stageName(stage), value: count })),
  });

/** 线索看板: the last seven days. */
export function boardCard(ctx: CardContext, board: LeadBoard): Card {
  return card(
    `线索看板 · ${boardWords(board)}`,
    header('线索看板 · 近 7 天', { template: lateCount(board) > 0 ? 'yellow' : 'blue' }),
    [
      markdown(`**${boardWords(board)}**`),
      ...funnelChart(board),
      ...lateLines(ctx, board).map((words) => plainLine(words, 'notation')),
      footer('不含保密线索。'),
    ],
  );
}

/** A draft was confirmed: it is on record, and whose it is. */
export function savedCard({ world }: CardContext, lead: Lead, reader: string): Card {
  const name = leadName(lead.facts);
  const isOwn = lead.owner === reader;
  return card(
    `已登记 · ${name}`,
    header(`已登记 · ${name}`, {
      subtitle: lead.id,
      template: 'green',
      tags: lead.confidential ? [{ text: '保密', color: 'red' }] : [],
    }),
    [
      fact('跟办', escapeText(personLine(world, lead.owner))),
      ...lead.duties.map((duty) => fact('时限', escapeText(dutyWords(duty, lead.first.at)))),
      markdown(
        isOwn ? '线索卡已发到您的单聊，进展回复那张卡片就行。' : '已转给跟办人，有进展会告诉您。',
      ),
    ],
  );
}

export const savedToast = (lead: Lead): Toast => ({
  type: 'success',
  content: `已登记 ${lead.id}。`,
});

export const updateSavedCard = (lead: Lead): Card =>
  card(
    `已记入 · ${leadName(lead.facts)}`,
    header(`已记入 · ${leadName(lead.facts)}`, { subtitle: lead.id, template: 'green' }),
    [markdown(`现在是“${stageName(lead.stage)}”。`)],
  );

/** Told by somebody who does not carry the lead. */
export const passedOnCard = ({ world }: CardContext, lead: Lead): Card =>
  textCard(
    `已转给跟办人 · ${leadName(lead.facts)}`,
    `${personLine(world, lead.owner)} 核对后记入这条线索。`,
    'success',
  );

export const passedOnToast = ({ world }: CardContext, lead: Lead): Toast => ({
  type: 'success',
  content: `已转给 ${personLine(world, lead.owner)} 核对。`,
});

export const droppedCard = (): Card =>
  textCard('好的，不作为线索', '没有登记。需要时可以重新发。', 'info');

export const droppedToast = (): Toast => ({ type: 'info', content: '好的，不登记。' });

const draftOver = {
  done: '这条已经处理过，没有改动。',
  dropped: '这条已经点过“不是线索”，没有登记。',
  expired: '这份草稿已过期，没有登记。请再核对一遍。',
  gone: '这份草稿已不在系统中，没有登记。请重新发一次。',
  changed: '内容或相似线索有变化，请看新的卡片再确认。还没有登记。',
} as const;

/** In the place of a card whose draft is settled: nothing on it can be pressed any more. */
export const draftOverCard = (why: 'done' | 'dropped'): Card =>
  textCard(why === 'done' ? '已处理' : '不作为线索', draftOver[why], 'info');

export const draftOverToast = (why: keyof typeof draftOver): Toast => ({
  type: why === 'changed' || why === 'expired' ? 'warning' : 'info',
  content: draftOver[why],
});

export const othersLeadDraftToast = ({ world }: CardContext, by: string): Toast => ({
  type: 'error',
  content: `这是 ${personLine(world, by)} 发的线索，请本人确认。没有改动。`,
});

const formFaults = {
  investment: '总投资没有看懂，请写明单位，例如 3亿、5000万美元。没有改动。',
  landMu: '用地没有看懂，请只写亩数，例如 50 或 50-80。没有改动。',
  plantM2: '厂房面积没有看懂，请只写平方米数。没有改动。',
  contactPhone: '电话没有看懂，请只写一个号码。没有改动。',
  amount: '签约金额没有看懂，请写明单位，例如 3亿。只收人民币。没有改动。',
} as const;
export type LeadFormFault = keyof typeof formFaults;

export const formFaultToast = (fault: LeadFormFault): Toast => ({
  type: 'warning',
  content: formFaults[fault],
});

export const leadDoneToast = (): Toast => ({ type: 'success', content: '已记录。' });

/** A form was answered. */
export const formDoneCard = ({ world }: CardContext, lead: Lead, words: string): Card =>
  card(
    `${words} · ${leadName(lead.facts)}`,
    header(`${words} · ${leadName(lead.facts)}`, { subtitle: lead.id, template: 'green' }),
    [
      markdown(
        escapeText(
          `已记录。现在是“${stageName(lead.stage)}”，由 ${personLine(world, lead.owner)} 跟办。`,
        ),
      ),
    ],
  );

export const followedUpCard = (ctx: CardContext, lead: Lead): Card => {
  const next = lead.duties.find(({ kind }) => kind === 'followUp');
  return textCard(
    `已记跟进 · ${leadName(lead.facts)}`,
    next ? `下次跟进：${dateWords(dayOf(next.dueAt), ctx.now)}前。` : '已记入这条线索。',
    'success',
  );
};

export const noSuchLeadCard = (words: string): Card =>
  textCard('没有找到', `没有编号是“${cut(words, 20)}”的线索，或您看不到它。`, 'warning');

export const tooManyLeadsCard = (taken: number, left: number): Card =>
  textCard(
    `先读了前 ${taken} 条`,
    `这段话里还有 ${left} 条没有读，请把后面的再发一次。`,
    'warning',
  );

const groupWords = {
  named: ['本群开始收线索', '@我 说客商情况，我会请您核对后登记。不收时发“本群不再收线索”。'],
  namedBefore: ['本群已经在收线索', '没有改动。'],
  unnamed: ['本群不再收线索', '已登记的线索不受影响。'],
  unnamedBefore: ['本群没有在收线索', '没有改动。'],
  barred: ['没有改动', '只有操作员和招商单位负责人可以指定收线索的群。'],
  notHere: ['没有改动', '项目专班群不能收线索，请换一个群。'],
  ownChat: ['不用指定', '在单聊里直接发客商情况就行。'],
} as const;

export const leadsGroupCard = (what: keyof typeof groupWords): Card => {
  const [title, words] = groupWords[what];
  return textCard(title, words, what.startsWith('named') ? 'success' : 'info');
};

/** Words that were taken for no lead; `draft` is where they wait in case that they are one. */
export const noLeadCard = (words: string, draft: string | null): Card =>
  card(`没有当作线索 · ${words}`, header('没有当作线索', { template: 'grey' }), [
    plainLine(`“${cut(words, 120)}”`, 'notation'),
    markdown('没有登记，也没有做别的改动。'),
    ...(draft === null
      ? []
      : [buttonRow([button('是线索，填写登记', { v: 1, action: 'lead-edit', draft })])]),
    footer('报线索直接发客商情况就行；发“帮助”看我能做什么。'),
  ]);

/** A picture, a voice message: leads are read from words. */
export const leadNeedsWordsCard = (): Card =>
  textCard('请用文字发', '图片和语音里的内容我读不出来。线索请打成文字发给我。', 'info');

/** A lead in the list of likely ones, or told of by hand. */
export const showButton = (lead: Lead): Element =>
  button(
    leadName(lead.facts),
    { v: 1, action: 'lead-show', lead: lead.id },
    { name: `lead-show-${lead.id}` },
  );

export const disputedCard = ({ id, dispute }: Lead): Card =>
  textCard(
    '已送操作员裁定',
    dispute && dispute.other !== id
      ? `${id} 和您报的 ${dispute.other} 的首报记录已一起送去，裁定后会告诉您。`
      : `${id} 的首报记录和您的理由已送去，裁定后会告诉您。系统里没有您报的同一企业。`,
    'info',
  );
