import type { Person } from '../api/types.ts';

/** People of the demo district worth starting with, and what each can try at once. */
interface Suggestion {
  name: string;
  words: string;
  /** A part of the group's name; absent: the own chat with the bot. */
  group?: string;
}

const suggestions: readonly Suggestion[] = [
  {
    name: '俞澄',
    words: '土地挂牌明天到期，还缺宗地图等材料：把文件回复到卡片上，再点办结，看彩虹条往前走。',
    group: '岐禾中药配方颗粒',
  },
  {
    name: '卓文渊',
    words: '本局有一个节点已经红灯：看它卡在哪里、缺什么、该谁办。',
    group: '经开区标准化厂房三期',
  },
  {
    name: '乔若水',
    words: '一个人跑几个项目：发“待办”，一次列出手上所有的事。',
  },
  {
    name: '景招远',
    words: '跑招商：把客商情况像跟同事说话一样发给机器人，一句话变成一张线索卡。',
  },
  {
    name: '总一鸣',
    words: '管全区的项目库：给机器人发“帮助”，看能说什么、能改什么。',
  },
];

export interface SuggestedPerson {
  person: Person;
  words: string;
  group?: string;
  /** Where one lands, in words. */
  place: string;
}

/** The suggestions whose people exist; in another directory, its first few people. */
export function suggestedPeople(people: readonly Person[]): SuggestedPerson[] {
  const found = suggestions.flatMap(({ name, words, group }) => {
    const person = people.find((one) => one.name === name);
    const place = group ? `${group}…专班群` : '和机器人的单聊';
    return person ? [{ person, words, ...(group ? { group } : {}), place }] : [];
  });
  if (found.length > 0) return found;
  return people
    .slice(0, 4)
    .map((person) => ({ person, words: '看看手上有什么事。', place: '和机器人的单聊' }));
}
