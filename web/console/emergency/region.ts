const CODE = /^\d{9}$|^\d{12}$/;
const PATH = /^\d\d\/\d\d\/\d\d\/\d{3}\/(\d{3}\/)?([A-Z][A-Z0-9]*\/)*$/;

/** The path of a township or less, said as a statistical code of 9 or 12 digits or as a path; null where it is none. */
export function regionOf(said: string): string | null {
  const text = said.trim();
  if (CODE.test(text)) {
    const village = text.slice(9);
    return `${text.slice(0, 2)}/${text.slice(2, 4)}/${text.slice(4, 6)}/${text.slice(6, 9)}/${village === '' ? '' : `${village}/`}`;
  }
  return PATH.test(text) ? text : null;
}
