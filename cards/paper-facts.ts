import { DUE_TIME } from '../domain/calendar/due.ts';
import type { Day } from '../domain/calendar/time.ts';
import type { MaterialCode, NodeCode } from '../domain/catalogue/types.ts';
import type { Project, World } from '../domain/project/types.ts';
import type { CardContext } from './context.ts';
import { missingWords, papersOf } from './node-facts.ts';
import { coloured, type Element, fact, lines } from './parts.ts';
import { cutList, escapeText, materialName, materialNames } from './text.ts';
import { dateWords } from './words.ts';

/** Missing papers named one by one before the rest is counted. */
const MAX_NAMED = 8;

/** Papers of a node: what is missing and who brings it, what was promised, what is there. */
export function paperFacts(ctx: CardContext, project: Project, code: NodeCode): Element[] {
  const { world } = ctx;
  const { required, missing, ready, promised } = papersOf(world, project, code);
  if (required.length === 0) return [fact('材料', '这个节点不需要材料。')];
  return [
    ...(missing.length > 0 ? [fact('还缺', missingLines(world, project, missing))] : []),
    ...(promised.length > 0 ? [fact('容缺', promisedLines(ctx, project, promised))] : []),
    fact('材料', readyText(world, ready, required.length)),
  ];
}

/** Missing papers in red, a line each, with who supplies them. */
export function missingLines(
  world: World,
  project: Project,
  missing: readonly MaterialCode[],
): string {
  return lines(
    cutList(
      missing,
      MAX_NAMED,
      (code) => coloured('red', escapeText(missingWords(world, project, code))),
      (left) => `另有 ${left} 份`,
    ),
  );
}

/** `材料已齐`, said of a node that misses no paper; a promised one is not there yet. */
export const completeWords = (world: World, project: Project, code: NodeCode): string =>
  papersOf(world, project, code).promised.length > 0 ? '容缺以外的材料已齐' : '材料已齐';

/** Promised papers with their dates. */
export function promisedLines(
  { world, now }: CardContext,
  project: Project,
  promised: readonly MaterialCode[],
): string {
  return lines(
    cutList(
      promised,
      MAX_NAMED,
      (code) => {
        const material = project.materials.get(code);
        const date = material?.status === 'promised' ? dateWords(material.promisedOn, now) : '';
        const isLate = material?.status === 'promised' && now >= material.dueAt;
        const text = `${escapeText(materialName(world, code))}（应于 ${date}前补交）`;
        return isLate ? coloured('red', `${text}，已过期`) : text;
      },
      (left) => `另有 ${left} 份`,
    ),
  );
}

/** What somebody asked for at 容缺受理; other nodes may hold a paper to an earlier day. */
export interface AskedPromise {
  readonly materials: readonly MaterialCode[];
  readonly promisedOn: Day;
}

/** Those of the papers that are promised now, by the day on which they are owed, earliest first. */
export const promisedByDay = (project: Project, codes: readonly MaterialCode[]) =>
  byDay(
    codes.flatMap((code) => {
      const state = project.materials.get(code);
      return state?.status === 'promised' ? { material: code, promisedOn: state.promisedOn } : [];
    }),
  );

/** Papers by the day on which they are owed, earliest first. */
export function byDay(
  papers: readonly { readonly material: MaterialCode; readonly promisedOn: Day }[],
) {
  const days = new Map<Day, MaterialCode[]>();
  for (const { material, promisedOn } of papers) {
    days.set(promisedOn, [...(days.get(promisedOn) ?? []), material]);
  }
  return [...days]
    .map(([day, materials]) => ({ day, materials }))
    .sort((a, b) => a.day.localeCompare(b.day));
}

/** `3月20日 17:30 前`, and why where that is not the day that was asked for. */
export function owedByWords({ now }: CardContext, day: Day, asked: Day): string {
  const words = `${dateWords(day, now)} ${DUE_TIME} 前`;
  return day < asked ? `${words}（其他节点已约定）` : words;
}

function readyText(world: World, ready: readonly MaterialCode[], required: number): string {
  const count = ready.length === required ? `${required} 份已齐` : `${ready.length}/${required} 份`;
  if (ready.length === 0) return count;
  return `${count}：${coloured('grey', escapeText(materialNames(world, ready, 12)))}`;
}
