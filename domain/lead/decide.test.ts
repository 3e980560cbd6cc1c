import { describe, expect, test } from 'vitest';
import { at, world } from '../testing.ts';
import { maySeeLead } from './access.ts';
import { handleLead } from './decide.ts';
import { dutyOf, nextLeadCheck } from './duties.ts';
import { leadLight } from './lead.ts';
import { planLeadNotices } from './notices.ts';
import { aLead, carryOutLead, givenLead, leadWorld, opening } from './testing.ts';

// Monday 16 March 2026, 09:00.
const PROMOTER = 'U064';
const HEAD = 'U046';
const OPERATOR = 'U066';

const advance = (to: 'study' | 'contact' | 'talks' | 'signing', by = PROMOTER) =>
  ({ type: 'advance', to, by }) as const;

describe('a confirmed draft', () => {
  test('is its promoter’s, who has one working day to respond', () => {
    const lead = aLead();
    expect(lead).toMatchObject({ owner: PROMOTER, stage: 'new' });
    expect(lead.duties).toEqual([
      { kind: 'respond', startedOn: '2026-03-16', dueAt: at('2026-03-17 17:30'), light: 'blue' },
    ]);
  });

  test('that somebody introduced owes a word to them within seven days', () => {
    const lead = aLead({ facts: { channel: 'chamber' } });
    expect(dutyOf(lead, 'feedback')?.dueAt).toBe(at('2026-03-23 17:30'));
  });

  test('of somebody who is no promoter goes where size and sector send it', () => {
    expect(aLead({ by: 'U018' }).owner).toBe(PROMOTER);
    expect(aLead({ by: 'U018', facts: { industry: 'liquor-and-food' } }).owner).toBe('U013');
    const large = { investment: { min: 120_000, max: 120_000, currency: 'CNY' } } as const;
    expect(aLead({ by: 'U018', facts: large }).owner).toBe(HEAD);
    expect(dutyOf(aLead({ by: 'U018' }), 'feedback')).toBeDefined();
  });

  test('that is confidential stays with whoever told of it', () => {
    expect(aLead({ by: 'U018', confidential: { leaders: ['U003'] } }).owner).toBe('U018');
  });
});

describe('the pipeline', () => {
  test('goes on with a clock of its own in each stage', () => {
    givenLead(aLead())
      .when(advance('study'), at('2026-03-16 15:00'))
      .then(
        { type: 'leadMoved', by: PROMOTER, to: 'study' },
        { type: 'leadDutyMet', duty: 'respond' },
        {
          type: 'leadDutyStarted',
          duty: 'study',
          startedOn: '2026-03-16',
          dueAt: at('2026-03-19 17:30'),
        },
      );
  });

  test('may be entered further on and never goes back', () => {
    const talks = carryOutLead(aLead(), at('2026-03-16 15:00'), advance('talks'));
    givenLead(talks).when(advance('contact')).then({ code: 'lead-not-backwards', stage: 'talks' });
    givenLead(talks).when(advance('talks')).then({ code: 'lead-stands-there', stage: 'talks' });
  });

  test('wants a word every fourteen days, counted anew from each', () => {
    const talks = carryOutLead(aLead(), at('2026-03-16 15:00'), advance('talks'));
    expect(dutyOf(talks, 'followUp')?.dueAt).toBe(at('2026-03-30 17:30'));
    const followed = carryOutLead(talks, at('2026-03-24 10:00'), {
      type: 'followUp',
      words: '看了地',
      by: PROMOTER,
    });
    expect(dutyOf(followed, 'followUp')?.dueAt).toBe(at('2026-04-07 17:30'));
    expect(followed.notes.map(({ words }) => words)).toEqual(['看了地']);
  });

  test('ends with a reason, and goes on where it stood once it is revived', () => {
    const lost = carryOutLead(aLead(), at('2026-03-16 15:00'), advance('talks'), {
      type: 'lose',
      reason: '选了别处',
      by: PROMOTER,
    });
    expect(lost).toMatchObject({ stage: 'lost', duties: [], lost: { from: 'talks' } });
    givenLead(lost).when(advance('signing')).then({ code: 'lead-ended', stage: 'lost' });
    const revived = carryOutLead(lost, at('2026-05-06 10:00'), { type: 'revive', by: HEAD });
    expect(revived).toMatchObject({ stage: 'talks', lost: null });
    expect(dutyOf(revived, 'followUp')?.startedOn).toBe('2026-05-06');
  });

  test('is signed on a day that has come', () => {
    const sign = (on: string) => ({ type: 'sign', on, amountWan: 30_000, by: PROMOTER }) as const;
    givenLead(aLead()).when(sign('2026-03-17')).then({ code: 'lead-signed-ahead' });
    const signed = carryOutLead(aLead(), at('2026-03-16 15:00'), sign('2026-03-16'));
    expect(leadLight(signed)).toBe('green');
    expect(signed.duties).toEqual([]);
  });

  test('follows the project that was opened for it in reserve', () => {
    const study = carryOutLead(
      aLead(),
      at('2026-03-16 15:00'),
      advance('study'),
      { type: 'openProject', project: 'P-1', by: OPERATOR },
      { type: 'follow', to: 'contact' },
    );
    expect(study).toMatchObject({ stage: 'contact', project: 'P-1' });
    expect(carryOutLead(study, at('2026-03-17 09:00'), { type: 'follow', to: 'study' })).toBe(
      study,
    );
  });
});

