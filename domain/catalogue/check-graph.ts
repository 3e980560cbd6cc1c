import type { Report } from './faults.ts';
import { checkKnown, duplicates, type Parts } from './parts.ts';
import type { NodeCode } from './types.ts';

/** Stages list their nodes, prerequisites lead nowhere in a circle, checklists hang together. */
export function checkGraph(parts: Parts, report: Report): void {
  checkStages(parts, report);
  for (const name of duplicates(parts.nodes.map((node) => node.name))) {
    report('catalogue nodes', `duplicate name ${name}`);
  }
  for (const node of parts.nodes) {
    const place = `catalogue nodes ${node.code} prerequisites`;
    checkKnown(node.prerequisites, parts.codes.nodes, 'node', place, report);
    for (const code of duplicates(node.prerequisites)) report(place, `names ${code} twice`);
  }
  for (const cycle of cyclesOf(parts)) {
    report('catalogue nodes prerequisites', `cycle ${cycle.join(' -> ')}`);
  }
  checkRecurring(parts, report);
  checkChecklists(parts, report);
}

/** What comes again ends with a node that waits for it. */
function checkRecurring({ nodes, codes }: Parts, report: Report): void {
  for (const { code, recurring, recurringUntil: until } of nodes) {
    const place = `catalogue nodes ${code} recurringUntil`;
    if ((recurring === undefined) !== (until === undefined)) {
      report(place, 'must be set exactly where recurring is');
    }
    if (until === undefined) continue;
    checkKnown([until], codes.nodes, 'node', place, report);
    const last = nodes.find((node) => node.code === until);
    if (last && !last.prerequisites.includes(code)) report(place, `${until} does not wait for it`);
  }
}

function checkStages({ stages, nodes, codes }: Parts, report: Report): void {
  const listed = stages.flatMap((stage) => stage.nodes);
  for (const code of duplicates(listed)) report('catalogue stages', `list node ${code} twice`);
  for (const stage of stages) {
    checkKnown(stage.nodes, codes.nodes, 'node', `catalogue stages ${stage.code}`, report);
  }
  for (const node of nodes) {
    const place = `catalogue nodes ${node.code}`;
    checkKnown([node.stage], codes.stages, 'stage', place, report);
    const stage = stages.find(({ code }) => code === node.stage);
    if (stage && !stage.nodes.includes(node.code)) {
      report(place, `is not among the nodes of its stage ${node.stage}`);
    }
    if (!node.code.startsWith(node.stage)) {
      report(place, `the code does not begin with its stage ${node.stage}`);
    }
  }
}

/** Each circle once, beginning and ending with the same node. */
function cyclesOf({ nodes }: Parts): NodeCode[][] {
  const prerequisites = new Map(nodes.map((node) => [node.code, node.prerequisites]));
  const cycles: NodeCode[][] = [];
  const finished = new Set<NodeCode>();
  const visit = (code: NodeCode, trail: readonly NodeCode[]): void => {
    const start = trail.indexOf(code);
    if (start >= 0) {
      cycles.push([...trail.slice(start), code]);
      return;
    }
    if (finished.has(code)) return;
    for (const next of prerequisites.get(code) ?? []) visit(next, [...trail, code]);
    finished.add(code);
  };
  for (const { code } of nodes) visit(code, []);
  return cycles;
}

function checkChecklists({ nodes, checklists, codes }: Parts, report: Report): void {
  for (const { code, checklist } of nodes) {
    if (checklist === undefined) continue;
    checkKnown([checklist], codes.checklists, 'checklist', `catalogue nodes ${code}`, report);
  }
  for (const checklist of checklists) {
    const place = `catalogue checklists ${checklist.code}`;
    checkKnown([checklist.node], codes.nodes, 'node', place, report);
    const node = nodes.find(({ code }) => code === checklist.node);
    if (node && node.checklist !== checklist.code) {
      report(place, `node ${node.code} does not refer to it`);
    }
    for (const code of duplicates(checklist.items.map((item) => item.code))) {
      report(place, `duplicate code ${code}`);
    }
    for (const item of checklist.items) {
      const at = `${place} ${item.code} servesNode`;
      checkKnown([item.servesNode], codes.nodes, 'node', at, report);
    }
  }
}
