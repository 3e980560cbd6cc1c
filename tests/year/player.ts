import { and, eq, isNotNull } from 'drizzle-orm';
import { listGroupLanes } from '../../db/queries/lanes.ts';
import { listProjects, loadProjects } from '../../db/queries/projects.ts';
import { cards } from '../../db/schema/index.ts';
import { whoMay } from '../../domain/access/access.ts';
import { DAY_MS, dayOf, HOUR } from '../../domain/calendar/time.ts';
import { missingMaterials, runningNodes } from '../../domain/project/node-view.ts';
import {
  groupMembers,
  responsibleFor,
  unitHeadsOf,
  unitOfNode,
} from '../../domain/project/people.ts';
import type { Project, RunningNode, World } from '../../domain/project/types.ts';
import { isActive } from '../../domain/standing/phase.ts';
import { buttonsOf, type CardButton } from '../../sandbox/card/read.ts';
import { fillIn, submitsOf } from './forms.ts';
import { createOrderWork } from './order-work.ts';
import type { Random } from './random.ts';
import { sentenceOf } from './sentences.ts';
import type { Town } from './town.ts';

const OPERATOR = 'U066';
/** What somebody left; pressing it for those who have not would put people out of the district. */
const NEVER = new Set(['person-left', 'terminate', 'import-undo']);

export type Row = typeof cards.$inferSelect;

export interface Scene {
  readonly world: World;
  readonly projects: readonly Project[];
}

