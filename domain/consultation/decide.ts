import type { Deciders } from '../project/decider.ts';
import type { ConsultationCommand } from './types.ts';

export const consultationDeciders: Deciders<ConsultationCommand> = {};
