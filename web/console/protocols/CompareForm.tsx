import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { Choose } from '../shell/Choose';
import { changedSearch } from '../shell/view';
import { IN_EFFECT } from './compare';
import { layered } from './layers';
import { useProtocols } from './queries';

interface Again {
  isFetching: boolean;
  refetch: () => unknown;
}

/** Two protocols, or what is in effect, and how many rooms there are; the same again is counted anew. */
export function CompareForm({ again }: { again: Again | null }) {
  const { t } = useTranslation('protocols');
  const [params] = useSearchParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const protocols = useProtocols();
  const asked = {
    first: params.get('first') ?? IN_EFFECT,
    second: params.get('second') ?? '',
    rooms: params.get('rooms') ?? '',
  };
  const [first, setFirst] = useState(asked.first);
  const [second, setSecond] = useState(asked.second);
  const [rooms, setRooms] = useState(asked.rooms);
  const choices = [
    { value: IN_EFFECT, label: t('compare.inEffect') },
    ...layered(protocols.data ?? []).map(({ protocol, depth }) => ({
      value: protocol.id,
      label: `${'　'.repeat(depth)}${protocol.id}`,
    })),
  ];

  function submit(event: FormEvent) {
    event.preventDefault();
    if (first !== asked.first || second !== asked.second) {
      navigate(
        changedSearch(search, { first, second, rooms: rooms || undefined, before: undefined, after: undefined }),
      );
    } else if (rooms !== asked.rooms) {
      navigate(changedSearch(search, { rooms: rooms || undefined }));
    } else {
      again?.refetch();
    }
  }

  return (
    <form className="panel compare-form" onSubmit={submit} aria-label={t('compare.title')}>
      <Choose label={t('compare.first')} value={first} choices={choices} onChoose={setFirst} />
      <Choose
        label={t('compare.second')}
        value={second}
        choices={[{ value: '', label: t('compare.pick') }, ...choices]}
        onChoose={setSecond}
      />
      <label className="choose">
        <span className="quiet">{t('compare.rooms')}</span>
        <input
          className="input"
          type="number"
          inputMode="numeric"
          min={0}
          max={9_999_999}
          step={1}
          value={rooms}
          onChange={(event) => setRooms(event.target.value)}
        />
      </label>
      <Button
        type="primary"
        htmlType="submit"
        disabled={second === '' || first === second}
        loading={again?.isFetching ?? false}
      >
        {t(again === null ? 'compare.submit' : 'compare.again')}
      </Button>
      {first === second && <span className="quiet">{t('compare.same')}</span>}
    </form>
  );
}
