import { expect, it } from 'vitest';
import { joined } from './exporting';

const HEAD = 'name,care\r\n';

async function joinedText(...files: string[]): Promise<string> {
  const file = await joined(files, async (text) => new Blob([HEAD + text]));
  return file.text();
}

it('puts files below each other under one header', async () => {
  expect(await joinedText('A,1\r\n', '', 'B,2\r\n')).toBe(`${HEAD}A,1\r\nB,2\r\n`);
});

it('leaves the note that a file is cut at the end', async () => {
  expect(await joinedText('A,1\r\ncut\r\n', 'B,2\r\n')).toBe(`${HEAD}A,1\r\ncut\r\n`);
});
