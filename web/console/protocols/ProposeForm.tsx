import { Button, Input, Select } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../parts/Refusal';
import { RequestIds } from '../parts/requestIds';
import { useNow } from '../shell/clock';
import { TimePicker } from '../shell/PlaceAndCutOff';
import { usePlaceName, usePlaces } from '../shell/session';
import { fullTime, serverNow, startOfDay } from '../shell/time';
import { isAfter, layered } from './layers';
import { usePropose, useProtocol, useProtocols } from './queries';
import { StricterList } from './StricterList';

const LONGEST = 2_000;
const DAY_MILLIS = 86_400_000;

/** Tomorrow at midnight: what is decided today is known by then. */
function tomorrow(): string {
  return startOfDay(new Date(serverNow().getTime() + DAY_MILLIS).toISOString());
}

/** Which protocol, where, from when until when, and why where it is stricter than what it stands on. */
export function ProposeForm({ wanted, region }: { wanted: string; region: string }) {
  const { t } = useTranslation('protocols');
  const protocols = useProtocols();
  const [protocol, setProtocol] = useState(wanted);
  const [place, setPlace] = useState(region);
  const [from, setFrom] = useState<string | undefined>(tomorrow);
  const [until, setUntil] = useState<string>();
  const [why, setWhy] = useState('');
  const lint = useProtocol(protocol);
  const propose = usePropose();
  const ids = useRef(new RequestIds());
  const busy = useRef(false);
  const now = useNow();

  const open = (lint.data?.stricter ?? []).filter(({ justification }) => justification === null);
  const unread = protocol !== '' && lint.data === undefined;
  const lacksWhy = open.length > 0 && why.trim() === '';
  const endsBefore = from !== undefined && until !== undefined && !isAfter(until, from);
  const ready = protocol !== '' && place !== '' && from !== undefined && !unread && !lacksWhy && !endsBefore;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!ready || from === undefined || busy.current) {
      return;
    }
    busy.current = true;
    const body = {
      protocol,
      region: place,
      effectiveFrom: from,
      effectiveUntil: until ?? null,
      justification: why.trim() === '' ? null : why.trim(),
    };
    propose.mutate(ids.current.of(body, serverNow().getTime()), {
      onSuccess: () => {
        ids.current.forget();
        setProtocol('');
        setWhy('');
      },
      onSettled: () => {
        busy.current = false;
      },
    });
  }

  return (
    <form className="panel propose" onSubmit={submit} aria-label={t('propose.title')}>
      <h2>{t('propose.title')}</h2>
      <div className="propose-fields">
        <div className="field">
          <label htmlFor="propose-protocol">{t('list.protocol')}</label>
          <Select
            id="propose-protocol"
            showSearch
            value={protocol === '' ? null : protocol}
            placeholder={t('compare.pick')}
            loading={protocols.isPending}
            onChange={setProtocol}
            options={layered(protocols.data ?? []).map(({ protocol: { id }, depth }) => ({
              value: id,
              label: id,
              depth,
            }))}
            optionRender={({ data }) => <span style={{ paddingInlineStart: 16 * data.depth }}>{data.label}</span>}
          />
        </div>
        <Place place={place} choose={setPlace} />
        <div className="field">
          <span className="field-name">{t('propose.from')}</span>
          <TimePicker label={t('propose.from')} placeholder={t('propose.choose')} value={from} onChoose={setFrom} />
        </div>
        <div className="field">
          <span className="field-name">{t('propose.until')}</span>
          <TimePicker label={t('propose.until')} placeholder={t('propose.open')} value={until} onChoose={setUntil} />
        </div>
      </div>
      {endsBefore && <p role="alert">{t('propose.endsBefore')}</p>}
      {from !== undefined && !isAfter(from, now) && (
        <p className="quiet">{t('propose.past', { time: fullTime(from) })}</p>
      )}
      {protocol !== '' && lint.isError && <Refusal error={lint.error} />}
      {open.length > 0 && (
        <div className="propose-lint">
          <h3>{t('propose.lint', { count: open.length, base: lint.data?.shipped.base })}</h3>
          <StricterList stricter={open} />
        </div>
      )}
      <div className="field">
        <label htmlFor="propose-why">{t(open.length > 0 ? 'propose.whyNeeded' : 'propose.why')}</label>
        <Input.TextArea
          id="propose-why"
          rows={2}
          maxLength={LONGEST}
          value={why}
          required={open.length > 0}
          onChange={(event) => setWhy(event.target.value)}
        />
      </div>
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={propose.isPending} disabled={!ready}>
          {t('propose.submit')}
        </Button>
        <span className="quiet">{t('propose.two')}</span>
      </div>
      <p role="status" className="done">
        {propose.data !== undefined &&
          t('propose.done', { protocol: propose.data.protocol, place: propose.data.regionName })}
      </p>
      <Refusal error={propose.error} />
    </form>
  );
}

function Place({ place, choose }: { place: string; choose: (region: string) => void }) {
  const { t } = useTranslation('protocols');
  const places = usePlaces();
  const name = usePlaceName(place);
  const offered = (places.data ?? []).map((each) => ({ value: each.region, label: each.name }));
  const known = offered.some(({ value }) => value === place);
  return (
    <div className="field">
      <label htmlFor="propose-place">{t('propose.place')}</label>
      <Select
        id="propose-place"
        showSearch={{ optionFilterProp: 'label' }}
        value={place}
        onChange={choose}
        options={known ? offered : [{ value: place, label: name }, ...offered]}
      />
    </div>
  );
}
