import { blockerProposal } from '../../../cards/proposals.ts';
import { whoMay } from '../../../domain/access/access.ts';
import { categoryIn, otherCategory } from '../../../domain/blocker/category.ts';
import { cleanWords } from '../../../domain/blocker/words.ts';
import { cardContext } from '../../context.ts';
import { findProject } from '../find-project.ts';
import type { ProposalReader } from './index.ts';
import { isQuestion } from './question.ts';

/** Says that something is missing or does not go on; counts where it is also said what. */
const HINDERED =
  /没|未|不通|不够|不足|不到位|不一致|不同意|不肯|缺|停了|停工|迟迟|无法|拖|断了|坏了|超标/u;
/** Says that nothing hinders. */
const FINE = /没问题|没有问题|没事|不缺|没有影响|不影响/u;
/** Says so plainly enough by itself. */
const STUCK = /卡住|卡在|卡壳|堵住|受阻|阻工|推不动|推进不了|有困难|遇到困难|有难处/u;

/** `临时用电还没接通`: a report, of the kind that its words are about. */
export const proposeBlocker: ProposalReader = async (turn, heard, { words: written, text }) => {
  const { catalogue } = turn.who.world;
  const known = categoryIn(catalogue, text);
  const isMeant = STUCK.test(text) || (known !== undefined && HINDERED.test(text));
  if (!isMeant || FINE.test(text) || isQuestion(text)) return undefined;
  const found = await findProject(turn, heard, {
    words: '',
    usage: `堵点 项目名 ${text.slice(0, 40)}`,
  });
  if (!found.ok) return found.answer;
  const { project } = found;
  const fromGroup = heard.message.isGroup;
  const may = whoMay(turn.who.world, project, 'raiseBlocker', null);
  if (!fromGroup && !may.includes(turn.person.id)) return undefined;
  const category = known ?? otherCategory(catalogue).code;
  return blockerProposal(cardContext(turn.who, turn.now), project, category, {
    words: cleanWords(written),
    form: heard.message.messageId,
    fromGroup,
  });
};
