import '../investigation/investigation.css';
import '../protocols/protocols.css';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../parts/Refusal';
import { PURPOSES } from '../person/Reveal';
import { Choose } from '../shell/Choose';
import { Accesses } from './Accesses';
import { type NewAccess, useOpenAccess } from './queries';
import { regionOf } from './region';

const SHORTEST = 10;
const LONGEST = 500;

/** Opens a township elsewhere at once, with a reason that those above of both sides read. */
export function Component() {
  const { t } = useTranslation('audit');
  return (
    <div className="command">
      <title>{`${t('emergency.title')} · ${t('shared:product')}`}</title>
      <h1>{t('emergency.title')}</h1>
      <section className="panel" aria-labelledby="open-emergency">
        <h2 id="open-emergency">{t('emergency.open')}</h2>
        <p>{t('emergency.what')}</p>
        <Open />
      </section>
      <section className="panel" aria-labelledby="accesses">
        <h2 id="accesses">{t('emergency.list')}</h2>
        <Accesses />
      </section>
    </div>
  );
}

function Open() {
  const { t } = useTranslation('audit');
  const [place, setPlace] = useState('');
  const [purpose, setPurpose] = useState<NewAccess['purpose']>('CARE');
  const [reason, setReason] = useState('');
  const open = useOpenAccess();
  const region = regionOf(place);
  const fields = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (region !== null) {
      open.mutate({ region, purpose, reason: reason.trim() }, { onSuccess: () => setReason('') });
    }
  };
  return (
    <form className="stacked" onSubmit={submit}>
      <div className="field">
        <label htmlFor={`${fields}-place`}>{t('emergency.place')}</label>
        <Input
          id={`${fields}-place`}
          value={place}
          autoComplete="off"
          onChange={(event) => setPlace(event.target.value)}
        />
        <span className="quiet">{t('emergency.placeHint')}</span>
      </div>
      <p>
        <Choose
          label={t('emergency.for')}
          value={purpose}
          choices={PURPOSES.map((value) => ({ value, label: t(`shared:purpose.${value}`) }))}
          onChoose={setPurpose}
        />
      </p>
      <div className="field">
        <label htmlFor={`${fields}-reason`}>{t('emergency.reason')}</label>
        <Input.TextArea
          id={`${fields}-reason`}
          rows={3}
          maxLength={LONGEST}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <span className="quiet">{t('emergency.reasonHint')}</span>
      </div>
      <p>
        <Button
          type="primary"
          htmlType="submit"
          loading={open.isPending}
          disabled={region === null || reason.trim().length < SHORTEST}
        >
          {t('emergency.run')}
        </Button>
      </p>
      <Refusal error={open.error} />
    </form>
  );
}
