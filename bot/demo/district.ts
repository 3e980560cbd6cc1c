import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Role } from '../../domain/people/types.ts';

const roleOf = {
  区主要领导: 'principalLeader',
  分管负责人: 'portfolioLeader',
  单位一把手: 'unitHead',
  专职代办员: 'agent',
  业务帮办员: 'helper',
  企业联系人: 'enterpriseContact',
  督办员: 'verifier',
  招商专员: 'promoter',
  操作员: 'operator',
} as const satisfies Record<string, Role>;

const limit = z.union([
  z.object({ days: z.number().int().positive(), kind: z.enum(['working', 'calendar']) }),
  z.object({ months: z.number().int().positive() }),
]);

const peopleFile = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      unit: z.string(),
      role: z
        .enum(Object.keys(roleOf) as [keyof typeof roleOf, ...(keyof typeof roleOf)[]])
        .transform((role) => roleOf[role]),
      title: z.string(),
    }),
  ),
});

const projectsFile = z.object({
  asOf: z.iso.datetime({ offset: true }),
  projects: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      owner: z.string(),
      location: z.string(),
      investmentWan: z.number(),
      keyProject: z.boolean(),
      attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      doneNodes: z.array(z.string()),
      activeNodes: z.array(
        z.object({
          node: z.string(),
          startedOn: z.iso.date(),
          limitOverride: z
            .looseObject({ reason: z.string() })
            .transform((value) => ({ limit: limit.parse(value), reason: value.reason }))
            .optional(),
        }),
      ),
      blockers: z.array(
        z.looseObject({
          kind: z.string(),
          node: z.string(),
          material: z.string().optional(),
          /** Of an inspection: how many of its problems are open. */
          open: z.number().int().positive().optional(),
          text: z.string(),
        }),
      ),
      helpTeam: z.object({
        lead: z.string(),
        agent: z.string(),
        helpers: z.array(z.string()),
        unitHeads: z.array(z.string()),
        enterpriseContact: z.string().nullable(),
      }),
    }),
  ),
});

/** What inspections have found, by project: the words are invented, as the numbers beside them say. */
const problemsFile = z.object({
  problems: z.record(
    z.string(),
    z.array(z.object({ node: z.string(), part: z.string(), words: z.string() })),
  ),
});

export type DemoProblems = z.infer<typeof problemsFile>['problems'];
export type DemoPerson = z.infer<typeof peopleFile>['people'][number];
export type DemoProject = z.infer<typeof projectsFile>['projects'][number];

const shipped = new URL('../../demo/', import.meta.url);

/**
 * Reads the invented demo district from its data files; the sandbox reads people and projects from
 * the same files. Throws
 * with the name of a file that is broken.
 */
export async function readDistrict(folder = shipped): Promise<{
  readonly people: readonly DemoPerson[];
  readonly projects: readonly DemoProject[];
  readonly problems: DemoProblems;
}> {
  const [people, projects, problems] = await Promise.all([
    read(folder, 'people.json', peopleFile),
    read(folder, 'projects.json', projectsFile),
    read(folder, 'problems.json', problemsFile),
  ]);
  return { people: people.people, projects: projects.projects, problems: problems.problems };
}

async function read<File>(folder: URL, name: string, shape: z.ZodType<File>): Promise<File> {
  const text = await readFile(new URL(name, folder), 'utf8');
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    const words = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`the demo's ${name} cannot be read: ${words}`, { cause: error });
  }
}
