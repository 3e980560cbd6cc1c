import type { MaterialCode, NodeCode, UnitCode } from '../domain/catalogue/types.ts';
import type { PersonId } from '../domain/people/types.ts';
import { definitionOf } from '../domain/project/node-view.ts';
import { ENTERPRISE } from '../domain/project/people.ts';
import type { World } from '../domain/project/types.ts';
import type { CardContext } from './context.ts';

/**
 * Characters that start markup in a card's markdown. Round brackets only matter after square
 * ones, which are escaped; so names like 项目备案(核准) stay readable in the card's JSON. A colon
 * between digits is a time and starts no :EMOJI:.
 */
const MARKUP = /[&<>*_~[\]#\-`|!\\]|(?<!\d):|:(?!\d)/g;

/** Text that somebody typed, made harmless inside markdown: one line, no markup, no mention. */
export function escapeText(text: string): string {
  return oneLine(text).replace(MARKUP, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Control characters and line breaks become spaces; plain_text elements need this, too. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim();
}

/** At most `max` characters, the last of them an ellipsis where something was cut. */
export function cut(text: string, max: number): string {
  const signs = [...oneLine(text)];
  return signs.length > max ? `${signs.slice(0, max - 1).join('')}…` : signs.join('');
}

/** The first `max` names, then how many there are: 宗地图、规划条件等 5 份. */
export function nameList(names: readonly string[], max: number, measure: string): string {
  const shown = names.slice(0, max).join('、');
  return names.length > max ? `${shown}等 ${names.length} ${measure}` : shown;
}

/** Cuts a long list and says how many were left out; `more` words the last line. */
export function cutList<Item>(
  items: readonly Item[],
  max: number,
  draw: (item: Item) => string,
  more: (left: number) => string,
): string[] {
  const shown = items.slice(0, max).map(draw);
  return items.length > max ? [...shown, more(items.length - max)] : shown;
}

/** Calls people: an `<at>` where this app knows the person's open_id, else the name. */
export function mention(ctx: CardContext, people: readonly PersonId[]): string {
  return people
    .map((person) => {
      const openId = ctx.openIdOf(person);
      return openId ? `<at id=${openId}></at>` : escapeText(personName(ctx.world, person));
    })
    .join(' ');
}

/** A person's name, in plain text; people who left the directory stay nameable. */
export function personName(world: World, person: PersonId): string {
  return cut(world.directory.person(person)?.name ?? '未登记人员', 20);
}

/** Unit and name in plain text, shown and not called: 自规分局 俞澄. */
export function personLine(world: World, person: PersonId): string {
  const unit = world.directory.person(person)?.unit;
  const name = personName(world, person);
  return unit ? `${unitName(world, unit)} ${name}` : name;
}

/** Unit and name of somebody of a team; of an enterprise's people the name, since a label says so. */
export const memberLine = (world: World, person: PersonId): string =>
  world.directory.person(person)?.unit === ENTERPRISE
    ? personName(world, person)
    : personLine(world, person);

/** Short name of a unit; people of an enterprise belong to no unit of the district. */
export function unitName(world: World, unit: UnitCode): string {
  return world.catalogue.units.get(unit)?.shortName ?? (unit === ENTERPRISE ? '企业' : unit);
}

/** `0304 节能审查`, in plain text. */
export function nodeName(world: World, code: NodeCode): string {
  return `${code} ${definitionOf(world, code).name}`;
}

/** Name of a material, in plain text; the code where the catalogue does not know it. */
export function materialName(world: World, code: MaterialCode): string {
  return world.catalogue.materials.get(code)?.name ?? code;
}

/** Names of several materials: 宗地图、规划条件等 5 份. */
export function materialNames(world: World, codes: readonly MaterialCode[], max = 6): string {
  return nameList(
    codes.map((code) => materialName(world, code)),
    max,
    '份',
  );
}
