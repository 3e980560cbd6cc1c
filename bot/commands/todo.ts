import { todoCard } from '../../cards/todo.ts';
import { cardContext } from '../context.ts';
import { findTodo } from '../todo.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

export const todoCommand: Command = {
  usage: '待办',
  what: '看等我办的节点；单聊里看全部项目',
  read(text) {
    if (after(text, ['待办', '我的待办']) !== '') return undefined;
    return async ({ tx, who, now, person }, heard) => {
      const only = heard.message.isGroup ? heard.projectId : undefined;
      const items = await findTodo(tx, who.world, person, only);
      return todoCard(cardContext(who, now), person.id, items);
    };
  },
};
