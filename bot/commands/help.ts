import { type HelpTopic, helpCard } from '../../cards/answers.ts';
import { cardContext } from '../context.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** The commands that the help shows, by what they are about. */
export interface HelpTopicCommands {
  readonly topic: HelpTopic;
  readonly commands: readonly Command[];
}

/** The help over commands, as a command and as the answer to what no command reads. */
export function createHelp(topics: readonly HelpTopicCommands[]) {
  const card = ({ who, now, person }: Turn, { message }: Heard, unknown?: string): object =>
    helpCard(cardContext(who, now), {
      scope: message.isGroup ? 'group' : 'own',
      sections: topics.map(({ topic, commands }) => ({
        topic,
        commands: commands
          .filter(({ only }) => !only || (only === person.role && !message.isGroup))
          .map(({ usage, what }) => ({ usage, what })),
      })),
      ...(unknown?.trim() ? { unknown } : {}),
    });
  const command: Command = {
    usage: '帮助',
    what: '看我能做什么',
    read(text) {
      const words = after(text, ['帮助', 'help', '怎么用', '你好', '菜单']);
      return words === '' ? async (turn, heard) => card(turn, heard) : undefined;
    },
  };
  return { card, command };
}
