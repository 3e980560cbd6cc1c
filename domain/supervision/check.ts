import { whoMay } from '../access/access.ts';
import { refuse } from '../decision.ts';
import { matterOf, mattersOf } from '../matter/machine.ts';
import type { Refusal } from '../project/commands.ts';
import type { ProjectDecision } from '../project/decider.ts';
import type { Project, World } from '../project/types.ts';
import type { SupervisionCommand, SupervisionRefusal } from './commands.ts';
import type { SupervisionOrder } from './types.ts';

/** Signs that words about an order may have: as many as an input of a card takes. */
export const MOST_SIGNS = 1_000;

/**
 * How far an order must be for an act. `working`: its node is still to be done; `waiting`: done, and
 * not closed out; `open`: either. Once it is closed nothing is left to do.
 */
const needed: Readonly<Record<SupervisionCommand['type'], 'working' | 'waiting' | 'open'>> = {
  acceptOrder: 'working',
  feedBackOrder: 'working',
  giveResult: 'working',
  addOrderFile: 'open',
  proposePlan: 'working',
  decidePlan: 'working',
  spareOrder: 'working',
  assignOrder: 'working',
  noteOrder: 'open',
  confirmCause: 'open',
  answerOrder: 'waiting',
  closeOrder: 'waiting',
  returnOrder: 'waiting',
  resolveOrder: 'waiting',
  decideSummons: 'open',
};

/** Acts that say nothing without words. */
const needsWords: ReadonlySet<SupervisionCommand['type']> = new Set([
  'acceptOrder',
  'feedBackOrder',
  'giveResult',
  'proposePlan',
  'returnOrder',
  'resolveOrder',
]);

type Checked =
  | { readonly ok: true; readonly order: SupervisionOrder; readonly words: string }
  | { readonly ok: false; readonly refusal: SupervisionRefusal };

/**
 * The order that somebody wants to act on with their words cleaned, or why they cannot: what nobody
 * can do as things stand is said before who may. Source: design, section 3 "Access".
 */
export function withOrder(
  world: World,
  project: Project,
  command: SupervisionCommand,
  then: (order: SupervisionOrder, words: string) => ProjectDecision,
): ProjectDecision {
  const check = checkOrder(project, command);
  if (!check.ok) return check;
  const { order, words } = check;
  return refusalOfPerson(world, project, command, order) ?? then(order, words);
}

/** An act before its form is opened: whether it could be carried out, whatever will be written. */
export type OrderAct = Pick<SupervisionCommand, 'type' | 'matter' | 'by'>;

/** Why somebody need not fill in the form of an act; undefined: they may. */
export function refusalOfAct(world: World, project: Project, act: OrderAct): Refusal | undefined {
  const { matter } = act;
  const order = matterOf(project, 'order', matter);
  if (!order) return { code: 'order-unknown', matter };
  return (
    refusalOfState(order, act) ??
    refusalOfPerson(world, project, act, order)?.refusal ??
    refusalOfStep(order, act)
  );
}

/** What an act says itself once it is sent, where that is known before. */
function refusalOfStep(
  { id: matter, accepted, plan, returned }: SupervisionOrder,
  { type }: OrderAct,
): SupervisionRefusal | undefined {
  const needsAcceptance = ['feedBackOrder', 'giveResult', 'proposePlan'].includes(type);
  if (needsAcceptance && !accepted) return { code: 'order-not-accepted', matter };
  if (type === 'acceptOrder' && accepted) {
    return { code: 'order-accepted', matter, by: accepted.by, at: accepted.at };
  }
  if (type === 'proposePlan' && plan && !plan.decided) {
    return { code: 'plan-waits', matter, on: plan.on };
  }
  const isBack = returned !== null && returned.resolvedAt === null;
  return type === 'resolveOrder' && !isBack ? { code: 'order-not-returned', matter } : undefined;
}

function refusalOfPerson(world: World, project: Project, act: OrderAct, order: SupervisionOrder) {
  const { type, by } = act;
  const who = whoMay(world, project, type, order.node, order);
  if (who.includes(by)) return undefined;
  const matter = order.id;
  const isVerdict = type === 'closeOrder' || type === 'returnOrder';
  return isVerdict && order.doers.includes(by)
    ? refuse({ code: 'order-own-work' as const, matter, who })
    : refuse({ code: 'not-allowed' as const, act: type, node: order.node, matter, who });
}

function checkOrder(project: Project, command: SupervisionCommand): Checked {
  const { matter } = command;
  const order = matterOf(project, 'order', matter);
  if (!order) return { ok: false, refusal: { code: 'order-unknown', matter } };
  const refusal = refusalOfState(order, command) ?? refusalOfForm(project, command);
  if (refusal) return { ok: false, refusal };
  const words = 'words' in command ? clean(command.words) : '';
  if (needsWords.has(command.type) && words === '') {
    return { ok: false, refusal: { code: 'order-words-missing' } };
  }
  return [...words].length > MOST_SIGNS
    ? { ok: false, refusal: { code: 'order-words-too-long', mostSigns: MOST_SIGNS } }
    : { ok: true, order, words };
}

const clean = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim();

function refusalOfState(
  { id: matter, node, closed, completed, returned }: SupervisionOrder,
  { type }: OrderAct,
): SupervisionRefusal | undefined {
  if (closed) return { code: 'order-closed', matter, at: closed.at, by: closed.by };
  // What was sent back is worked on again, and told of.
  const isBack = returned !== null && returned.resolvedAt === null;
  if (type === 'feedBackOrder' && isBack) return undefined;
  if (needed[type] === 'working' && completed) {
    return { code: 'order-completed', matter, at: completed.at };
  }
  if (needed[type] === 'waiting' && !completed)
    return { code: 'order-not-completed', matter, node };
  return undefined;
}

function refusalOfForm(
  project: Project,
  command: SupervisionCommand,
): SupervisionRefusal | undefined {
  const form = 'form' in command ? command.form : null;
  if (form === null) return undefined;
  const answered = mattersOf(project, 'order').find(({ forms }) => forms.includes(form));
  return answered && { code: 'order-form-answered', matter: answered.id };
}
