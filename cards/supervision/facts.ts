import { dayOf } from '../../domain/calendar/time.ts';
import { missingMaterials } from '../../domain/project/node-view.ts';
import type { Project } from '../../domain/project/types.ts';
import type { OrderLine, SupervisionOrder } from '../../domain/supervision/types.ts';
import type { CardContext } from '../context.ts';
import { coloured, type Element, fact, lines } from '../parts.ts';
import { cut, escapeText, materialNames, personLine, personName } from '../text.ts';
import { dateWords, dayWords, momentWords } from '../words.ts';
import { causeWords, climbWords, isPressing, names, skippedWords } from './words.ts';

const LINE_SIGNS = 100;
/** Lines of an order's card; the log has all. */
const MAX_LINES = 3;
const MAX_PAPERS = 3;

/** When it was due; how long it is late stands in the header. */
export const dueFact = ({ now }: CardContext, { missedAt }: SupervisionOrder): Element =>
  fact('时限', escapeText(dayWords(missedAt, now)));

/** Papers that a running node still lacks. */
export function papersFact({ world }: CardContext, project: Project, order: SupervisionOrder) {
  const isRunning = project.nodes.get(order.node)?.status === 'running';
  const missing = isRunning ? missingMaterials(world, project, order.node) : [];
  if (missing.length === 0) return [];
  return [fact('缺件', coloured('red', escapeText(materialNames(world, missing, MAX_PAPERS))))];
}

/** To whom it has climbed, and who was passed over on the way. */
export function climbFact({ world }: CardContext, order: SupervisionOrder): Element[] {
  const { climb, missed } = order;
  if (!climb || !isPressing(order)) return [];
  const passed = skippedWords(world, climb);
  const isUp = Object.keys(missed).length > 0;
  if (!isUp && passed === '') return [];
  const why = passed === '' ? '' : `（${passed}）`;
  const verb = isUp ? '已提请' : '由';
  const end = isUp ? '' : '负责';
  return [fact('上报', escapeText(`${verb} ${climbWords(world, climb)}${why}${end}`))];
}

/** Why it is late, as whoever accepted it says; where it is the enterprise's, that no points go. */
export function causeFact({ world }: CardContext, order: SupervisionOrder): Element[] {
  const { accepted, asHelp, causeConfirmed } = order;
  if (asHelp) {
    const who = causeConfirmed
      ? `企业原因，${personName(world, causeConfirmed.by)} 已确认`
      : '这一步由企业办理';
    return [fact('原因', escapeText(`${who}，按帮办处理，不计积分`))];
  }
  if (!accepted) return [];
  const open = accepted.cause === 'enterprise' ? '，待企业或代办员确认' : '';
  return [fact('原因', `${causeWords[accepted.cause]}${open}`)];
}

/** The dated plan: asked for, approved or refused. */
export function planFact(ctx: CardContext, order: SupervisionOrder): Element[] {
  const { plan, closed } = order;
  if (!plan || closed) return [];
  if (plan.decided) return planDecidedFact(ctx, order, '方案');
  const until = dateWords(plan.on, ctx.now);
  if (order.completed) return [fact('方案', `申请过 ${until}前完成，节点已办结，不用再决定`)];
  const whom = plan.to === null ? '领导' : ` ${personName(ctx.world, plan.to)} `;
  return [fact('方案', escapeText(`申请 ${until}前完成，待${whom}决定`))];
}

/** What was decided on it, and when the next feedback is owed. */
export function planDecidedFact(
  { world, now }: CardContext,
  { plan, completed }: SupervisionOrder,
  label: string,
): Element[] {
  if (!plan?.decided) return [];
  const until = dateWords(plan.on, now);
  const by = personName(world, plan.decided.by);
  if (!plan.decided.approved) return [fact(label, escapeText(`${by} 不同意延到 ${until}`))];
  const next =
    plan.nextAt === null || completed
      ? ''
      : `，每月反馈，下次 ${dateWords(dayOf(plan.nextAt), now)}前`;
  return [fact(label, escapeText(`${by} 同意 ${until}前完成${next}`))];
}

/** Until when it is left alone, and by whose word; a verifier sees it for good. */
export function sparedFact(
  { world, now }: CardContext,
  { spared, completed, closed }: SupervisionOrder,
  isForGood = false,
): Element[] {
  const isPast = completed !== null || closed !== null || now >= (spared?.until ?? now);
  if (!spared || (!isForGood && isPast)) return [];
  const by = personName(world, spared.by);
  const until = momentWords(spared.until, now);
  const words = isForGood ? `${by} 给到 ${until}` : `${by} 给到 ${until}，期间不再逐级上报`;
  return [fact('宽限', escapeText(words))];
}

/** A summons that was proposed, and what became of it. */
export function summonsFact(
  { world }: CardContext,
  { summons, closed }: SupervisionOrder,
): Element[] {
  if (!summons) return [];
  const { decided } = summons;
  const open = closed ? '建议过约谈，没有作决定' : '已建议约谈，待区主要领导决定';
  const words = decided
    ? `${personName(world, decided.by)} 决定${decided.decision === 'hold' ? '约谈' : '不约谈'}`
    : open;
  return [fact('约谈', escapeText(words))];
}

/** What the enterprise says of the result; its silence holds nothing up. */
export function enterpriseFact(
  { world }: CardContext,
  { team }: Project,
  { completed, answered }: SupervisionOrder,
): Element[] {
  if (!completed || team.enterpriseContact === null) return [];
  if (!answered) return [fact('企业', '还没有答复（不影响销号）')];
  const by = personName(world, answered.by);
  const words = answered.satisfied ? '说问题已解决' : coloured('orange', '说还没有解决');
  return [fact('企业', `${escapeText(by)} ${words}`)];
}

const lineWords: Readonly<Record<OrderLine['what'], string>> = {
  accepted: '接办',
  feedback: '反馈',
  result: '初步解决',
  plan: '限期方案',
  planDecided: '方案意见',
  answered: '企业答复',
  returned: '退回',
  resolved: '补办',
  closed: '销号意见',
  summons: '约谈意见',
};

/** What was said, in a word; of the enterprise's answer also which it was. */
function whatWords({ what, satisfied }: OrderLine): string {
  if (what !== 'answered' || satisfied === undefined) return lineWords[what];
  return satisfied ? '答复已解决' : '答复还没有解决';
}

/** `3月17日 10:20 自规分局 俞澄 反馈：图已送审` */
export function lineOf({ world, now }: CardContext, line: OrderLine): string {
  const { at, by, words } = line;
  const who = escapeText(`${momentWords(at, now)} ${personLine(world, by)} ${whatWords(line)}`);
  const said = words === '' ? '' : `：${escapeText(cut(words, LINE_SIGNS))}`;
  return `${coloured('grey', who)}${said}`;
}

/** The last things that were told of it. */
export function linesFact(
  ctx: CardContext,
  { lines: told }: SupervisionOrder,
  most = MAX_LINES,
): Element[] {
  const shown = told.slice(-most);
  if (shown.length === 0) return [];
  const before = told.length > most ? [coloured('grey', '更早的已存档')] : [];
  return [fact('进展', lines([...before, ...shown.map((line) => lineOf(ctx, line))]))];
}

export const filesFact = ({ files }: SupervisionOrder): Element[] =>
  files > 0 ? [fact('附件', `${files} 份，已存档`)] : [];

/** Leaders who have taken note of how it stands. */
export const notedFact = ({ world }: CardContext, { noted }: SupervisionOrder): Element[] =>
  noted.length > 0 ? [fact('知悉', escapeText(names(world, noted)))] : [];
