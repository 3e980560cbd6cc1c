import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { refusalWords } from '../../cards/refusals.ts';
import {
  catalogueFaultLines,
  catalogueTroubles,
  exportedLines,
  movedLines,
  movePreviewLines,
  publishedLines,
  publishLines,
  sureLine,
} from '../../cards/setup/catalogue-console.ts';
import { allProjectsWords, editFiles, editSheetNames } from '../../cards/setup/catalogue-files.ts';
import { consoleTroubles, sheetProblemLine } from '../../cards/setup/console-words.ts';
import { findCatalogue } from '../../db/queries/catalogues.ts';
import { listProjects, loadProjects } from '../../db/queries/projects.ts';
import { sheetsOf } from '../../domain/catalogue/edit/sheets.ts';
import type { EditSheets } from '../../domain/catalogue/edit/types.ts';
import { type RawCatalogue, shippedFiles } from '../../domain/catalogue/load.ts';
import { nameKey } from '../../domain/import/likeness.ts';
import { cardContext } from '../context.ts';
import { type Checked, checkEdit, movesOf, publish } from '../editions/publish.ts';
import { execute } from '../execute.ts';
import { makeFolder } from '../make-folder.ts';
import { readWorkbook } from '../sheets/read.ts';
import { writeWorkbook } from '../sheets/write.ts';
import { type Answer, failed, told } from './answer.ts';
import type { Order } from './args.ts';
import { operatorOf } from './operator.ts';
import type { Session } from './session.ts';

type CatalogueOrder = Extract<Order, { do: `catalogue-${string}` }>;

/** Carries out what is asked about the catalogue. */
export async function carryOutCatalogue(
  session: Session,
  order: CatalogueOrder,
  by: string | undefined,
): Promise<Answer> {
  switch (order.do) {
    case 'catalogue-export':
      return exportTo(session, order.folder);
    case 'catalogue-check':
      return check(session, order.folder);
    case 'catalogue-publish':
      return publishFrom(session, order.folder, order.isSure, by);
    case 'catalogue-move':
      return move(session, order.project, order.isSure, by);
    default:
      return order satisfies never;
  }
}

async function exportTo(session: Session, folder: string): Promise<Answer> {
  const { world } = await session.who();
  const { version } = world.catalogue;
  const files = (await findCatalogue(session.db, version)) ?? shippedFiles;
  const paths = { sheets: join(folder, editFiles.sheets), rest: join(folder, editFiles.rest) };
  const sheets = sheetsOf(world.catalogue).map((sheet) => ({
    ...sheet,
    name: editSheetNames[sheet.name],
  }));
  try {
    makeFolder(resolve(folder));
    await writeFile(paths.sheets, await writeWorkbook(sheets));
    await writeFile(paths.rest, `${JSON.stringify(files, null, 2)}\n`);
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return failed(consoleTroubles.folderBarred(folder));
    }
    throw error;
  }
  return told(...exportedLines(version, Object.values(paths)));
}

/** The two files of a folder, or the sentence that says what is wrong with them. */
async function readFolder(folder: string) {
  const [sheets, rest] = await Promise.all(
    [editFiles.sheets, editFiles.rest].map((name) =>
      readFile(join(folder, name)).catch(() => undefined),
    ),
  );
  if (!sheets || !rest) return failed(catalogueTroubles.filesMissing(folder));
  const workbook = await readWorkbook(sheets);
  if (!workbook.ok) return failed(sheetProblemLine(workbook.problem, editFiles.sheets));
  const rowsOf = (name: string) => workbook.sheets.find((sheet) => sheet.name === name)?.rows ?? [];
  try {
    const files = JSON.parse(rest.toString('utf8')) as RawCatalogue;
    const edited: EditSheets = {
      nodes: rowsOf(editSheetNames.nodes),
      materials: rowsOf(editSheetNames.materials),
      units: rowsOf(editSheetNames.units),
    };
    return { files, sheets: edited };
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    return failed(catalogueTroubles.notJson(editFiles.rest, reason));
  }
}

async function check(session: Session, folder: string): Promise<Answer> {
  const read = await readFolder(folder);
  if (!('files' in read)) return read;
  return session.turn(null, async ({ tx, world, now }) => {
    const checked = await checkEdit(tx, world, read.files, read.sheets, now);
    return sayChecked(world, checked, `catalogue publish ${folder}`);
  });
}

function sayChecked(
  world: Awaited<ReturnType<Session['who']>>['world'],
  checked: Checked,
  order: string,
): Answer {
  if (!checked.ok) return failed(...catalogueFaultLines(world.catalogue, checked.faults));
  const lines = publishLines(
    {
      ...world,
      editions: new Map(world.editions).set(world.catalogue.version, world.catalogue),
      catalogue: checked.catalogue,
    },
    checked.changes,
    checked.moves,
  );
  return checked.changes.length === 0
    ? told(...lines)
    : told(...lines, '', sureLine(`${order} --yes`));
}

async function publishFrom(
  session: Session,
  folder: string,
  isSure: boolean,
  name: string | undefined,
): Promise<Answer> {
  if (!isSure) return check(session, folder);
  const read = await readFolder(folder);
  if (!('files' in read)) return read;
  const operator = await operatorOf(session, name, true);
  if (!operator.ok) return operator;
  return session.turn(operator.by, async ({ tx, world, now, by }) => {
    const checked = await checkEdit(tx, world, read.files, read.sheets, now);
    if (!checked.ok || checked.changes.length === 0) return sayChecked(world, checked, '');
    await publish(tx, world, checked, by, now);
    return told(...publishedLines(checked.catalogue.version));
  });
}

async function move(
  session: Session,
  words: string,
  isSure: boolean,
  name: string | undefined,
): Promise<Answer> {
  const operator = await operatorOf(session, name);
  if (!operator.ok) return operator;
  const who = await session.who();
  return session.turn(operator.by, async ({ tx, world, now, by }) => {
    const all = await listProjects(tx);
    const fitting = all.filter(
      (project) => project.id === words || nameKey(project.name).includes(nameKey(words)),
    );
    const exact = fitting.filter((each) => nameKey(each.name) === nameKey(words));
    const meant = allProjectsWords.has(words) ? all : exact.length > 0 ? exact : fitting;
    if (meant.length === 0) return failed(catalogueTroubles.noProject(words));
    if (!allProjectsWords.has(words) && meant.length > 1) {
      return failed(catalogueTroubles.severalProjects(meant.map((each) => each.name)));
    }
    const projects = await loadProjects(
      tx,
      meant.map(({ id }) => id),
    );
    const moves = movesOf(world, projects, world.catalogue);
    const { version } = world.catalogue;
    if (moves.length === 0) return failed(catalogueTroubles.nothingToMove(version));
    if (!isSure) return told(...movePreviewLines(world, moves, `catalogue move ${words} --yes`));
    for (const { id } of moves) {
      const command = { type: 'moveCatalogue', version, by: by ?? '' } as const;
      const cause = { actor: by, source: { kind: 'setup', ref: `catalogue:${version}` } } as const;
      const moved = await execute(tx, world, id, command, cause, now);
      if (moved && !moved.ok) {
        return failed(refusalWords(cardContext(who, now), moved.project, moved.refusal));
      }
    }
    return told(...movedLines(moves.length, version));
  });
}
