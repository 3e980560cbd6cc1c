import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadProject } from '../../db/queries/projects.ts';
import { HOUR } from '../../domain/calendar/time.ts';
import { responsibleFor } from '../../domain/project/people.ts';
import { world } from '../../domain/testing.ts';
import { sweep } from '../sweep.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { keptProjects } from './kept-projects.ts';

const PROJECT = 'DEMO-05';
let bot: TestBot;
beforeEach(async () => {
  bot = await testBot();
  await bot.open(PROJECT);
});
afterEach(() => bot.close());

/** The first card's project as this process keeps it, in the order of its parts. */
async function kept() {
  const { nodes, materials, matters, ...head } = await (
    await keptProjects(bot.db).card(1)
  ).project();
  return { ...head, nodes: [...nodes], materials: [...materials], matters: [...matters] };
}

async function stored() {
  const project = await loadProject(bot.db, PROJECT);
  if (!project) throw new Error('no project');
  const { nodes, materials, matters, ...head } = project;
  return { ...head, nodes: [...nodes], materials: [...materials], matters: [...matters] };
}

test('what is kept is what the tables hold, whoever changed it', async () => {
  expect(await kept()).toEqual(await stored());
  await acceptSomething();
  expect(await kept()).toEqual(await stored());
  for (let hours = 0; hours < 40 * 24; hours += 12) {
    bot.clock.district += 12 * HOUR;
    await sweep(bot.context(), bot.clock.now());
  }
  expect(await kept()).toEqual(await stored());
});

async function acceptSomething(): Promise<void> {
  const project = await loadProject(bot.db, PROJECT);
  const node = [...(project?.nodes.values() ?? [])].find(({ status }) => status === 'running');
  const by = project && node && responsibleFor(world, project, node.code).person;
  if (!node || !by) throw new Error('nothing runs');
  await bot.execute(PROJECT, { type: 'accept', node: node.code, by });
}
