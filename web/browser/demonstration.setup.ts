import { ended, launch } from './launcher';

/** One account of the demonstration, by the office it has. */
export interface SignIn {
  username: string;
  password: string;
}

const ADDRESS = /^Address (http:\/\/localhost:\d+)\//;
const ACCOUNT = /^\s+(.+): user name (\S+) password (\S+)$/;

/** Plays the whole demonstration once for all tests and hands them the address and the sign-ins. */
export default async function play(): Promise<() => Promise<void>> {
  const { process: demo, lines } = await launch(['demo', '--port', '0'], /^Ctrl-C stops/, 600);
  const signIns: Record<string, SignIn> = {};
  for (const line of lines) {
    const address = ADDRESS.exec(line)?.[1];
    if (address !== undefined) {
      process.env.FANGKONG_ADDRESS = address;
    }
    const [, role, username, password] = ACCOUNT.exec(line) ?? [];
    if (role !== undefined && username !== undefined && password !== undefined) {
      signIns[role] = { username, password };
    }
  }
  process.env.FANGKONG_SIGN_INS = JSON.stringify(signIns);
  return async () => {
    demo.kill('SIGTERM');
    await ended(demo);
  };
}
