import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

/** One line that a figure is worth nothing without: where and when, and how busy it was there. */
export function machineLine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  const at = new Date().toISOString().slice(0, 16).replace('T', ' ');
  const revision = revisionOf();
  return [
    `${processors.length} cores (${model})`,
    memory,
    `Node ${process.versions.node}`,
    `${at} UTC`,
    `load ${load}`,
    ...(revision ? [revision] : []),
  ].join(' · ');
}

/** Empty outside a work tree. */
function revisionOf(): string {
  try {
    const args = ['rev-parse', '--short', 'HEAD'];
    const out = execFileSync('git', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return `commit ${out.trim()}`;
  } catch {
    return '';
  }
}