/** People at their work: what they press stands on a card that they can see. */
export function createPlayers(town: Town, random: Random) {
  const { bot, watched } = town;
  /** What was done, for a run that must have shown enough of everything. */
  const done = new Map<string, number>();
  const toasts = new Map<string, number>();

  const count = (of: Map<string, number>, what: string) => of.set(what, (of.get(what) ?? 0) + 1);

  const cardOf = (messageId: string | null): object | undefined =>
    messageId === null ? undefined : bot.messenger.find(messageId)?.card;

  async function press(person: string, messageId: string, button: CardButton): Promise<void> {
    const card = cardOf(messageId);
    if (!card || button.value === undefined || button.disabled) return;
    const { action } = button.value as { action: string };
    const form = button.inForm ? fillIn(random, card, button, dayOf(town.now())) : {};
    const { toast } = await town.press(person, messageId, button.value, form);
    count(done, action);
    count(toasts, `${action} ${toast?.type ?? 'none'}`);
    if (toast?.content.includes('出错')) watched.fault(`${action}: ${toast.content}`);
  }

  const buttonFor = (messageId: string | null, action: string): CardButton | undefined =>
    buttonsOf(cardOf(messageId)).find(
      ({ value }) => (value as { action?: string } | undefined)?.action === action,
    );

  const liveCards = (): Promise<Row[]> =>
    bot.db
      .select()
      .from(cards)
      .where(and(eq(cards.state, 'live'), isNotNull(cards.messageId)))
      .orderBy(cards.id);

  const workOnOrders = createOrderWork({ random, cardOf, press });

  /** Groups that stand, by project. */
  let groups = new Map<string, string>();
  const groupOf = (project: Project): string | undefined => groups.get(project.id);

  /** A day's part of the work on one node, as far as its card offers it. */
  async function workOn(scene: Scene, project: Project, node: RunningNode, row: Row | undefined) {
    const { world } = scene;
    const { messageId } = row ?? { messageId: null };
    const { person } = responsibleFor(world, project, node.code);
    const who =
      (random.chance(0.9) ? person : random.pick(groupMembers(world, project))) ?? OPERATOR;
    const act = async (action: string, by = who) => {
      const button = buttonFor(messageId, action);
      if (button && messageId) await press(by, messageId, button);
    };
    const left = node.dueAt - town.now();
    const chatId = groupOf(project);
    if (!node.accepted && random.chance(0.7)) await act('accept');
    const missing = missingMaterials(world, project, node.code);
    if (missing.length > 0) {
      if (random.chance(0.06)) await act('finish');
      if (left < 3 * DAY_MS && random.chance(0.15)) {
        const head =
          unitHeadsOf(world, unitOfNode(world, project, node.code))[0] ?? project.team.lead;
        return act('promise-form', head);
      }
      if (!chatId) return;
      const brought = random.some(missing, left < 5 * DAY_MS ? 8 : 3);
      for (const code of brought) {
        const name = world.catalogue.materials.get(code)?.name ?? code;
        const by = random.chance(0.5) ? who : (project.team.enterpriseContact ?? who);
        const reply = random.chance(0.6) ? messageId : null;
        await town.sendFile(by, chatId, random.chance(0.93) ? `${name}.pdf` : '扫描件.pdf', reply);
        count(done, 'file');
      }
      if (brought.length < missing.length) return;
    }
    if (left < 0 || random.chance(left < 4 * DAY_MS ? 0.6 : 0.3)) return act('finish');
  }

  /** Any button on any card that still stands, pressed by whoever it may be meant for. */
  async function pressAny(scene: Scene, row: Row): Promise<void> {
    const project = scene.projects.find(({ id }) => id === row.projectId);
    const card = cardOf(row.messageId);
    if (!project || !card || !row.messageId) return;
    const buttons = buttonsOf(card).filter(({ value }) => {
      const { action = '' } = (value ?? {}) as { action?: string };
      return action !== '' && !NEVER.has(action);
    });
    const button = random.pick(buttons);
    if (!button) return;
    await press(personFor(scene, project, row), row.messageId, button);
  }

  function personFor({ world }: Scene, project: Project, row: Row): string {
    const [kind, owner] = row.lane.split(':');
    if (kind === 'person' && owner) return owner;
    if (random.chance(0.06)) return OPERATOR;
    const meant = row.mention.filter((id) => !watched.gone.has(`ou_${id}`));
    if (meant.length > 0 && random.chance(0.7)) return random.pick(meant) ?? OPERATOR;
    if (row.node && project.nodes.has(row.node) && random.chance(0.5)) {
      return random.pick(whoMay(world, project, 'finish', row.node)) ?? OPERATOR;
    }
    return random.pick(groupMembers(world, project)) ?? OPERATOR;
  }

  async function speak(scene: Scene, project: Project): Promise<void> {
    const chatId = groupOf(project);
    if (!chatId) return;
    const said = sentenceOf(random, scene.world, project, town.now());
    if (watched.gone.has(`ou_${said.by}`)) return;
    await town.send(said.by, said.isOwn ? bot.messenger.ownChat(`ou_${said.by}`) : chatId, {
      kind: 'text',
      text: said.text,
    });
    count(done, `say ${said.text.split(/\s/)[0]}`);
  }

  /** Forms that came to people's own chats since message number `from`: most are answered. */
  async function answerForms(from: number): Promise<void> {
    for (const { messageId, chatId, card } of bot.messenger.messages.slice(from)) {
      const person = /^oc_own_ou_(U\d+)$/.exec(chatId)?.[1];
      const button = random.pick(submitsOf(card));
      if (!person || watched.gone.has(`ou_${person}`) || !button || random.chance(0.12)) continue;
      await press(person, messageId, button);
    }
  }

  return {
    done,
    toasts,
    count: (what: string) => count(done, what),
    /** Some minutes in which people act: `share` of the running nodes are worked on. */
    async work(share: number): Promise<void> {
      const { world } = await town.context.who();
      const ids = (await listProjects(bot.db)).map(({ id }) => id);
      const projects = (await loadProjects(bot.db, ids)).filter(
        ({ phase }) => phase.status !== 'withdrawn',
      );
      const scene = { world, projects };
      const rows = await liveCards();
      const lanes = await listGroupLanes(bot.db);
      groups = new Map(
        lanes.flatMap(({ key, chatId, lostAt }) =>
          lostAt === null ? [[key.slice('group:'.length), chatId] as const] : [],
        ),
      );
      const from = bot.messenger.messages.length;
      for (const project of projects.filter(isActive)) {
        for (const node of runningNodes(project)) {
          const isNear = node.dueAt - town.now() < 2 * DAY_MS;
          if (!random.chance(isNear ? Math.min(1, share * 2) : share)) continue;
          const row = rows.find(
            ({ projectId, subject }) =>
              projectId === project.id && subject.kind === 'node' && subject.node === node.code,
          );
          await workOn(scene, project, node, row);
        }
        if (random.chance(share)) await speak(scene, project);
      }
      for (const { phase, name } of projects) {
        if (phase.status !== 'suspended' || !random.chance(share / 8)) continue;
        const text = `恢复建设 ${name}`;
        await town.send(OPERATOR, bot.messenger.ownChat(`ou_${OPERATOR}`), { kind: 'text', text });
      }
      await workOnOrders(scene, rows, share);
      const others = rows.filter(({ subject }) => subject.kind !== 'progress');
      const open = others.filter(({ subject }) => subject.kind !== 'node');
      for (const row of random.some(open, Math.ceil(projects.length * share * 1.5))) {
        await pressAny(scene, row);
      }
      for (const row of random.some(rows, Math.ceil(projects.length * share * 0.6))) {
        await pressAny(scene, row);
      }
      await town.settle();
      await town.goTo(town.now() + HOUR / 30);
      // A form may lead to another, as the steps of a new project do.
      let seen = from;
      for (let round = 0; round < 3; round += 1) {
        const next = bot.messenger.messages.length;
        if (next === seen) break;
        await answerForms(seen);
        seen = next;
        await town.settle();
      }
    },
    /** An operator takes up what the morning's card says about one who left, or a group that is lost. */
    async repair(actions: readonly string[], person?: string): Promise<boolean> {
      const own = bot.messenger.ownChat(`ou_${OPERATOR}`);
      for (const { messageId, chatId, card } of bot.messenger.messages.slice(-400).reverse()) {
        if (chatId !== own) continue;
        const button = buttonsOf(card).find(({ value }) => {
          const about = (value ?? {}) as { action?: string; person?: string };
          return actions.includes(about.action ?? '') && (!person || about.person === person);
        });
        if (!button) continue;
        await press(OPERATOR, messageId, button);
        await town.settle();
        return true;
      }
      return false;
    },
  };
}

export type Players = ReturnType<typeof createPlayers>;
