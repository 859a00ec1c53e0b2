import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../parts/Refusal';
import { counted } from '../shell/number';
import { useRight } from '../shell/session';
import { GridOfReleases } from './GridOfReleases';
import type { AdoptionKey } from './queries';
import { chosenOf, everybodyWaiting, toggled } from './releases';
import type { GridReleases } from './types';
import { useApprovals } from './useApprovals';

interface Props {
  adoption: AdoptionKey;
  inside: string;
  grids: GridReleases[];
}

/** The list grid by grid: chosen one by one, by grid or all, and approved together. */
export function ApproveReleases({ adoption, inside, grids }: Props) {
  const { t } = useTranslation('protocols');
  const mayApprove = useRight('ADOPT_PROTOCOL');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { approve, sent } = useApprovals(adoption, inside);
  const all = everybodyWaiting(grids);
  const wanted = all.filter((person) => chosen.has(person));
  const choose = (people: string[]) => setChosen((now) => toggled(people, now));
  const how = chosenOf(all, chosen);
  return (
    <>
      {mayApprove ? (
        <div className="panel approve">
          <Checkbox
            checked={how === 'all'}
            indeterminate={how === 'some'}
            disabled={all.length === 0 || approve.isPending}
            onChange={() => choose(all)}
          >
            {t('releases.all', { people: counted(all.length) })}
          </Checkbox>
          <Button
            type="primary"
            disabled={wanted.length === 0}
            loading={approve.isPending}
            onClick={() => approve.mutate(wanted)}
          >
            {t('releases.approve', { people: counted(wanted.length) })}
          </Button>
          {approve.isPending && sent !== null && (
            <progress aria-label={t('releases.progress')} value={sent.answered} max={sent.wanted} />
          )}
          <p role="status">
            {sent !== null &&
              t(approve.isPending ? 'releases.sending' : 'releases.done', {
                answered: counted(sent.answered),
                wanted: counted(sent.wanted),
                accepted: counted(sent.accepted),
                duplicate: counted(sent.duplicate),
              })}
          </p>
          <Refusal error={approve.error} />
        </div>
      ) : (
        <p className="quiet">{t('releases.notYours')}</p>
      )}
      <ul className="grids">
        {grids.map((grid) => (
          <li key={grid.grid} className="panel">
            <GridOfReleases grid={grid} chosen={chosen} choose={mayApprove && !approve.isPending ? choose : null} />
          </li>
        ))}
      </ul>
    </>
  );
}
