import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { Refusal } from '../parts/Refusal';
import { Choose } from '../shell/Choose';
import { useMe } from '../shell/session';

type Purpose = Schemas['RevealWanted']['purpose'];

export const PURPOSES: readonly Purpose[] = ['CONTACT', 'IDENTIFY', 'TRANSFER', 'CARE', 'INVESTIGATE', 'CORRECT'];

/** Number and phone of somebody in full, for a purpose; kept no longer than this is in sight. */
export function Reveal({ person }: { person: string }) {
  const { t } = useTranslation('person');
  const me = useMe();
  const [purpose, setPurpose] = useState<Purpose>('CONTACT');
  const reveal = useMutation({
    mutationFn: () =>
      data(api.POST('/api/people/{id}/reveal', { params: { path: { id: person } }, body: { purpose } })),
    gcTime: 0,
  });
  if (!(me.data?.rights.includes('REVEAL') ?? false)) {
    return null;
  }
  if (reveal.data !== undefined) {
    const { idNumber, phone } = reveal.data;
    return (
      <p className="note">
        <strong>{[idNumber, phone].filter((part) => part !== null).join(' · ') || t('reveal.none')}</strong>{' '}
        <span className="quiet">{t('reveal.recorded', { purpose: t(`shared:purpose.${purpose}`) })}</span>
      </p>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reveal.mutate();
  };
  return (
    <form className="reveal" onSubmit={submit}>
      <Choose
        label={t('reveal.for')}
        value={purpose}
        choices={PURPOSES.map((value) => ({ value, label: t(`shared:purpose.${value}`) }))}
        onChoose={setPurpose}
      />
      <Button htmlType="submit" loading={reveal.isPending}>
        {t('reveal.show')}
      </Button>
      <span className="quiet">{t('reveal.hint')}</span>
      <Refusal error={reveal.error} />
    </form>
  );
}
