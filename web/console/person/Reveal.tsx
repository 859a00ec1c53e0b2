import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { Refusal } from '../parts/Refusal';
import { Choose } from '../shell/Choose';
import { useMe } from '../shell/session';
import { shortTime } from '../shell/time';

type Purpose = Schemas['RevealWanted']['purpose'];

export const PURPOSES: readonly Purpose[] = ['CONTACT', 'IDENTIFY', 'TRANSFER', 'CARE', 'INVESTIGATE', 'CORRECT'];

/** Number and phone of somebody in full, or what was measured of them: each for a purpose, kept no longer than this is in sight. */
export function Reveal({ person }: { person: string }) {
  const { t } = useTranslation('person');
  const me = useMe();
  const [purpose, setPurpose] = useState<Purpose>('CONTACT');
  const path = { id: person };
  const identity = useMutation({
    mutationFn: (body: { purpose: Purpose }) => data(api.POST('/api/people/{id}/reveal', { params: { path }, body })),
    gcTime: 0,
  });
  const measured = useMutation({
    mutationFn: (body: { purpose: Purpose }) =>
      data(api.POST('/api/people/{id}/reveal/clinical', { params: { path }, body })),
    gcTime: 0,
  });
  if (!(me.data?.rights.includes('REVEAL') ?? false)) {
    return null;
  }
  const recorded = (asked: { purpose: Purpose }) => (
    <span className="quiet">{t('reveal.recorded', { purpose: t(`shared:purpose.${asked.purpose}`) })}</span>
  );
  return (
    <>
      {identity.isSuccess && (
        <p className="note">
          <strong>
            {[identity.data.idNumber, identity.data.phone].filter((part) => part !== null).join(' · ') ||
              t('reveal.none')}
          </strong>{' '}
          {recorded(identity.variables)}
        </p>
      )}
      {measured.isSuccess && (
        <div className="note">
          {measured.data.length === 0 ? <strong>{t('reveal.noMeasured')}</strong> : <Measured values={measured.data} />}{' '}
          {recorded(measured.variables)}
        </div>
      )}
      {!(identity.isSuccess && measured.isSuccess) && (
        <div className="reveal">
          <Choose
            label={t('reveal.for')}
            value={purpose}
            choices={PURPOSES.map((value) => ({ value, label: t(`shared:purpose.${value}`) }))}
            onChoose={setPurpose}
          />
          {!identity.isSuccess && (
            <Button onClick={() => identity.mutate({ purpose })} loading={identity.isPending}>
              {t('reveal.show')}
            </Button>
          )}
          {!measured.isSuccess && (
            <Button onClick={() => measured.mutate({ purpose })} loading={measured.isPending}>
              {t('reveal.measured')}
            </Button>
          )}
          <span className="quiet">{t('reveal.hint')}</span>
          <Refusal error={identity.error ?? measured.error} />
        </div>
      )}
    </>
  );
}

function Measured({ values }: { values: Schemas['ClinicalMeasured'][] }) {
  const { t } = useTranslation('person');
  return (
    <ul className="measured">
      {values.map(({ fact, type, at, ct, temperature }) => (
        <li key={fact}>
          <time dateTime={at}>{shortTime(at)}</time> {t(`shared:fact.${type}`)}{' '}
          <strong>
            {[
              ct === null ? null : t('field.ct', { value: ct }),
              temperature === null ? null : t('field.temperature', { value: temperature }),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </strong>
        </li>
      ))}
    </ul>
  );
}
