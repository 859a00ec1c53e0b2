import { Button, Input, Select } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { Refusal } from '../parts/Refusal';
import { usePlaces } from '../shell/session';
import { viewSearch } from '../shell/view';
import { useOpenInvestigation } from './queries';

/** A name and a region are all it takes. */
export function OpenInvestigation({ region }: { region: string }) {
  const { t } = useTranslation('investigation');
  const [name, setName] = useState('');
  const [place, setPlace] = useState(region);
  const places = usePlaces();
  const navigate = useNavigate();
  const { search } = useLocation();
  const open = useOpenInvestigation();
  const asked = useRef(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (asked.current) {
      return;
    }
    asked.current = true;
    open.mutate(
      { name: name.trim(), region: place },
      {
        onSuccess: (opened) => navigate(`/investigations/${opened.id}${viewSearch(search)}`),
        onSettled: () => {
          asked.current = false;
        },
      },
    );
  }

  return (
    <form className="panel open-investigation" onSubmit={submit} aria-label={t('open.title')}>
      <div className="field">
        <label htmlFor="investigation-name">{t('open.name')}</label>
        <Input
          id="investigation-name"
          value={name}
          maxLength={100}
          placeholder={t('open.example')}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="investigation-region">{t('region')}</label>
        <Select
          id="investigation-region"
          showSearch={{ optionFilterProp: 'label' }}
          value={place}
          onChange={setPlace}
          options={(places.data ?? []).map((each: { region: string; name: string }) => ({
            value: each.region,
            label: each.name,
          }))}
        />
      </div>
      <Button type="primary" htmlType="submit" loading={open.isPending} disabled={name.trim() === ''}>
        {t('open.submit')}
      </Button>
      <Refusal error={open.error} />
    </form>
  );
}
