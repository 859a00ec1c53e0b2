import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from './api';
import type { SignIn } from './demonstration.setup';
import { ended, freePort, killHard, type Launched, launch } from './launcher';

const SETUP = /setup\.html#(\S+)/;
const READY = /Started Server/;
const SECONDS = 180;

/** A real installation of its own in a temporary folder, which a test may kill and start again. */
export class Installation {
  private running: Launched | undefined;

  private constructor(
    readonly folder: string,
    readonly port: number,
    private readonly secondFactor: 'required' | 'off',
  ) {}

  readonly administrator: SignIn = { username: 'guanli', password: 'long enough for a browser' };

  get address() {
    return `http://localhost:${this.port}`;
  }

  /** Where the first administrator is set up, once. */
  get setupLink(): string {
    const token = this.running?.lines.map((line) => SETUP.exec(line)?.[1]).find((found) => found !== undefined);
    return `${this.address}/setup.html#${token ?? ''}`;
  }

  static async start(secondFactor: 'required' | 'off' = 'off'): Promise<Installation> {
    const folder = await mkdtemp(join(tmpdir(), 'fangkong-browser-'));
    const made = new Installation(folder, await freePort(), secondFactor);
    await made.startAgain();
    return made;
  }

  async startAgain() {
    const args = ['serve', '--data', join(this.folder, 'data'), '--port', String(this.port)];
    this.running = await launch(args, READY, SECONDS, {
      FANGKONG_SYNTHETIC: 'true',
      FANGKONG_SECOND_FACTOR: this.secondFactor,
    });
  }

  async kill() {
    if (this.running !== undefined) {
      await killHard(this.running.process);
    }
  }

  async remove() {
    this.running?.process.kill('SIGTERM');
    if (this.running !== undefined) {
      await ended(this.running.process);
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  async setUp(): Promise<Api> {
    await this.makeAdministrator();
    return new Api(this.address).signIn(this.administrator);
  }

  async makeAdministrator(): Promise<void> {
    const token = this.setupLink.split('#')[1];
    await new Api(this.address).post('/api/setup', { token, ...this.administrator });
  }

  /** Makes an account of this role and signs it in. */
  async account(
    administrator: Api,
    role: string,
    scope: string[],
    worker?: string,
    username = role.toLowerCase().replace('_', '-'),
  ): Promise<{ api: Api } & SignIn> {
    const signIn = { username, password: 'long enough for a browser' };
    await administrator.post('/api/accounts', { ...signIn, role, scope, ...(worker ? { worker } : {}) });
    return { ...signIn, api: await new Api(this.address).signIn(signIn) };
  }
}