describe('time', () => {
  const tick = { type: 'tick' } as const;

  test('turns a lead yellow before its day and red after it, once each', () => {
    const lead = aLead();
    expect(nextLeadCheck(world, lead)).toBe(at('2026-03-17 08:45'));
    givenLead(lead).when(tick, at('2026-03-17 08:44')).then();
    givenLead(lead)
      .when(tick, at('2026-03-17 08:45'))
      .then({ type: 'leadDutyTurned', duty: 'respond', light: 'yellow' });
    const red = carryOutLead(lead, at('2026-03-17 17:30'), tick);
    expect(leadLight(red)).toBe('red');
    expect(nextLeadCheck(world, red)).toBeNull();
    givenLead(red).when(tick, at('2026-03-18 09:00')).then();
  });

  test('calls the owner at yellow, and the head of the unit as well at red', () => {
    const peopleAt = (when: string) => {
      const lead = aLead();
      const decided = handleLead(leadWorld, lead, tick, at(when));
      const events = decided.ok ? decided.events : [];
      return planLeadNotices(world, lead, events, at(when)).flatMap((notice) =>
        notice.type === 'postToPerson' ? notice.person : [],
      );
    };
    expect(peopleAt('2026-03-17 09:00')).toEqual([PROMOTER]);
    expect(peopleAt('2026-03-17 17:31')).toEqual([PROMOTER, HEAD]);
  });
});

describe('what people may do', () => {
  test('owner, head of the unit and operator carry it, others hear who does', () => {
    const may = [PROMOTER, HEAD, OPERATOR];
    givenLead(aLead()).when(advance('study', 'U065')).then({ code: 'lead-not-yours', may });
    for (const by of may) {
      expect(carryOutLead(aLead(), at('2026-03-16 10:00'), advance('study', by)).stage).toBe(
        'study',
      );
    }
  });

  test('a confidential lead is seen by its owner and the leaders named on it', () => {
    const lead = aLead({ confidential: { leaders: ['U003'] } });
    const seers = world.directory.everybody().filter(({ id }) => maySeeLead(world, lead, id));
    expect(seers.map(({ id }) => id)).toEqual(['U003', PROMOTER]);
    // Who else may see it is nobody's business.
    const may = [PROMOTER];
    givenLead(lead).when(advance('study', OPERATOR)).then({ code: 'lead-not-yours', may });
  });

  test('a confidential lead calls nobody else, whatever happens', () => {
    const lead = aLead({ by: 'U018', confidential: { leaders: ['U003'] } });
    const events = opening({ by: 'U018', confidential: { leaders: ['U003'] } });
    const called = planLeadNotices(
      world,
      lead,
      [
        ...events,
        { type: 'leadLost', by: 'U018', said: { reason: '' } },
        { type: 'leadDutyTurned', duty: 'respond', light: 'red' },
      ],
      at('2026-03-17 17:30'),
    ).flatMap((notice) => (notice.type === 'postToPerson' ? notice.person : []));
    expect(new Set(called)).toEqual(new Set(['U018', 'U003']));
  });

  test('a confidential lead is opened up by hand before it is signed', () => {
    const lead = aLead({ confidential: { leaders: [] } });
    givenLead(lead)
      .when({ type: 'sign', on: '2026-03-16', amountWan: 1, by: PROMOTER })
      .then({ code: 'lead-confidential' });
  });

  test('whoever takes a fresh lead over has a day of their own', () => {
    const over = carryOutLead(aLead(), at('2026-03-17 15:00'), {
      type: 'handOver',
      to: 'U065',
      by: HEAD,
    });
    expect(over.owner).toBe('U065');
    expect(dutyOf(over, 'respond')?.dueAt).toBe(at('2026-03-18 17:30'));
    givenLead(over)
      .when({ type: 'handOver', to: 'U065', by: 'U065' })
      .then({ code: 'lead-same-owner' });
  });

  test('a dispute goes to the operators, who say whose it is', () => {
    const disputed = carryOutLead(aLead(), at('2026-03-17 15:00'), {
      type: 'dispute',
      other: 'L-2026-0002',
      words: '我上周就报过',
      by: 'U065',
    });
    givenLead(disputed)
      .when({ type: 'ruleDispute', owner: 'U065', by: HEAD })
      .then({ code: 'lead-not-operator' });
    const ruled = carryOutLead(disputed, at('2026-03-17 16:00'), {
      type: 'ruleDispute',
      owner: 'U065',
      by: OPERATOR,
    });
    expect(ruled).toMatchObject({ owner: 'U065', dispute: null, first: { by: PROMOTER } });
    givenLead(ruled)
      .when({ type: 'dispute', other: 'L-2026-0002', words: '是我的', by: 'U065' })
      .then({ code: 'lead-own' });
  });
});
