import { api, problemOf, Refused, Unreachable } from '../../api/client';
import { type AskedCare, caresOf, type Filters } from './types';

const LINE_FEED = 10;
const LONGEST_NOTE = 1024;

export interface Wanted {
  region: string;
  filters: Filters;
  care: AskedCare;
  /** Besides who it is and where. */
  columns: string[];
}

/** Fetches the file piece by piece and says how much has come; ends early when the signal says so. */
export function fetchExport(wanted: Wanted, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Blob> {
  let bytes = 0;
  return joined(caresOf(wanted.care), async (care) => {
    const before = bytes;
    return fetchPart(wanted, care, signal, (come) => {
      bytes = before + come;
      onBytes(bytes);
    });
  });
}

/** The files of each as one, under the header of the first. */
export async function joined<T>(each: readonly T[], fetchOne: (one: T) => Promise<Blob>): Promise<Blob> {
  const parts: Blob[] = [];
  for (const one of each) {
    const part = await fetchOne(one);
    parts.push(parts.length === 0 ? part : await withoutHead(part));
    if (await isCut(part)) {
      break;
    }
  }
  return new Blob(parts, { type: 'text/csv;charset=UTF-8' });
}

/** The rows of a file without its first line, to be put below those of another. */
async function withoutHead(file: Blob): Promise<Blob> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return file.slice(bytes.indexOf(LINE_FEED) + 1);
}

/** A file that is cut says so in a last line of one cell; nothing may follow it. */
async function isCut(file: Blob): Promise<boolean> {
  return /\n[^,\n]+\r?\n$/.test(await file.slice(-LONGEST_NOTE).text());
}

async function fetchPart(
  { region, filters, columns }: Wanted,
  care: string | undefined,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Blob> {
  const { response, error } = await api.GET('/api/people/export.csv', {
    params: { query: { region, ...filters, columns: ['name', ...columns], ...(care === undefined ? {} : { care }) } },
    parseAs: 'stream',
    signal,
  });
  if (!response.ok) {
    throw new Refused(problemOf(error, response));
  }
  const reader = response.body?.getReader();
  if (reader === undefined) {
    throw new Unreachable('no body');
  }
  const pieces: BlobPart[] = [];
  let bytes = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    bytes += piece.value.byteLength;
    onBytes(bytes);
  }
  return new Blob(pieces);
}

export function save(file: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
