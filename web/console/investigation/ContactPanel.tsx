import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { inWords } from '../parts/duration';
import { More } from '../parts/More';
import { counted } from '../shell/number';
import { SidePanel } from '../shell/SidePanel';
import { Answered } from '../shell/States';
import { shortTime } from '../shell/time';
import { changedSearch, viewSearch } from '../shell/view';
import { Sign } from './chain/ChainSection';
import { Exposed } from './Exposed';
import { ExposureItem } from './ExposureItem';
import { useGenerationName } from './GenerationBars';
import { NotKept } from './NotKept';
import { PersonLink } from './PersonLink';
import { useContact, useContactExposures } from './queries';
import { NOT_ASKED } from './sources/asked';
import type { Contact, Trace } from './types';

interface Props {
  investigation: string;
  trace: Trace;
  person: string;
}

/** What a trace knows of one person, beside its result: every exposure, and whom they exposed in turn. */
export function ContactPanel({ investigation, trace, person }: Props) {
  const { t } = useTranslation('investigation');
  const { search } = useLocation();
  const navigate = useNavigate();
  const window = trace.cases.find((each) => each.person === person);
  return (
    <SidePanel
      title={t(window === undefined ? 'panel.contact' : 'panel.case')}
      opened={person}
      onClose={() => navigate(changedSearch(search, { contact: undefined }), { preventScrollReset: true })}
    >
      <div className="contact-panel">
        {window === undefined ? (
          <OfContact investigation={investigation} trace={trace} person={person} />
        ) : (
          <div className="who">
            <Who person={person} name={window.name} generation={0} />
            <p>
              {t('infectiousFrom')} {shortTime(window.infectiousFrom)} –{' '}
              {window.infectiousUntil === null ? t('toTheEnd') : shortTime(window.infectiousUntil)}
            </p>
          </div>
        )}
        <p>
          <Link to={changedSearch(search, { ...NOT_ASKED, sourcesOf: person })} preventScrollReset>
            {t('possible.title')}
          </Link>
        </p>
        <Exposed investigation={investigation} trace={trace} person={person} />
      </div>
    </SidePanel>
  );
}

function Who({ person, name, generation }: { person: string; name: string | null; generation: number }) {
  const { t } = useTranslation('investigation');
  const { search } = useLocation();
  const generationName = useGenerationName();
  return (
    <>
      <p className="who-name">
        {name === null ? (
          <span className="quiet">{t('notInScope')}</span>
        ) : (
          <Link to={`/people/${person}${viewSearch(search)}`}>{name}</Link>
        )}
        <span className="generation">
          <Sign generation={generation} />
          {generationName(generation)}
        </span>
      </p>
      {name === null && <p className="quiet id">{person}</p>}
    </>
  );
}

function OfContact({ investigation, trace, person }: Props) {
  const { t } = useTranslation('investigation');
  const contact = useContact(investigation, trace.id, person);
  return (
    <Answered asked={contact}>
      {(found) => (
        <>
          <Facts contact={found} />
          <section aria-labelledby="exposures">
            <h3 id="exposures">{t('panel.exposures', { exposures: counted(found.exposures) })}</h3>
            {trace.exposuresKept ? (
              <Exposures investigation={investigation} trace={trace} person={person} />
            ) : (
              <NotKept />
            )}
          </section>
        </>
      )}
    </Answered>
  );
}

function Facts({ contact }: { contact: Contact }) {
  const { t, i18n } = useTranslation('investigation');
  const { search } = useLocation();
  return (
    <div className="who">
      <Who person={contact.person} name={contact.name} generation={contact.generation} />
      {contact.regionName !== null && <p>{contact.regionName}</p>}
      <dl className="facts">
        <div>
          <dt>{t('mainSource')}</dt>
          <dd>
            <PersonLink person={contact.mainSource} name={contact.mainSourceName} search={search} />
          </dd>
        </div>
        <div>
          <dt>{t('sources')}</dt>
          <dd>{counted(contact.sources)}</dd>
        </div>
        <div>
          <dt>{t('panel.together')}</dt>
          <dd>{inWords(contact.overlapSeconds, i18n.language)}</dd>
        </div>
        <div>
          <dt>{t('category')}</dt>
          <dd>{contact.category === null ? '—' : t(`shared:category.${contact.category}`)}</dd>
        </div>
      </dl>
    </div>
  );
}

function Exposures({ investigation, trace, person }: Props) {
  const { t } = useTranslation('investigation');
  const { search } = useLocation();
  const exposures = useContactExposures(investigation, trace.id, person);
  return (
    <Answered asked={exposures}>
      {(found) => {
        const rows = found.pages.flatMap((page) => page.exposures);
        return (
          <>
            <ol className="exposures">
              {rows.map((row) => (
                <ExposureItem key={row.number} exposure={row}>
                  <span className="with">
                    {t('panel.with')} <PersonLink person={row.source} name={row.sourceName} search={search} />
                  </span>
                </ExposureItem>
              ))}
            </ol>
            <More paged={exposures} shown={rows.length} />
          </>
        );
      }}
    </Answered>
  );
}
