import { ended, launch } from './launcher';

/** One account of the demonstration, by the office it has. */
export interface SignIn {
  username: string;
  password: string;
}

const ADDRESS = /^Address (http:\/\/localhost:\d+)\//;
const ACCOUNT = /^\s+(.+): user name (\S+) password (\S+)$/;

/** Where the demonstration is and who may sign in, read from what it printed. */
export function readPrinted(lines: string[]): { address: string; signIns: Record<string, SignIn> } {
  let address = '';
  const signIns: Record<string, SignIn> = {};
  for (const line of lines) {
    address = ADDRESS.exec(line)?.[1] ?? address;
    const [, role, username, password] = ACCOUNT.exec(line) ?? [];
    if (role !== undefined && username !== undefined && password !== undefined) {
      signIns[role] = { username, password };
    }
  }
  return { address, signIns };
}

/**
 * Plays the whole demonstration once for all tests and hands them the address and the sign-ins. One that runs already is
 * taken as it is: FANGKONG_ADDRESS and FANGKONG_SIGN_INS, the latter being what it printed.
 */
export default async function play(): Promise<(() => Promise<void>) | undefined> {
  const printed = process.env.FANGKONG_SIGN_INS;
  if (printed !== undefined && process.env.FANGKONG_ADDRESS !== undefined) {
    if (!printed.startsWith('{')) {
      process.env.FANGKONG_SIGN_INS = JSON.stringify(readPrinted(printed.split('\n')).signIns);
    }
    return undefined;
  }
  const { process: demo, lines } = await launch(['demo', '--port', '0'], /^Ctrl-C stops/, 600);
  const { address, signIns } = readPrinted(lines);
  process.env.FANGKONG_ADDRESS = address;
  process.env.FANGKONG_SIGN_INS = JSON.stringify(signIns);
  return async () => {
    demo.kill('SIGTERM');
    await ended(demo);
  };
}
