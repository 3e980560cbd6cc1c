import { whoMay } from '../access/access.ts';
import { addDays, dayOf } from '../calendar/time.ts';
import { accept, refuse } from '../decision.ts';
import { checkAct } from '../project/act.ts';
import type { ActType, Refusal } from '../project/commands.ts';
import type { Deciders } from '../project/decider.ts';
import { demandedMaterials } from '../project/node-view.ts';
import { withReason } from '../project/reason.ts';
import type { Project, World } from '../project/types.ts';
import { isThereFor } from './count.ts';
import type { MaterialCommand } from './types.ts';

/** A date further away than this is taken for a slip of the pen: papers are good for decades. */
const FARTHEST_DAYS = 50 * 366;

export const materialDeciders: Deciders<MaterialCommand> = {
  rejectMaterial(world, project, command) {
    const { node, material, by } = command;
    const refusal = mayReject(world, project, command);
    if (refusal) return refuse(refusal);
    const state = project.materials.get(material);
    if (state?.status !== 'accepted' || !isThereFor(world, project, node, material)) {
      return refuse(notThere(project, material));
    }
    const { version } = state;
    return withReason(command.words, (words) =>
      accept({ type: 'materialRejected', material, version, node, by, said: { words } }),
    );
  },

  setExpiry(world, project, { type, material, expiresOn, by }, now) {
    const refusal = refusalOfPaper(world, project, type, material, by);
    if (refusal) return refuse(refusal);
    const state = project.materials.get(material);
    if (state?.status !== 'accepted' && state?.status !== 'expired') {
      return refuse(notThere(project, material));
    }
    if (expiresOn < dayOf(now)) return refuse({ code: 'expiry-not-ahead', expiresOn });
    const latestDay = addDays(dayOf(now), FARTHEST_DAYS);
    if (expiresOn > latestDay) return refuse({ code: 'expiry-too-far', latestDay });
    if (state.expiresOn === expiresOn)
      return refuse({ code: 'expiry-stands', material, expiresOn });
    return accept({ type: 'expirySet', material, version: state.version, expiresOn, by });
  },

  askPaper(world, project, { type, material, by }) {
    const refusal = refusalOfPaper(world, project, type, material, by);
    if (refusal) return refuse(refusal);
    const state = project.materials.get(material);
    return state?.status === 'accepted'
      ? accept({ type: 'materialAskedAgain', material, version: state.version, by })
      : refuse(notThere(project, material));
  },
};

/** Why a person may not send a paper of a node back, before any reason is given; undefined: they may. */
export function mayReject(
  world: World,
  project: Project,
  { node, material, by }: { readonly node: string; readonly material: string; readonly by: string },
): Refusal | undefined {
  if (!world.catalogue.materials.has(material)) return { code: 'unknown-material', material };
  const check = checkAct(world, project, { type: 'rejectMaterial', node, by });
  if (!check.ok) return check.refusal;
  return demandedMaterials(world, project, node).includes(material)
    ? undefined
    : { code: 'paper-not-needed', material, node };
}

/** Why a paper does not count, for whoever takes it to be there. */
function notThere(project: Project, material: string): Refusal {
  const status = project.materials.get(material)?.status;
  // That of an earlier period counts no more.
  const state = status === undefined || status === 'accepted' ? 'missing' : status;
  return { code: 'paper-not-there', material, state };
}

function refusalOfPaper(
  world: World,
  project: Project,
  act: ActType,
  material: string,
  by: string,
): Refusal | undefined {
  if (!world.catalogue.materials.has(material)) return { code: 'unknown-material', material };
  const who = whoMay(world, project, act, null);
  return who.includes(by) ? undefined : { code: 'not-allowed', act, node: null, who };
}
