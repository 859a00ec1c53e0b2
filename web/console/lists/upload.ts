import { problemOf, Refused, Unreachable } from '../../api/client';
import type { PushedList } from './types';

/** A list is named after its file. */
export function nameOf(file: File): string {
  return file.name.replace(/\.csv$/i, '').trim() || file.name;
}

/** A file may be named after people, so its name goes where no log of addresses keeps it (RFC 8187). */
export function disposition(name: string): string {
  const safe = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, safe)}`;
}

/** Sends a file and tells how much of it has gone out, which `fetch` cannot. */
export function sendList(
  file: File,
  language: string,
  told: (part: number) => void,
  signal: AbortSignal,
): Promise<PushedList> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/lists');
    request.setRequestHeader('Content-Type', 'text/csv');
    request.setRequestHeader('Content-Disposition', disposition(nameOf(file)));
    request.setRequestHeader('Accept-Language', language);
    request.upload.onprogress = (event) => told(event.total === 0 ? 1 : event.loaded / event.total);
    request.upload.onload = () => told(1);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        const receipt: PushedList = JSON.parse(request.responseText);
        resolve(receipt);
      } else {
        reject(new Refused(problemOf(read(request.responseText), request)));
      }
    };
    request.onerror = () => reject(new Unreachable(request.statusText));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
