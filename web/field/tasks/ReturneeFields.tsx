import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../shell/Choice';
import { Field } from '../shell/Field';
import { type ArrivedDraft, ArrivedFields } from './ArrivedFields';
import type { Household } from './round';
import { NOBODY, OTHER, personSaid, type Who } from './who';

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
  const [left, setLeft] = useState(false);
  const flawed = left && who.said.trim() !== '' && personSaid(who.said) === null;
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
        <Field
          label={t('identity')}
          hint={t('identityHint')}
          value={who.said}
          onValue={(said) => onWho({ ...who, said })}
          onBlur={() => setLeft(true)}
          autoComplete="off"
          {...(flawed ? { flaw: t('identityFlaw') } : {})}
        />
      )}
      {who.member !== '' && who.member !== NOBODY && <ArrivedFields draft={draft} onDraft={onDraft} />}
    </>
  );
}
