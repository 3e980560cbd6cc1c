import type { NodeCode } from '../domain/catalogue/types.ts';
import type { MatterId } from '../domain/matter/types.ts';
import type { PersonId } from '../domain/people/types.ts';
import type { ActType, NodeRefusal, Refusal } from '../domain/project/commands.ts';
import type { Project, World } from '../domain/project/types.ts';
import { blockerActs, blockerRefusals } from './blocker/spoken.ts';
import { clockActs, clockRefusals } from './clock/spoken.ts';
import { consultationActs, consultationRefusals } from './consultation/spoken.ts';
import { type CardContext, contextFor } from './context.ts';
import { errandActs, errandRefusals } from './errand/spoken.ts';
import { extensionActs, extensionRefusals } from './extension/spoken.ts';
import { handoverActs, handoverRefusals } from './handover/spoken.ts';
import { itemActs, itemRefusals } from './item/spoken.ts';
import { materialActs, materialRefusals } from './material/spoken.ts';
import { supplierWords } from './node-facts.ts';
import { byDay, owedByWords } from './paper-facts.ts';
import { rectificationActs, rectificationRefusals } from './rectification/spoken.ts';
import { onboardingActs, onboardingRefusals } from './setup/spoken.ts';
import type { RefusalWords } from './spoken.ts';
import { standingActs, standingRefusals } from './standing/spoken.ts';
import { supervisionActs, supervisionRefusals } from './supervision/spoken.ts';
import { teamActs, teamRefusals } from './team/spoken.ts';
import { cut, materialName, materialNames, nameList, nodeName, personLine } from './text.ts';
import type { Toast } from './toasts.ts';
import { dateWords, dayWords } from './words.ts';

/** People named in a refusal before the rest is counted. */
const MAX_WHO = 4;
/** Words of a stranger quoted in a refusal. */
const QUOTE_SIGNS = 20;

const actWords: Record<ActType, string> = {
  ...materialActs,
  ...blockerActs,
  ...rectificationActs,
  ...clockActs,
  ...extensionActs,
  ...handoverActs,
  ...errandActs,
  ...consultationActs,
  ...itemActs,
  ...teamActs,
  ...standingActs,
  ...onboardingActs,
  ...supervisionActs,

  accept: '接办',
  finish: '办结',
  fileMaterial: '传材料',
  promiseMaterials: '容缺受理',
  setDue: '设定时限',
};

/** Why nothing changed, in a toast: what is so, and who may or what is needed. */
export function refusalToast(ctx: CardContext, project: Project | null, refusal: Refusal): Toast {
  const [type, content] = tell(ctx, project, refusal);
  return { type, content };
}

const nodeRefusals: RefusalWords<NodeRefusal> = {
  'not-allowed': ({ world }, _project, refusal) => ['error', notAllowedWords(world, refusal)],
  'unknown-node': (_ctx, _project, { node }) => [
    'error',
    `没有编号为“${cut(node, QUOTE_SIGNS)}”的节点，请核对四位编号。`,
  ],
  'node-not-applicable': ({ world }, _project, { node }) => [
    'warning',
    `${nodeName(world, node)} 不涉及本项目，不用办理。`,
  ],
  'node-waiting': ({ world }, _project, { node, waitsFor }) => [
    'warning',
    `${nodeName(world, node)} 还没有启动，${waitsWords(world, waitsFor)}`,
  ],
  'node-done': (ctx, _project, refusal) => [
    'info',
    `${nodeName(ctx.world, refusal.node)} 已${doneWords(ctx, refusal)}办结，不用再办。`,
  ],
  'already-accepted': ({ world, now }, _project, { node, by, at }) => [
    'info',
    `${nodeName(world, node)} 已由 ${personLine(world, by)} 接办，时间是 ${dayWords(at, now)}。`,
  ],
  'materials-missing': ({ world }, project, { node, missing }) => [
    'warning',
    `还不能办结 ${nodeName(world, node)}，缺：${missingWords(world, project, missing)}。请把文件回复到办理卡。`,
  ],
  'unknown-material': (_ctx, _project, { material }) => [
    'error',
    `没有编号为“${cut(material, QUOTE_SIGNS)}”的材料。`,
  ],
  'nothing-to-promise': ({ world }, _project, { node }) => [
    'info',
    `${nodeName(world, node)} 没有需要容缺的材料。`,
  ],
  'promise-stands': (ctx, _project, { papers, asked }) => {
    const parts = byDay(papers).map(({ day, materials }) => {
      const names = materialNames(ctx.world, materials);
      return `${names}已定于 ${owedByWords(ctx, day, asked)}补交`;
    });
    return ['info', `${parts.join('；')}，没有改动。`];
  },
  'preflight-cannot-be-promised': ({ world }, _project, { materials }) => {
    const names = materials.map((code) => materialName(world, code));
    return ['warning', `${nameList(names, 6, '份')}是预检材料，不能容缺，须按时补齐。`];
  },
  'date-not-ahead': ({ now }, _project, { latestPastDay }) => [
    'warning',
    `${dateWords(latestPastDay, now)}已经过去，请选以后的日期。`,
  ],
  'date-too-far': ({ now }, _project, { latestDay }) => [
    'warning',
    `日期太远，最晚可到 ${dateWords(latestDay, now)}。`,
  ],
  'due-not-ahead': ({ now }, _project, { dueAt }) => [
    'warning',
    `${dayWords(dueAt, now)}已经过去，请给以后的时间。`,
  ],
  'due-too-far': ({ now }, _project, { latestAt }) => [
    'warning',
    `时限太远，最晚可到 ${dayWords(latestAt, now)}。`,
  ],
};

