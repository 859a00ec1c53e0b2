import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

export interface Launched {
  process: ChildProcess;
  /** What it printed until it was ready. */
  lines: string[];
}

/** Starts `./fangkong` as its user would, and waits until a line says that it is ready. */
export async function launch(
  args: string[],
  ready: RegExp,
  seconds: number,
  env: Record<string, string> = {},
): Promise<Launched> {
  const child = spawn(join(ROOT, 'fangkong'), args, {
    cwd: ROOT,
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const deadline = setTimeout(() => child.kill('SIGTERM'), seconds * 1000);
  const read = (stream: NodeJS.ReadableStream, done: () => void) =>
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (ready.test(line)) {
        done();
      }
    });
  await new Promise<void>((resolve, reject) => {
    read(child.stdout, resolve);
    read(child.stderr, resolve);
    child.once('exit', (code) =>
      reject(new Error(`fangkong ${args.join(' ')} ended with ${code}:\n${lines.join('\n')}`)),
    );
  });
  clearTimeout(deadline);
  return { process: child, lines };
}

export function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
    } else {
      child.once('exit', () => resolve());
    }
  });
}

/** A port nobody listens on, so that a server can be started there again and again. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, 'localhost', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Ends it as a power cut would. */
export async function killHard(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended(child);
}
