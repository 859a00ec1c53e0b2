import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../shell/Choice';
import { Field } from '../shell/Field';
import { Sheet } from '../shell/Sheet';
import type { Identity } from './gate';
import { isIdNumber, plainNumber } from './scan';

interface Props {
  onIdentity: (identity: Identity) => void;
  onClose: () => void;
}

export function IdentityForm({ onIdentity, onClose }: Props) {
  const { t } = useTranslation('checkpoint');
  return (
    <Sheet title={t('type')} onClose={onClose}>
      <IdentityFields onIdentity={onIdentity} />
    </Sheet>
  );
}

/** Who somebody is, typed: the identity number, or name and phone. */
export function IdentityFields({ onIdentity }: { onIdentity: (identity: Identity) => void }) {
  const { t } = useTranslation('checkpoint');
  const [by, setBy] = useState<'ID' | 'NAMED'>('ID');
  const [idNumber, setIdNumber] = useState('');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [flawed, setFlawed] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const number = plainNumber(idNumber);
    if (by === 'NAMED') {
      onIdentity({ kind: 'NAMED', name: name.trim(), phone: phone.trim() });
    } else if (isIdNumber(number)) {
      onIdentity({ kind: 'ID', idNumber: number });
    } else {
      setFlawed(true);
    }
  };
  return (
    <form onSubmit={submit} className="form">
      <Choice
        label={t('by')}
        options={['ID', 'NAMED'] as const}
        words={(one) => t(`identity.${one}`)}
        value={by}
        onChoose={setBy}
      />
      {by === 'ID' ? (
        <Field
          label={t('idNumber')}
          value={idNumber}
          onValue={(text) => {
            setIdNumber(text);
            setFlawed(false);
          }}
          autoComplete="off"
          required
          {...(flawed ? { flaw: t('idFlaw') } : {})}
        />
      ) : (
        <>
          <Field label={t('name')} value={name} onValue={setName} autoComplete="off" required />
          <Field label={t('phone')} value={phone} onValue={setPhone} type="tel" autoComplete="off" required />
        </>
      )}
      <button type="submit" className="act primary">
        {t('lookUp')}
      </button>
    </form>
  );
}
