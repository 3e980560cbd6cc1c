import type { ConsultationAct } from '../../domain/consultation/types.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import type { MatterId } from '../../domain/matter/types.ts';
import type { Project } from '../../domain/project/types.ts';
import { cut } from '../text.ts';
import type { WaitingWordsOf } from '../waiting.ts';

const SIGNS = 30;

const wordsOf = (project: Project, id: MatterId | null) =>
  cut((id === null ? undefined : matterOf(project, 'consultation', id))?.words ?? '', SIGNS);

/** How meetings are told in a to-do list. */
export const consultationWaiting: WaitingWordsOf<ConsultationAct> = {
  'consultation-outcome': (_ctx, project, { matter }) => ({
    ask: '待登记结果',
    what: `会商 ${matter} ${wordsOf(project, matter)}`,
  }),
};
