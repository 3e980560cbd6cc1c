import { notFoundCard } from '../../cards/notes.ts';
import {
  lowRatingCard,
  pointsRefusalCard,
  pointsWords,
  recordedCard,
} from '../../cards/points/spoken.ts';
import { rulersOf } from '../../domain/points/appeal.ts';
import type { RateCommand, RecordCommand } from '../../domain/points/record.ts';
import { recordedRules } from '../../domain/points/types.ts';
import { unitOfNode } from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import { cardContext } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import type { Turn } from '../intake/origin.ts';
import { recordPoints } from '../points/write.ts';
import { findNode } from './find-node.ts';
import { findProject } from './find-project.ts';
import { after, reasonIn } from './text.ts';
import type { Command } from './types.ts';

/** 记分 D11 项目名 0304 核实情况: what somebody has established and no event shows. */
export const recordPointsCommand: Command = {
  usage: '记分 D11 项目名 0304 核实情况',
  what: '核实后记分：D9 重复要材料，D11 企业不满意，D12 虚假办结',
  only: 'verifier',
  read(text) {
    const words = after(text, ['记分']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const { who, person } = turn;
      if (heard.message.isGroup) return pointsWords.onlyOwnChat();
      const [said = ''] = words.split(' ');
      const rule = recordedRules.find((code) => code === said.toUpperCase());
      const named = findNode(who.world, words.slice(said.length).trim());
      if (!rule || !named) return pointsWords.usage();
      if (!named.code) return notFoundCard('node', named.said);
      const { code: node, project: name, rest } = named;
      const found = await findProject(turn, heard, {
        words: name,
        usage: `记分 ${rule} 项目名 ${node} 核实情况`,
      });
      if (!found.ok) return found.answer;
      const command: RecordCommand = {
        type: 'recordPoints',
        rule,
        node,
        words: reasonIn(rest),
        by: person.id,
      };
      return carryOut(turn, found.project, command);
    };
  },
};

/** 评价 0304 5 星 想说的话: by the enterprise, on a node that was done. */
export const rateCommand: Command = {
  usage: '评价 0304 5 星',
  what: '企业评价办结的节点，1 到 5 星',
  only: 'enterpriseContact',
  read(text) {
    const words = after(text, ['评价']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const { who, person } = turn;
      const named = findNode(who.world, words);
      const stars = /^([1-5一二三四五])(?![\d.．十点])\s*(?:颗|个)?星?/u.exec(named?.rest ?? '');
      if (!named || !stars) return pointsWords.rateUsage();
      if (!named.code) return notFoundCard('node', named.said);
      const { code: node, project: name, rest } = named;
      const found = await findProject(turn, heard, {
        words: name,
        usage: `评价 项目名 ${node} 5 星`,
        fits: ({ team, nodes }) =>
          team.enterpriseContact === person.id && nodes.get(node)?.status === 'done',
        none: () =>
          pointsRefusalCard(
            cardContext(who, turn.now),
            person.role === 'enterpriseContact'
              ? { code: 'points-node-not-done', node }
              : { code: 'points-not-rated-here' },
          ),
      });
      if (!found.ok) return found.answer;
      const command: RateCommand = {
        type: 'rateNode',
        node,
        stars: '一二三四五'.indexOf(stars[1] ?? '') + 1 || Number(stars[1]),
        words: reasonIn(rest.slice(stars[0].length)),
        by: person.id,
      };
      const answer = await carryOut(turn, found.project, command);
      return answer;
    };
  },
};

/** So few stars are looked into. */
const LOW_STARS = 2;

async function carryOut(
  turn: Turn,
  project: Project,
  command: RecordCommand | RateCommand,
): Promise<object> {
  const { tx, who, now } = turn;
  const context = cardContext(who, now);
  const done = await recordPoints(turn, project.id, command);
  if (!done.ok) return pointsRefusalCard(context, done.refusal);
  if (command.type === 'rateNode' && command.stars <= LOW_STARS) {
    const unit = unitOfNode(who.world, project, command.node);
    for (const verifier of rulersOf(who.world, unit)) {
      const card = lowRatingCard(context, project, command);
      await enqueueSay(tx, personLane(verifier), card, {}, now);
    }
  }
  return recordedCard(context, done.project, command.type === 'rateNode' ? null : done.line);
}
