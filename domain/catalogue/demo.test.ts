import { describe, expect, test } from 'vitest';
import demo from '../../demo/projects.json' with { type: 'json' };
import type { Limit } from '../calendar/calendar.ts';
import { createCalendar } from '../calendar/calendar.ts';
import { dueOn } from '../calendar/due.ts';
import { applicable, checkAttributes, limitOf } from './applies.ts';
import { shippedCatalogue } from './load.ts';

// The demo district is consistent at its `asOf`, so it vouches for catalogue and calendar.
const catalogue = shippedCatalogue();
const calendar = createCalendar(catalogue.rules.calendar);

describe.each(demo.projects)('$id', (project) => {
  const codes = applicable(catalogue, project.attributes);
  const done = new Set(project.doneNodes);
  const openPrerequisites = (code: string) =>
    catalogue.nodes.get(code)!.prerequisites.filter((one) => codes.has(one) && !done.has(one));

  test('its attributes and place are sound', () => {
    expect(checkAttributes(catalogue, project.attributes)).toEqual([]);
    expect(catalogue.units.has(project.location)).toBe(true);
  });

  test('its applicable nodes are counted right', () => {
    expect(codes.size).toBe(project.applicableNodes);
  });

  test('its finished nodes had what they need', () => {
    for (const code of project.doneNodes) {
      expect(codes.has(code)).toBe(true);
      expect([code, openPrerequisites(code)]).toEqual([code, []]);
    }
  });

  test('its active nodes are those that are ready', () => {
    const ready = [...codes].filter(
      (code) => !done.has(code) && openPrerequisites(code).length === 0,
    );
    expect(project.activeNodes.map(({ node }) => node)).toEqual(ready);
  });

  test('its active nodes are due as counted', () => {
    for (const active of project.activeNodes) {
      const node = catalogue.nodes.get(active.node)!;
      const override = 'limitOverride' in active ? (active.limitOverride as Limit) : undefined;
      const limit = override ?? limitOf(node, project.attributes);
      const due = dueOn(calendar, active.startedOn, limit);
      expect([active.node, due]).toEqual([active.node, active.dueOn]);
    }
  });
});