const words: RefusalWords<Refusal> = {
  ...nodeRefusals,
  ...materialRefusals,
  ...blockerRefusals,
  ...rectificationRefusals,
  ...clockRefusals,
  ...extensionRefusals,
  ...handoverRefusals,
  ...errandRefusals,
  ...consultationRefusals,
  ...itemRefusals,
  ...teamRefusals,
  ...standingRefusals,
  ...onboardingRefusals,
  ...supervisionRefusals,
};

function tell(around: CardContext, project: Project | null, refusal: Refusal) {
  const ctx = project ? contextFor(around, project) : around;
  const say = words[refusal.code] as (
    ctx: CardContext,
    project: Project | null,
    refusal: Refusal,
  ) => ReturnType<(typeof words)['not-allowed']>;
  return say(ctx, project, refusal);
}

/** The sentence of a refusal, for toasts and for cards that answer a message. */
export const refusalWords = (ctx: CardContext, project: Project | null, refusal: Refusal): string =>
  tell(ctx, project, refusal)[1];

function notAllowedWords(
  world: World,
  { act, who, node, matter }: Extract<Refusal, { code: 'not-allowed' }>,
): string {
  if (act === 'fileMaterial') {
    const whom = node ? '本项目专班和节点责任单位的人员' : '本项目专班的成员';
    return `只有${whom}可以传材料。`;
  }
  // Everybody in the group may: a list of names would say nothing.
  if (act === 'raiseBlocker' || act === 'addBlockerPhoto') {
    return `只有本项目专班的成员可以${actWords[act]}。`;
  }
  const what = actOnWords(world, act, node, matter);
  if (who.length === 0) {
    const reason = act === 'promiseMaterials' ? '责任单位没有登记一把手' : '没有登记责任人';
    return `目前没有人可以${what}：${reason}，请联系操作员。`;
  }
  return `您不能${what}，可以办理的是：${whoWords(world, who)}。`;
}

/** `接办 0304 节能审查`; an order is named where its act speaks of it: `接办督办单 S1（0304 节能审查）`. */
function actOnWords(world: World, act: ActType, node: NodeCode | null, matter?: MatterId): string {
  const about = node ? nodeName(world, node) : '';
  if (act in supervisionActs && matter) {
    const more = about ? `（${about}）` : '';
    return actWords[act].replace('督办单', `督办单 ${matter}${more || ' '}`);
  }
  return `${actWords[act]} ${matter ?? about}`.trim();
}

const whoWords = (world: World, who: readonly PersonId[]): string =>
  nameList(
    who.map((person) => personLine(world, person)),
    MAX_WHO,
    '人',
  );

function waitsWords(world: World, waitsFor: readonly string[]): string {
  if (waitsFor.length === 0) return '请稍后再试。';
  const names = waitsFor.map((code) => nodeName(world, code));
  return `要等 ${nameList(names, 3, '个节点')}办结。`;
}

function doneWords(
  { world, now }: CardContext,
  { doneAt, doneBy }: Extract<Refusal, { code: 'node-done' }>,
): string {
  const by = doneBy === null ? '' : `由 ${personLine(world, doneBy)} `;
  return doneAt === null ? by : `${by}于 ${dayWords(doneAt, now)}`;
}

function missingWords(world: World, project: Project | null, missing: readonly string[]): string {
  const names = missing.map((code) => materialName(world, code));
  const [only] = missing;
  if (project && only && missing.length === 1) {
    return `${materialName(world, only)}（${supplierWords(world, project, only)}）`;
  }
  return nameList(names, 8, '份');
}
