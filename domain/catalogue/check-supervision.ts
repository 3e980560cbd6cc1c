import { faultsOfTier } from './dispatch.ts';
import type { Report } from './faults.ts';
import { faultsOfLadder, ladderOf } from './ladder.ts';
import { duplicates, type Parts } from './parts.ts';
import { saysAnotherRole } from './rule-words.ts';

/** The ladder is whole and climbs, every tier and colour stands once, points have the right sign. */
export function checkSupervision({ rules }: Parts, report: Report): void {
  checkLadder(rules.supervision13710.steps, report);
  checkWhole(
    'rules dispatch levels',
    rules.dispatch.map(({ level }) => String(level)),
    ['1', '2', '3'],
    report,
  );
  checkWhole(
    'rules dispatch cycles',
    rules.dispatch.map(({ cycle }) => cycle),
    ['weekly', 'half-monthly', 'monthly'],
    report,
  );
  for (const tier of rules.dispatch) {
    for (const fault of faultsOfTier(tier)) report('rules dispatch', fault);
  }
  checkWhole(
    'rules colours',
    rules.colours.map(({ code }) => code),
    ['green', 'blue', 'yellow', 'red'],
    report,
  );
  const yellow = rules.colours.find(({ code }) => code === 'yellow');
  if (yellow && yellow.hours !== rules.clock.warningHours) {
    report('rules colours yellow', 'hours differ from clock.warningHours');
  }
  checkPoints(rules.points.rules, report);
}

type Steps = Parts['rules']['supervision13710']['steps'];

function checkLadder(steps: Steps, report: Report): void {
  const place = 'rules supervision13710.steps';
  const order = steps.map(({ code }) => code).join(' ');
  if (order !== '1 3 7 1M 0') report(place, `must be 1 3 7 1M 0 in this order, not ${order}`);
  let before = 0;
  for (const { code, within } of steps) {
    if (code === '0') {
      if (within !== null) report(`${place} 0`, 'the close-out has no date');
      continue;
    }
    if (within === null) {
      report(`${place} ${code}`, 'needs a date');
      continue;
    }
    const days = 'months' in within ? within.months * 28 : within.days;
    if (days <= before) report(`${place} ${code}`, 'is not later than the step before');
    before = days;
  }
  for (const rung of ladderOf(steps)) {
    const said = steps.find(({ code }) => code === rung.code)?.ifMissed ?? '';
    const other = saysAnotherRole(said, rung.climbsTo);
    if (other) {
      report(`${place} ${rung.code}`, `the words name ${other}, and it climbs to another`);
    }
  }
  for (const fault of faultsOfLadder(ladderOf(steps))) report(place, fault);
}

function checkWhole(
  place: string,
  actual: readonly string[],
  wanted: readonly string[],
  report: Report,
): void {
  for (const one of duplicates(actual)) report(place, `${one} stands twice`);
  for (const one of wanted) if (!actual.includes(one)) report(place, `${one} is missing`);
  for (const one of actual) if (!wanted.includes(one)) report(place, `${one} is unknown`);
}

function checkPoints(rules: Parts['rules']['points']['rules'], report: Report): void {
  for (const code of duplicates(rules.map((rule) => rule.code))) {
    report('rules points', `duplicate code ${code}`);
  }
  for (const { code, score } of rules) {
    const place = `rules points ${code}`;
    if (code.startsWith('D')) {
      if (score >= 0) report(place, `a deduction must cost something, not ${score}`);
    } else if (code.startsWith('A')) {
      if (score <= 0) report(place, `an award must give something, not ${score}`);
    } else {
      report(place, 'the code begins with neither D nor A');
    }
  }
}
