export type Scan = { kind: 'CODE'; code: string; card: string } | { kind: 'ID'; idNumber: string } | { kind: 'OTHER' };

const CODE = /^FK1\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.\d+\.[0-9a-f]{16}$/;
const ID = /^\d{17}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** An identity number as it is kept, however it was spaced when typed or pasted. */
export function plainNumber(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** Whether an identity number ends in its check character (GB 11643). */
export function isIdNumber(text: string): boolean {
  if (!ID.test(text)) {
    return false;
  }
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return CHECK_CHARACTERS[sum % 11] === text[17];
}

/** What a camera or a reader saw: the rotating code of a card, or an identity number. */
export function readScan(text: string): Scan {
  const trimmed = text.trim();
  const card = CODE.exec(trimmed)?.[1];
  if (card !== undefined) {
    return { kind: 'CODE', code: trimmed, card };
  }
  const idNumber = trimmed.toUpperCase();
  return isIdNumber(idNumber) ? { kind: 'ID', idNumber } : { kind: 'OTHER' };
}
