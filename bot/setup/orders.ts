import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import {
  blockedLines,
  changedLine,
  confirmedLines,
  consoleTroubles,
  directoryLines,
  droppedLine,
  helpLines,
  importListLines,
  previewLines,
  settledLine,
  sheetProblemLine,
  templatesWrittenLines,
  undoneLines,
} from '../../cards/setup/console-words.ts';
import { templateOf } from '../../cards/setup/templates.ts';
import { findImportForChange, listImports, updateImport } from '../../db/queries/imports.ts';
import { confirmImport, countsOf } from '../import/confirm.ts';
import { previewSheet } from '../import/preview.ts';
import { undoImport } from '../import/undo.ts';
import { makeFolder } from '../make-folder.ts';
import { pickSheet } from '../sheets/pick.ts';
import { readWorkbook } from '../sheets/read.ts';
import { writeWorkbook } from '../sheets/write.ts';
import { type Answer, failed, told } from './answer.ts';
import type { Asked, Order } from './args.ts';
import { carryOutCatalogue } from './catalogue-orders.ts';
import { operatorOf } from './operator.ts';
import type { Session } from './session.ts';

type OrderOf<Do extends Order['do']> = Extract<Order, { do: Do }>;

/** Carries out what is asked about sheets and imports. */
export async function carryOut(session: Session, { order, by }: Asked): Promise<Answer> {
  switch (order.do) {
    case 'help':
      return told(...helpLines());
    case 'templates':
      return writeTemplates(session, order);
    case 'directory':
      return told(
        ...directoryLines((await session.who()).world, await session.messenger.listPeople()),
      );
    case 'imports':
      return told(...importListLines(await listImports(session.db)));
    case 'preview':
      return preview(session, order, by);
    case 'confirm':
      return confirm(session, order.number, by);
    case 'drop':
      return drop(session, order.number);
    case 'undo':
      return undo(session, order.number, by);
    case 'catalogue-export':
    case 'catalogue-check':
    case 'catalogue-publish':
    case 'catalogue-move':
      return carryOutCatalogue(session, order, by);
    default:
      return order satisfies never;
  }
}

async function writeTemplates(session: Session, { folder }: OrderOf<'templates'>): Promise<Answer> {
  const { world } = await session.who();
  const paths: string[] = [];
  try {
    makeFolder(resolve(folder));
    for (const kind of ['people', 'projects'] as const) {
      const { fileName, sheets } = templateOf(world.catalogue, kind);
      const path = join(folder, fileName);
      await writeFile(path, await writeWorkbook(sheets));
      paths.push(path);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return failed(consoleTroubles.folderBarred(folder));
    }
    throw error;
  }
  return told(...templatesWrittenLines(paths));
}

async function preview(
  session: Session,
  { kind, file }: OrderOf<'preview'>,
  name: string | undefined,
): Promise<Answer> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return failed(consoleTroubles.fileMissing(file));
  const workbook = await readWorkbook(bytes);
  if (!workbook.ok) return failed(sheetProblemLine(workbook.problem, file));
  const operator = await operatorOf(session, name, true);
  if (!operator.ok) return operator;
  const { world } = await session.who();
  const { rows } = pickSheet(world.catalogue, workbook.sheets, kind);
  const seen = kind === 'people' ? await session.messenger.listPeople() : [];
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const shown = await session.turn(operator.by, (turn) =>
    previewSheet(turn, { kind, fileName: basename(file), sha256, rows, seen }),
  );
  const lines = previewLines(world, shown);
  return shown.plan.faults.length > 0 ? failed(...lines) : told(...lines);
}

async function confirm(session: Session, number: number, name?: string): Promise<Answer> {
  const operator = await deciderOf(session, number, name);
  if (!operator.ok) return operator;
  const { world } = await session.who();
  const done = await session.turn(operator.by, (turn) => confirmImport(turn, number));
  if (done.ok) {
    const { id, kind } = done.row;
    return told(...confirmedLines({ number: id, kind, ...countsOf(done.made) }));
  }
  if (!('plan' in done)) return failed(settledLine(number, done.row?.state));
  const isSound = done.plan.faults.length === 0;
  const shown = {
    number: isSound ? number : null,
    fileName: done.row.fileName,
    plan: done.plan,
  };
  return failed(changedLine(), ...previewLines(world, shown));
}

/**
 * Who decides about an import: an operator, but for people, the first of whom are entered before there
 * is one. There must be an import of that number.
 */
async function deciderOf(session: Session, number: number, name: string | undefined) {
  const all = await listImports(session.db);
  const one = all.find((each) => each.number === number);
  if (!one) return failed(settledLine(number, undefined));
  return operatorOf(session, name, one.kind === 'people');
}

async function drop(session: Session, number: number): Promise<Answer> {
  return session.turn(null, async ({ tx }) => {
    const row = await findImportForChange(tx, number);
    if (row?.state !== 'previewed') return failed(settledLine(number, row?.state));
    await updateImport(tx, number, { state: 'dropped', content: null });
    return told(droppedLine());
  });
}

async function undo(session: Session, number: number, name?: string): Promise<Answer> {
  const operator = await deciderOf(session, number, name);
  if (!operator.ok) return operator;
  const { world } = await session.who();
  const undone = await session.turn(operator.by, (turn) => undoImport(turn, number));
  if (undone.ok) {
    const { id, kind } = undone.row;
    return told(...undoneLines({ number: id, kind, ...countsOf(undone.made) }));
  }
  if ('obstacles' in undone) return failed(...blockedLines(world, number, undone.obstacles));
  if ('refusal' in undone) return failed(consoleTroubles.noOperator());
  return failed(settledLine(number, undone.row?.state));
}
