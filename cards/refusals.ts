import type { PersonId } from '../domain/people/types.ts';
import type { ActType, Refusal } from '../domain/project/commands.ts';
import type { Project, World } from '../domain/project/types.ts';
import type { CardContext } from './context.ts';
import { supplierWords } from './node-facts.ts';
import { cut, materialName, nameList, nodeName, personLine } from './text.ts';
import type { Toast } from './toasts.ts';
import { dateWords, dayWords } from './words.ts';

/** People named in a refusal before the rest is counted. */
const MAX_WHO = 4;
/** Words of a stranger quoted in a refusal. */
const QUOTE_SIGNS = 20;

const actWords: Record<ActType, string> = {
  accept: '接办',
  finish: '办结',
  fileMaterial: '传材料',
  promiseMaterials: '容缺受理',
  setDue: '设定时限',
};

/** Why nothing changed, in a toast: what is so, and who may or what is needed. */
export function refusalToast(ctx: CardContext, project: Project | null, refusal: Refusal): Toast {
  return { type: toneOf(refusal), content: refusalWords(ctx, project, refusal) };
}

/** Nothing has changed because it is so already (`info`), may not be (`error`), cannot yet be. */
function toneOf(refusal: Refusal): Toast['type'] {
  switch (refusal.code) {
    case 'node-done':
    case 'already-accepted':
    case 'nothing-to-promise':
      return 'info';
    case 'not-allowed':
    case 'unknown-node':
    case 'unknown-material':
      return 'error';
    default:
      return 'warning';
  }
}

/** The sentence of a refusal, for toasts and for cards that answer a message. */
export function refusalWords(ctx: CardContext, project: Project | null, refusal: Refusal): string {
  const { world, now } = ctx;
  const name = (code: string) => nodeName(world, code);
  switch (refusal.code) {
    case 'not-allowed':
      return notAllowedWords(world, refusal);
    case 'unknown-node':
      return `没有编号为“${cut(refusal.node, QUOTE_SIGNS)}”的节点，请核对四位编号。`;
    case 'node-not-applicable':
      return `${name(refusal.node)} 不涉及本项目，不用办理。`;
    case 'node-waiting':
      return `${name(refusal.node)} 还没有启动，${waitsWords(world, refusal.waitsFor)}`;
    case 'node-done':
      return `${name(refusal.node)} 已${doneWords(ctx, refusal)}办结，不用再办。`;
    case 'already-accepted': {
      const at = dayWords(refusal.at, now);
      return `${name(refusal.node)} 已由 ${personLine(world, refusal.by)} 接办，时间是 ${at}。`;
    }
    case 'materials-missing':
      return `还不能办结 ${name(refusal.node)}，缺：${missingWords(world, project, refusal.missing)}。请把文件回复到办理卡。`;
    case 'unknown-material':
      return `没有编号为“${cut(refusal.material, QUOTE_SIGNS)}”的材料。`;
    case 'nothing-to-promise':
      return `${name(refusal.node)} 没有需要容缺的材料。`;
    case 'preflight-cannot-be-promised': {
      const names = refusal.materials.map((code) => materialName(world, code));
      return `${nameList(names, 6, '份')}是预检材料，不能容缺，须按时补齐。`;
    }
    case 'date-not-ahead':
      return `${dateWords(refusal.latestPastDay, now)}已经过去，请选以后的日期。`;
    case 'date-too-far':
      return `日期太远，最晚可到 ${dateWords(refusal.latestDay, now)}。`;
    case 'due-not-ahead':
      return `${dayWords(refusal.dueAt, now)}已经过去，请给以后的时间。`;
    case 'due-too-far':
      return `时限太远，最晚可到 ${dayWords(refusal.latestAt, now)}。`;
    default:
      return refusal satisfies never;
  }
}

function notAllowedWords(
  world: World,
  { act, who, node }: Extract<Refusal, { code: 'not-allowed' }>,
): string {
  if (act === 'fileMaterial') {
    const whom = node ? '本项目专班和节点责任单位的人员' : '本项目专班的成员';
    return `只有${whom}可以传材料。`;
  }
  const what = node ? `${actWords[act]} ${nodeName(world, node)}` : actWords[act];
  if (who.length === 0) {
    const reason = act === 'promiseMaterials' ? '责任单位没有登记一把手' : '没有登记责任人';
    return `目前没有人可以${what}：${reason}，请联系操作员。`;
  }
  return `您不能${what}，可以办理的是：${whoWords(world, who)}。`;
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
