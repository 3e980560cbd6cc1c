import { operatorsOnlyCard } from '../../cards/notes.ts';
import { templatesCard } from '../../cards/setup/import-cards.ts';
import { mayOperate } from '../../domain/access/access.ts';
import { enqueueTemplates } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** 模板: the two sheets as files, and what to do with them. */
export const templatesCommand: Command = {
  usage: '模板',
  what: '取人员表和项目表的模板，填好发回来导入',
  only: 'operator',
  read(text) {
    if (after(text, ['模板', '导入模板', '导入']) !== '') return undefined;
    return async ({ tx, who, now, person }, { message }) => {
      if (message.isGroup || !mayOperate(who.world, person.id)) return operatorsOnlyCard('模板');
      await enqueueTemplates(tx, personLane(person.id), now);
      return templatesCard();
    };
  },
};
