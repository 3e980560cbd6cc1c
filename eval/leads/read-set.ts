import { readFileSync } from 'node:fs';
import { CHANNEL_NAMES, INDUSTRY_NAMES, SAID_STAGE_NAMES } from '../../domain/lead/name-words.ts';
import type { LeadMessage, Reading, ReadLead } from '../../domain/lead/types.ts';

/** A labelled message; the labels stay with the scorer. */
interface Labelled {
  readonly id: string;
  readonly receivedAt: string;
  readonly sender: { readonly name: string; readonly unit: string };
  readonly text: string;
}

/** `dev` is what the rules were written beside; `more` was written later, in other words. */
export const SETS = ['dev', 'more'] as const;
export type SetName = (typeof SETS)[number];
export const isSet = (name: string): name is SetName => SETS.some((one) => one === name);

export const fileOf = (set: SetName): URL => new URL(`${set}.jsonl`, import.meta.url);

export const linesOf = (set: SetName = 'dev'): string[] =>
  readFileSync(fileOf(set), 'utf8').trim().split('\n');

export const messageOf = (line: string): LeadMessage & { id: string } => {
  const { id, receivedAt, sender, text } = JSON.parse(line) as Labelled;
  return { id, text, sender, receivedAt: Date.parse(receivedAt) };
};

/** A reading as the scorer takes it. */
export function predicted(id: string, { kind, leads }: Reading) {
  return { id, kind, leads: leads.map(scored) };
}

function scored(lead: ReadLead) {
  const value = <Value>(field: { value: Value } | null) => field?.value ?? null;
  const { industry, channel, stage, nextAction } = lead;
  return {
    company: value(lead.company),
    project: value(lead.project),
    industry: industry && INDUSTRY_NAMES[industry.value],
    investment: value(lead.investment),
    landMu: value(lead.landMu),
    plantM2: value(lead.plantM2),
    origin: value(lead.origin),
    contacts: lead.contacts.map((one) => ({
      name: value(one.name) ?? '',
      title: value(one.title),
      phone: value(one.phone),
    })),
    channel: channel && CHANNEL_NAMES[channel.value],
    stage: stage && SAID_STAGE_NAMES[stage.value],
    nextAction: nextAction && { what: nextAction.what.value, date: value(nextAction.date) },
    needs: lead.needs.map(({ value: need }) => need),
    confidential: lead.confidential !== null,
  };
}
