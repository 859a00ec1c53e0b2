import { api, problemOf, Refused, Unreachable } from '../../api/client';

/** Fetches the file of an export piece by piece and says how much has come; ends early when the signal says so. */
export async function fetchFile(id: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Blob> {
  const { response, error } = await api.POST('/api/exports/{id}/file', {
    params: { path: { id } },
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
  return new Blob(pieces, { type: response.headers.get('Content-Type') ?? '' });
}

export function save(file: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
