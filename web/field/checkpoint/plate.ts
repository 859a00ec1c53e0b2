const WRITTEN = /^[A-Z0-9\p{Script=Han}]{2,12}$/u;
const GA_36 =
  /^(?:\p{Script=Han}[A-HJ-NP-Z][A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9\p{Script=Han}]|\p{Script=Han}[A-Z]\d{4}应急)$/u;

/** A plate as it is kept: large letters, without blanks and dots. */
export const plateOf = (typed: string) => typed.toUpperCase().replace(/[^A-Z0-9\p{Script=Han}]/gu, '');

/** What the door takes: nobody in an emergency waits for a plate of the usual form. */
export const isPlate = (plate: string) => WRITTEN.test(plate);

/** Whether it has the form of GA 36; what has not may be mistyped. */
export const isUsualPlate = (plate: string) => GA_36.test(plate);
