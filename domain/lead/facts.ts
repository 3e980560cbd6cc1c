import type { Confidential, LeadFacts, OpenStage } from './lead.ts';
import type { ReadLead, SaidStage } from './types.ts';

/** The values of a reading without the words they were read from. */
export const factsOf = (read: ReadLead): LeadFacts => ({
  company: read.company?.value ?? null,
  project: read.project?.value ?? null,
  industry: read.industry?.value ?? null,
  investment: read.investment?.value ?? null,
  landMu: read.landMu?.value ?? null,
  plantM2: read.plantM2?.value ?? null,
  origin: read.origin?.value ?? null,
  contacts: read.contacts.map(({ name, title, phone }) => ({
    name: name?.value ?? null,
    title: title?.value ?? null,
    phone: phone?.value ?? null,
  })),
  channel: read.channel?.value ?? null,
  introducer: null,
  needs: read.needs.map(({ value }) => value),
  nextAction: read.nextAction && {
    what: read.nextAction.what.value,
    date: read.nextAction.date?.value ?? null,
  },
});

/** Asked to be kept still, a lead is its owner's alone until somebody is named on its form. */
export const confidentialOf = (read: ReadLead): Confidential | null =>
  read.confidential ? { leaders: [] } : null;

/** The step of the pipeline that an update's own words speak of; null: none that moves a lead. */
export function stageSaid(stage: SaidStage | null): OpenStage | null {
  switch (stage) {
    case 'inspected':
      return 'contact';
    case 'talks':
      return 'talks';
    case 'signing':
      return 'signing';
    default:
      return null;
  }
}

/** What is known with what an update tells: only what it says is changed. */
export function updated(before: LeadFacts, told: LeadFacts): LeadFacts {
  const contacts = [...before.contacts];
  for (const contact of told.contacts) {
    const at = contacts.findIndex(({ name }) => name !== null && name === contact.name);
    const known = contacts[at];
    if (!known) contacts.push(contact);
    else {
      const { title, phone } = contact;
      contacts[at] = { ...known, title: title ?? known.title, phone: phone ?? known.phone };
    }
  }
  return {
    // The full name stays where an update uses a short one.
    company: before.company ?? told.company,
    project: told.project ?? before.project,
    industry: told.industry ?? before.industry,
    investment: told.investment ?? before.investment,
    landMu: told.landMu ?? before.landMu,
    plantM2: told.plantM2 ?? before.plantM2,
    origin: told.origin ?? before.origin,
    contacts,
    channel: before.channel ?? told.channel,
    introducer: before.introducer ?? told.introducer,
    needs: [...new Set([...before.needs, ...told.needs])],
    nextAction: told.nextAction ?? before.nextAction,
  };
}
