import { useTranslation } from 'react-i18next';
import { Choice } from '../shell/Choice';
import { Field } from '../shell/Field';
import { type ArrivedDraft, ArrivedFields } from './ArrivedFields';
import type { Person } from './facts';
import type { Household } from './round';

export interface Who {
  /** A member of the household, `NOBODY`, `OTHER`, or empty while nobody has said. */
  member: string;
  name: string;
  phone: string;
}

export const NOT_ASKED: Who = { member: '', name: '', phone: '' };
const NOBODY = 'NOBODY';
const OTHER = 'OTHER';

export const returnedNobody = (who: Who) => who.member === NOBODY;

export function personOf(who: Who, household: Household): { person: Person; name: string } | null {
  if (who.member === OTHER) {
    const name = who.name.trim();
    const phone = who.phone.trim();
    return name !== '' && phone !== '' ? { person: { name, phone }, name } : null;
  }
  const member = household.people.find((one) => one.person === who.member);
  return member === undefined ? null : { person: member.person, name: member.name };
}

interface Props {
  household: Household;
  who: Who;
  onWho: (who: Who) => void;
  draft: ArrivedDraft;
  onDraft: (draft: ArrivedDraft) => void;
}

/** Who came back; from where and when, if anybody did. */
export function ReturneeFields({ household, who, onWho, draft, onDraft }: Props) {
  const { t } = useTranslation('tasks');
  const names = new Map(household.people.map((one) => [one.person, one.name]));
  return (
    <>
      <Choice
        label={t('returnQuestion')}
        options={[NOBODY, ...names.keys(), OTHER]}
        words={(one) => names.get(one) ?? t(one === OTHER ? 'other' : 'nobody')}
        value={who.member}
        onChoose={(member) => onWho({ ...who, member })}
      />
      {who.member === OTHER && (
        <>
          <Field label={t('name')} value={who.name} onValue={(name) => onWho({ ...who, name })} />
          <Field
            label={t('phone')}
            value={who.phone}
            onValue={(phone) => onWho({ ...who, phone })}
            type="tel"
            inputMode="tel"
          />
        </>
      )}
      {who.member !== '' && who.member !== NOBODY && <ArrivedFields draft={draft} onDraft={onDraft} />}
    </>
  );
}
