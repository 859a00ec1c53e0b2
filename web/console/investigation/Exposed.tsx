import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { inWords } from '../parts/duration';
import { counted } from '../shell/number';
import { Answered } from '../shell/States';
import { PersonLink } from './PersonLink';
import { useChain } from './queries';
import type { Chain, Trace } from './types';

const A_PAGE = 50;

/** Whom somebody exposed in turn, as far as the chain shows it. */
export function Exposed({ investigation, trace, person }: { investigation: string; trace: Trace; person: string }) {
  const { t } = useTranslation('investigation');
  const chain = useChain(investigation, trace.id);
  return (
    <section aria-labelledby="exposed">
      <Answered asked={chain}>
        {(found) => {
          const edges = found.edges.filter((edge) => edge.source === person);
          return (
            <>
              <h3 id="exposed">{t('panel.exposed', { people: counted(edges.length) })}</h3>
              {edges.length > 0 && <List key={person} chain={found} edges={edges} />}
              {edges.length === 0 && <p className="quiet">{t('panel.exposedNobody')}</p>}
              {found.edges.length < found.pairs && <p className="quiet">{t('panel.exposedCut')}</p>}
            </>
          );
        }}
      </Answered>
    </section>
  );
}

function List({ chain, edges }: { chain: Chain; edges: Chain['edges'] }) {
  const { t, i18n } = useTranslation('investigation');
  const { search } = useLocation();
  const [shown, setShown] = useState(A_PAGE);
  const names = new Map(chain.nodes.map((node) => [node.person, node.name]));
  return (
    <>
      <ul className="exposures">
        {edges.slice(0, shown).map((edge) => (
          <li key={edge.contact}>
            <PersonLink person={edge.contact} name={names.get(edge.contact) ?? null} search={search} />
            <span className="long number">
              {edge.overlapSeconds === null ? '—' : inWords(edge.overlapSeconds, i18n.language)}
            </span>
          </li>
        ))}
      </ul>
      {shown < edges.length && (
        <button type="button" className="plain" onClick={() => setShown(shown + A_PAGE)}>
          {t('panel.moreExposed', { people: counted(edges.length - shown) })}
        </button>
      )}
    </>
  );
}
