import { mattersOf } from '../../domain/matter/machine.ts';
import { unitHeadsOf, unitOfNode } from '../../domain/project/people.ts';
import type { Project, World } from '../../domain/project/types.ts';
import { isActive } from '../../domain/standing/phase.ts';
import { ownerOfOrder } from '../../domain/supervision/people.ts';
import type { OrderForm } from '../../domain/supervision/subjects.ts';
import type { SupervisionOrder } from '../../domain/supervision/types.ts';
import { buttonsOf, type CardButton } from '../../sandbox/card/read.ts';
import type { Row, Scene } from './player.ts';
import type { Random } from './random.ts';

interface Hands {
  readonly random: Random;
  readonly cardOf: (messageId: string | null) => object | undefined;
  readonly press: (person: string, messageId: string, button: CardButton) => Promise<void>;
}

/** How soon somebody does what an order asks for, all year long: some never do. */
const tempers = ['prompt', 'slow', 'prompt', 'silent', 'slow'] as const;
const EAGERNESS = { prompt: 9, slow: 2.5, silent: 0 } as const;

const temperOf = (person: string) =>
  tempers[Number(person.slice(1)) % tempers.length] ?? ('slow' as const);

/** What is answered in somebody's own chat, and what is pressed there how often of 1. */
const OWN_CARDS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  orderLeader: { 'order-note': 0.4, 'order-form': 0.4, instruct: 0.2 },
  planDecision: { 'order-plan-approve': 0.7, 'order-plan-refuse': 0.3 },
  orderVerify: { 'order-close': 0.8, 'order-return': 0.2 },
  orderEnterprise: { 'order-solved': 0.7, 'order-unsolved': 0.3 },
  summons: { 'order-summons-hold': 0.5, 'order-summons-drop': 0.5 },
};
/** Verifiers and leaders look into their chats more often than others work. */
const OWN_SHARE = 4;

/** People at orders (督办单): their owners step by step, leaders, verifiers and the enterprise. */
export function createOrderWork({ random, cardOf, press }: Hands) {
  const buttonOf = (row: Row, action: string, of?: OrderForm): CardButton | undefined =>
    random.pick(
      buttonsOf(cardOf(row.messageId)).filter(({ value }) => {
        const about = (value ?? {}) as { action?: string; of?: string };
        return about.action === action && (of === undefined || about.of === of);
      }),
    );

  /** The owner takes the next step, or now and then the unit's head for them. */
  async function step(
    world: World,
    project: Project,
    order: SupervisionOrder,
    row: Row,
    share: number,
  ) {
    const owner = ownerOfOrder(world, project, order);
    const [head] = unitHeadsOf(world, unitOfNode(world, project, order.node));
    const who = random.chance(0.85) ? owner : (head ?? owner);
    if (who === null || !random.chance(share * EAGERNESS[temperOf(who)])) return;
    const of = nextForm(random, order);
    const button = of && buttonOf(row, 'order-form', of);
    if (button && row.messageId) await press(who, row.messageId, button);
  }

  async function answerOwn({ world, projects }: Scene, row: Row): Promise<void> {
    const choices = OWN_CARDS[row.subject.kind] ?? {};
    let left = random.int(0, 999) / 1_000;
    const action = Object.entries(choices).find(([, part]) => {
      left -= part;
      return left < 0;
    })?.[0];
    const button = action && buttonOf(row, action);
    const project = projects.find(({ id }) => id === row.projectId);
    if (!button || !row.messageId || !project) return;
    const [, owner = ''] = row.lane.split(':');
    await press(world.directory.actingFor(owner), row.messageId, button);
  }

  return async (scene: Scene, rows: readonly Row[], share: number): Promise<void> => {
    const { world, projects } = scene;
    for (const project of projects.filter(isActive)) {
      for (const order of mattersOf(project, 'order').filter(({ closed }) => closed === null)) {
        const row = rows.findLast(
          ({ subject, projectId, matter }) =>
            subject.kind === 'order' && projectId === project.id && matter === order.id,
        );
        if (row) await step(world, project, order, row, share);
      }
    }
    for (const row of rows) {
      if (row.subject.kind in OWN_CARDS && random.chance(share * OWN_SHARE)) {
        await answerOwn(scene, row);
      }
    }
  };
}

function nextForm(random: Random, order: SupervisionOrder): OrderForm | undefined {
  const { returned, completed, accepted, fedBack, result, plan } = order;
  if (returned && returned.resolvedAt === null) return 'resolve';
  if (completed) return undefined;
  if (!accepted) return 'accept';
  if (!fedBack) return 'feedback';
  if (!result) return random.chance(0.6) ? 'result' : 'plan';
  if (plan?.nextAt) return 'feedback';
  return random.chance(0.1) ? 'plan' : undefined;
}
