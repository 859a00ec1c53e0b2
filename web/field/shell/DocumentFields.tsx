import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { stamp } from '../outbox/clock';
import type { Desk } from '../outbox/desk';
import { Field } from './Field';

/** What is read off the identity document in somebody's hand: the name, and the last four of the number. */
export interface Document {
  name: string;
  numberEnd: string;
}

export const NO_DOCUMENT: Document = { name: '', numberEnd: '' };

const END = 4;

export function isWhole({ name, numberEnd }: Document): boolean {
  return name.trim() !== '' && numberEnd.trim().length === END;
}

/** Whoever holds the card was compared with the document. */
export function confirmCard(desk: Desk, card: string, document: Document, t: TFunction) {
  return desk.keep([
    {
      type: 'confirm',
      path: `/api/declarations/cards/${card}/confirm`,
      content: { at: stamp(), ...document },
      label: t('tasks:confirm.label', { card: card.slice(0, 8) }),
    },
  ]);
}

interface Props {
  value: Document;
  onValue: (value: Document) => void;
}

/** Typed from the document, so that nobody is confirmed as the neighbour whose number they declared. */
export function DocumentFields({ value, onValue }: Props) {
  const { t } = useTranslation('tasks');
  return (
    <>
      <Field
        label={t('confirm.name')}
        value={value.name}
        onValue={(name) => onValue({ ...value, name })}
        autoComplete="off"
      />
      <Field
        label={t('confirm.numberEnd')}
        value={value.numberEnd}
        onValue={(numberEnd) => onValue({ ...value, numberEnd })}
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={END}
      />
    </>
  );
}
