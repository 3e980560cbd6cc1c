import type { Finding } from '../domain/audit/types.ts';
import type { ProjectId } from '../domain/project/types.ts';
import type { CardContext } from './context.ts';
import { dutyName } from './lead/words.ts';
import { type Card, card, type Element, footer, header, lines, markdown } from './parts.ts';
import { cut, cutList, escapeText, nodeName, personName } from './text.ts';
import { dayWords } from './words.ts';

const MAX_LINES = 12;
const NAME_SIGNS = 20;

type NameOf = (project: ProjectId) => string;

const tierWords = { weekly: '周调度', 'half-monthly': '半月调度', monthly: '月调度' } as const;

/**
 * Who has to do what about a finding; a lead without an owner says it in its own line. A deduction is
 * taken back only by a ruling on an appeal. Source: rules, `appeal`; design, section 6 "An auditor".
 */
const remedies = {
  retry: '没有督办单、没有处理、消息没有发出的，由系统补办；明天再次提醒的，请操作员查运行日志。',
  check: '调度没有生成或送达、线索没有发红灯卡片的，请操作员查运行日志。',
  call: '督办单没有通知到人的，请操作员报督考办，由督考办直接通知。',
  appeal:
    '预警没有送达却扣了分的，请操作员报督考办核实。应撤销的，由责任单位在申诉期内申诉，督考办裁定。',
} as const;

const remedyOf: Readonly<Record<Finding['kind'], keyof typeof remedies | null>> = {
  'late-without-order': 'retry',
  'look-overdue': 'retry',
  'climb-without-call': 'call',
  'message-late': 'retry',
  'digest-skipped': 'check',
  'deduction-unwarned': 'appeal',
  'lead-without-call': 'check',
  'lead-without-owner': null,
  'lead-overdue': 'retry',
  'draft-overdue': 'retry',
};

/** What the auditor found, for operators: a line a finding, and who has to do what about them. */
export function auditCard(ctx: CardContext, findings: readonly Finding[], nameOf: NameOf): Card {
  const title = `系统巡检 · 发现 ${findings.length} 处异常`;
  const drawn = cutList(
    findings,
    MAX_LINES,
    (finding) => `· ${wordsOf(ctx, finding, nameOf)}`,
    (left) => `另有 ${left} 处，详情见运行日志`,
  );
  return card(title, header(title, { template: 'red' }), [
    markdown(lines(drawn)),
    ...remedyPart(findings),
    footer('同一问题今天不再重复提醒。'),
  ]);
}

function remedyPart(findings: readonly Finding[]): Element[] {
  const needed = new Set(findings.map(({ kind }) => remedyOf[kind]));
  const words = (['call', 'appeal', 'check', 'retry'] as const).flatMap((each) =>
    needed.has(each) ? [remedies[each]] : [],
  );
  return words.length > 0 ? [markdown(lines(['**怎么办**', ...words]))] : [];
}

function wordsOf(ctx: CardContext, finding: Finding, nameOf: NameOf): string {
  const { world, now } = ctx;
  const project = (id: ProjectId) => escapeText(cut(nameOf(id), NAME_SIGNS));
  switch (finding.kind) {
    case 'late-without-order':
      return `${project(finding.project)}：${nodeName(world, finding.node)} ${dayWords(finding.dueAt, now)} 已到期，没有督办单`;
    case 'look-overdue':
      return `${project(finding.project)}：${escapeText(finding.code)} 应在 ${dayWords(finding.at, now)} 变灯或提醒，没有处理`;
    case 'climb-without-call':
      return `${project(finding.project)}：督办单 ${finding.matter} 已逐级提请，但没有通知到人`;
    case 'message-late':
      return `${finding.count} 条消息过了 10 分钟还没有发出，最早应在 ${dayWords(finding.since, now)}`;
    case 'digest-skipped':
      return finding.audience === null
        ? `${tierWords[finding.cycle]}（${finding.period}）没有生成`
        : `${tierWords[finding.cycle]}（${finding.period}）没有送达`;
    case 'deduction-unwarned':
      return `${project(finding.project)}：${nodeName(world, finding.node)} 的预警没有送达，却按 ${escapeText(finding.rule)} 扣了分`;
    case 'lead-without-call':
      return `线索 ${finding.lead}：${dutyName(finding.duty)} ${dayWords(finding.dueAt, now)} 已到期，没有发出红灯卡片`;
    case 'lead-without-owner': {
      const who = escapeText(personName(world, finding.owner));
      return finding.isConfidential
        ? `保密线索 ${finding.lead}：跟办人 ${who} 已离任，请名单内的领导转交`
        : `线索 ${finding.lead}：跟办人 ${who} 已离任，请发“线索 ${finding.lead}”转交`;
    }
    case 'lead-overdue':
      return `线索 ${finding.lead}：应在 ${dayWords(finding.at, now)} 变灯或提醒，没有处理`;
    case 'draft-overdue':
      return `${finding.count} 条线索草稿应提醒或过期，最早应在 ${dayWords(finding.since, now)}，没有处理`;
    default:
      return finding satisfies never;
  }
}
