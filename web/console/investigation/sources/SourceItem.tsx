import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { inWords } from '../../parts/duration';
import { More } from '../../parts/More';
import { Answered } from '../../shell/States';
import { shortTime, timeSpan } from '../../shell/time';
import { viewSearch } from '../../shell/view';
import { ExposureItem } from '../ExposureItem';
import { idOf } from '../PersonLink';
import type { PossibleSource } from '../types';
import { type Asked, isInfectiousLater } from './asked';
import { useSourceExposures } from './queries';

interface Props {
  investigation: string;
  asked: Asked;
  source: PossibleSource;
}

/** Somebody who may have infected somebody, and what speaks for it; opens every exposure. */
export function SourceItem({ investigation, asked, source }: Props) {
  const { t, i18n } = useTranslation('investigation');
  const { search } = useLocation();
  const [open, setOpen] = useState(false);
  const outside = `${t('notInScope')} · ${idOf(source.person)}`;
  const { longest } = source;
  return (
    <li>
      <span className="at">
        {source.name === null ? (
          outside
        ) : (
          <Link to={`/people/${source.person}${viewSearch(search)}`}>{source.name}</Link>
        )}
        {source.regionName !== null && <span className="quiet"> · {source.regionName}</span>}
      </span>
      <span className="long number">{inWords(source.overlapSeconds, i18n.language)}</span>
      <CaseLine source={source} />
      <span className="quiet when">
        {source.exposures > 1 && `${t('possible.longest')} `}
        {longest.place ?? t('household')} · {timeSpan(longest.from, longest.until)}
      </span>
      <span className="with">
        <button type="button" className="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('possible.times', { count: source.exposures })}
          <span className="unseen"> {t('possible.each', { name: source.name ?? outside })}</span>
        </button>
      </span>
      {source.exposures > 1 && (
        <span className="quiet whole">
          {t('possible.between', {
            first: shortTime(source.firstExposedAt),
            last: shortTime(source.lastExposedAt),
          })}
        </span>
      )}
      {open && <Each investigation={investigation} asked={asked} source={source} />}
    </li>
  );
}

/** What is known of a case; of whoever is none, their category where they have one in sight. */
function CaseLine({ source }: { source: PossibleSource }) {
  const { t } = useTranslation('investigation');
  const { known, category } = source;
  if (known === null) {
    return category === null || category === 'NONE' ? null : (
      <span className="quiet whole">{t(`shared:category.${category}`)}</span>
    );
  }
  return (
    <span className="whole">
      <strong>{t(`form.${known.form ?? 'SUSPECTED'}`)}</strong>
      {known.onset !== null && ` · ${t('onset')} ${shortTime(known.onset)}`}
      {known.onset === null && known.sampled !== null && ` · ${t('sampled')} ${shortTime(known.sampled)}`}
      {known.onset === null && known.sampled === null && ` · ${t('foundAt')} ${shortTime(known.at)}`}
      {` · ${t('infectiousFrom')} ${shortTime(known.infectiousFrom)}`}
      {isInfectiousLater(source) && <span className="quiet"> {t('possible.later')}</span>}
    </span>
  );
}

function Each({ investigation, asked, source }: Props) {
  const exposures = useSourceExposures(investigation, source.person, asked);
  return (
    <div className="whole each">
      <Answered asked={exposures}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.exposures);
          return (
            <>
              <ol className="exposures">
                {rows.map((row) => (
                  <ExposureItem key={row.number} exposure={row} />
                ))}
              </ol>
              {exposures.hasNextPage && <More paged={exposures} shown={rows.length} />}
            </>
          );
        }}
      </Answered>
    </div>
  );
}
