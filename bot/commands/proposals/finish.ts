import { chooseProjectCard } from '../../../cards/answers.ts';
import { finishProposal } from '../../../cards/proposals.ts';
import { findProjectsOf, loadProjects } from '../../../db/queries/projects.ts';
import { whoMay } from '../../../domain/access/access.ts';
import { nodeNamed } from '../../../domain/project/named-node.ts';
import { runningNodes } from '../../../domain/project/node-view.ts';
import type { Project } from '../../../domain/project/types.ts';
import { cardContext } from '../../context.ts';
import type { Heard } from '../../intake/answer.ts';
import type { Turn } from '../../intake/origin.ts';
import { reachOf } from '../../todo.ts';
import type { ProposalReader } from './index.ts';
import { isQuestion } from './question.ts';

/** Says that something is there now. */
const IS_THERE =
  /拿到|拿下|取得|领到|收到|办好|办完|办妥|办结|办下来|批下来|批了|下来了|通过了|完成了|已完成|到手|签了|签好|交了|缴了|出来了/u;
/** Says that it is not, or not yet. */
const IS_NOT_THERE =
  /没|未|不(?!动产)|无|等|明天|后天|下周|下个?月|预计|计划|争取|准备|马上|快要|即将|需要/u;

/** `施工许可证今天拿到了`: the running node whose outcome it names, if the person may finish it. */
export const proposeFinish: ProposalReader = async (turn, heard, { words, text }) => {
  if (!IS_THERE.test(text) || IS_NOT_THERE.test(text) || isQuestion(text)) return undefined;
  const context = cardContext(turn.who, turn.now);
  const found = (await projectsMeant(turn, heard)).flatMap((project) => {
    const node = nodeNamed(turn.who.world, finishable(turn, project), text);
    return node === undefined ? [] : [{ project, node }];
  });
  const [first] = found;
  if (!first) return undefined;
  const { project, node } = first;
  if (found.length === 1) return finishProposal(context, project, node, words);
  // In several projects the person says which; different nodes are no one thing that was meant.
  return found.every((each) => each.node === node)
    ? chooseProjectCard(
        context,
        node,
        'finish',
        found.map((each) => each.project),
      )
    : undefined;
};

/** That of the group or of the card replied to; in the own chat all of the person's. */
async function projectsMeant({ tx, who, person }: Turn, heard: Heard): Promise<Project[]> {
  if (heard.projectId) return loadProjects(tx, [heard.projectId]);
  if (heard.message.isGroup) return [];
  return loadProjects(tx, await findProjectsOf(tx, reachOf(who.world, person)));
}

const finishable = ({ who, person }: Turn, project: Project): string[] =>
  runningNodes(project)
    .map(({ code }) => code)
    .filter((code) => whoMay(who.world, project, 'finish', code).includes(person.id));
