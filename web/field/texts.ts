import { startTexts } from '../texts/texts';

/** The words of the field pages. */
export function startFieldTexts() {
  return startTexts(
    import.meta.glob<{ default: Record<string, unknown> }>([
      '../texts/*/shared.json',
      '../texts/*/field.json',
      '../texts/*/tasks.json',
      '../texts/*/checkpoint.json',
      '../texts/*/resident.json',
    ]),
  );
}
