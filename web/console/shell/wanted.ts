export type Wanted = { idNumber: string } | { name: string; phone: string };

const ID_NUMBER = /^\d{17}[\dXx]$/;
const PHONE = /(?:\+?86)?(1\d{10})/;

/** Reads what was typed into one field: an identity number, or a name and a mobile phone in either order. */
export function readWanted(typed: string): Wanted | null {
  const text = typed.normalize('NFKC').trim();
  const close = text.replace(/\s/g, '');
  if (ID_NUMBER.test(close)) {
    return { idNumber: close.toUpperCase() };
  }
  const digits = text.replace(/(?<=\d)[\s-](?=\d)/g, '');
  const phone = PHONE.exec(digits);
  if (phone?.[1] === undefined) {
    return null;
  }
  const name = digits
    .replace(phone[0], ' ')
    .replace(/[,,;、/]/g, ' ')
    .trim()
    .replace(/\s+/g, ' ');
  return name === '' || /\d/.test(name) ? null : { name, phone: phone[1] };
}
