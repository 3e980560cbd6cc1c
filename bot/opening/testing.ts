import { NOTHING, openingFields } from '../../cards/opening/actions.ts';
import type { Card } from '../../cards/parts.ts';
import { listProjects } from '../../db/queries/projects.ts';
import { drafts } from '../../db/schema/index.ts';
import type { BotContext } from '../context.ts';
import { answerClick } from '../intake/clicks.ts';
import { takeIn, workInbox } from '../intake/messages.ts';
import type { ClickAnswer } from '../messenger/messenger.ts';
import type { TestBot } from '../testing/bot.ts';

/** The operator of the demo district. */
export const OPERATOR = 'U066';

/** The first form, filled in soundly. */
export const facts = {
  [openingFields.name]: '云锦智能家居产业园项目',
  [openingFields.owner]: '云锦家居(示例)有限公司',
  [openingFields.location]: 'JKQ',
  [openingFields.investment]: '4.5亿',
  [openingFields.keyProject]: 'yes',
  [openingFields.lead]: 'U006',
  [openingFields.agent]: 'U015',
  [openingFields.contact]: 'U031',
};

/** The second form, left as it comes. */
const answers = { [openingFields.doneStage]: NOTHING };

type Values = Readonly<Record<string, string>>;

export interface Pressed {
  readonly person?: string;
  readonly form?: Values;
  readonly context?: BotContext;
  readonly key?: string;
}

/** What the button with this text brings back. */
export function buttonValue(part: unknown, text: string): unknown {
  if (typeof part !== 'object' || part === null) return undefined;
  const {
    tag,
    text: label,
    behaviors,
  } = part as {
    tag?: string;
    text?: { content?: string };
    behaviors?: readonly { value: unknown }[];
  };
  if (tag === 'button' && label?.content === text) return behaviors?.[0]?.value;
  return Object.values(part).reduce<unknown>(
    (found, each) => found ?? buttonValue(each, text),
    undefined,
  );
}

export const textOf = (card: object | undefined): string => JSON.stringify(card ?? {});

/** Somebody at work on 新建项目 in their own chat. */
export function openingDesk(bot: TestBot) {
  const sender = bot.process('own');
  let calls = 0;
  const ownChat = (person: string) => bot.messenger.ownChat(`ou_${person}`);

  /** Says something in the own chat; answers with the cards that follow. */
  async function say(text: string, person = OPERATOR): Promise<Card[]> {
    const before = bot.messenger.messagesIn(ownChat(person)).length;
    calls += 1;
    await takeIn(bot.context(), {
      type: 'message',
      key: `om_${calls}`,
      messageId: `om_${calls}`,
      chatId: ownChat(person),
      isGroup: false,
      senderOpenId: `ou_${person}`,
      sentAt: bot.clock.now(),
      parentId: null,
      mentionsBot: false,
      content: { kind: 'text', text },
    });
    await workInbox(bot.context());
    await sender.run();
    const messages = bot.messenger.messagesIn(ownChat(person)).slice(before);
    return messages.map(({ card }) => card as Card);
  }

  /** Presses a button by its text. */
  async function press(
    card: object | undefined,
    text: string,
    pressed: Pressed = {},
  ): Promise<ClickAnswer> {
    const { person = OPERATOR, form = {}, context = bot.context() } = pressed;
    calls += 1;
    return answerClick(context, {
      type: 'click',
      key: pressed.key ?? `click_${calls}`,
      messageId: 'om_form',
      chatId: ownChat(person),
      operatorOpenId: `ou_${person}`,
      value: buttonValue(card, text),
      form,
    });
  }

  return {
    sender,
    ownChat,
    say,
    press,
    /** As far as the preview. */
    async fillIn(first: Values = facts, second: Values = answers) {
      const [form] = await say('新建项目');
      const questions = await press(form, '下一步', { form: first });
      return press(questions.card, '预览', { form: second });
    },
    idsOf: async () => (await listProjects(bot.db)).map(({ id }) => id),
    drafts: () => bot.db.select().from(drafts),
  };
}

export type OpeningDesk = ReturnType<typeof openingDesk>;
