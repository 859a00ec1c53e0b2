import { startTexts } from '../texts/texts';

/** The words of the console, one file a page and language. */
export function startConsoleTexts() {
  return startTexts(
    import.meta.glob<{ default: Record<string, unknown> }>([
      '../texts/*/shared.json',
      '../texts/*/console.json',
      '../texts/*/command.json',
      '../texts/*/ledger.json',
      '../texts/*/moves.json',
      '../texts/*/person.json',
      '../texts/*/ruling.json',
      '../texts/*/lists.json',
      '../texts/*/investigation.json',
      '../texts/*/protocols.json',
    ]),
  );
}
