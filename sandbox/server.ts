import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { openApi } from './api/index.ts';
import { CallLog } from './calls.ts';
import { SandboxClock } from './clock/clock.ts';
import { Settling } from './clock/settling.ts';
import { drivingInterface } from './driving/index.ts';
import { Faults } from './faults.ts';
import { Hub } from './hub.ts';
import { Quotas } from './quotas.ts';
import type { Sandbox } from './sandbox.ts';
import { openDemoGroups } from './state/demo-groups.ts';
import { readDemoStart } from './state/directory.ts';
import { World } from './state/world.ts';
import { webRoutes } from './web/routes.ts';
import { Clients } from './ws/clients.ts';
import { Delivery } from './ws/delivery.ts';

export { APP_ID, APP_SECRET } from './app-identity.ts';

export interface SandboxOptions {
  /** 0 takes any free port. */
  port: number;
  /** Everything is kept below `sandbox/` in this folder. */
  dataDir: string;
  host?: string;
  log?: (line: string) => void;
  /** Where the clock starts in an empty folder; the demo district's `asOf` unless given. */
  startsAt?: string;
  /** Urgent text messages that the tenant has paid for; beyond them the API refuses (230024). */
  smsQuota?: number;
  /** Real time after which a wait without any progress is given up. */
  patienceMs?: number;
}

export interface RunningSandbox {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** More than a demonstration sends. */
const SMS_QUOTA = 1000;

/** Opens the port first: whoever has it is the one process that may touch the folder. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const host = options.host ?? '127.0.0.1';
  const http = createServer();
  await listen(http, options.port, host);
  try {
    const sandbox = open(options);
    serve(http, sandbox);
    const { port } = http.address() as AddressInfo;
    return { url: `http://${host}:${port}`, port, close: () => close(http, sandbox) };
  } catch (error) {
    http.close();
    throw error;
  }
}

function open(options: SandboxOptions): Sandbox {
  const folder = writableFolder(options.dataDir);
  const world = new World(folder);
  const startsAt = options.startsAt ? Date.parse(options.startsAt) : readDemoStart();
  const clock = new SandboxClock(join(folder, 'clock'), startsAt);
  world.compact(clock.now(), Date.now());
  openDemoGroups(world, clock.now());
  const clients = new Clients();
  const faults = new Faults();
  const delivery = new Delivery(world, clock, clients, faults);
  const settling: Settling = new Settling(
    clock,
    {
      busyWith: () => delivery.busyWith(settling.hasFollowers()),
      nextDue: () => delivery.nextDue(),
    },
    options.patienceMs ?? 120_000,
  );
  const hub = new Hub();
  delivery.onChange = () => settling.touch();
  clock.onJump = () => {
    hub.publish({ event: 'clock', data: { now: clock.iso() } });
    delivery.pump();
  };
  delivery.pump();
  return {
    world,
    clock,
    settling,
    clients,
    delivery,
    faults,
    hub,
    smsQuota: options.smsQuota ?? SMS_QUOTA,
    calls: new CallLog(),
    quotas: new Quotas(),
    cardLocks: new Map(),
    log: options.log ?? (() => {}),
  };
}

/** Longer than clients keep their connections, so that none is closed under a new request. */
const KEEP_ALIVE_MS = 65_000;

function serve(http: Server, sandbox: Sandbox): void {
  http.keepAliveTimeout = KEEP_ALIVE_MS;
  http.headersTimeout = KEEP_ALIVE_MS + 1000;
  const app = new Hono<{ Bindings: HttpBindings }>();
  openApi(app, sandbox);
  drivingInterface(app, sandbox);
  app.route('/', webRoutes());
  http.on('request', getRequestListener(app.fetch as (request: Request) => Promise<Response>));
  sandbox.clients.attach(http);
}

async function close(http: Server, sandbox: Sandbox): Promise<void> {
  sandbox.delivery.close();
  sandbox.clients.close();
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  http.closeAllConnections();
  await closed;
  sandbox.clock.close();
  sandbox.world.close();
}

function listen(http: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `port ${port} is in use by another program; set SANDBOX_PORT to a free one`
          : error.message;
      reject(new Error(`The sandbox cannot listen on ${host}:${port}: ${why}`, { cause: error }));
    });
    http.listen(port, host, resolve);
  });
}

/** Level by level: `recursive` never returns below a folder like /proc (Node 20). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function writableFolder(dataDir: string): string {
  const folder = resolve(dataDir, 'sandbox');
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The sandbox cannot write to ${folder}: ${why}; set DATA_DIR to another folder`,
      {
        cause: error,
      },
    );
  }
  return folder;
}
