import { randomUUID } from 'node:crypto';
import { openingBarredCard, openingElsewhereCard } from '../../cards/opening/answers.ts';
import { factsFormCard } from '../../cards/opening/forms.ts';
import { insertDraft } from '../../db/queries/drafts.ts';
import { cardContext } from '../context.ts';
import { freshBody } from '../opening/form.ts';
import { OPENING } from '../opening/steps.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** For operators in their own chats. The name may stand behind the word. */
export const openProjectCommand: Command = {
  usage: '新建项目',
  what: '开通一个项目：填表、预览、建专班群',
  only: 'operator',
  read(text) {
    const words = after(text, ['新建项目', '开通项目']);
    if (words === undefined) return undefined;
    return async ({ tx, who, now, person }, { message }) => {
      const context = cardContext(who, now);
      if (person.role !== 'operator') {
        return openingBarredCard(context, who.world.directory.withRole('operator'));
      }
      if (message.isGroup) return openingElsewhereCard();
      const id = randomUUID();
      const body = freshBody(words);
      await insertDraft(tx, { id, kind: OPENING, personId: person.id, body }, now);
      return factsFormCard(context, { id, form: body, faults: [] });
    };
  },
};
