const GROUPED = new Intl.NumberFormat('en-US');
const SHARE = new Intl.NumberFormat('en-US', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** `1,203` */
export function counted(number: number): string {
  return GROUPED.format(number);
}

/** `+12`, `−3`, `0` */
export function change(number: number): string {
  return number === 0 ? '0' : `${number > 0 ? '+' : '−'}${GROUPED.format(Math.abs(number))}`;
}

/** `42.5%` of a whole; nothing of nothing has no share. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '–' : SHARE.format(part / whole);
}
