import { useTranslation } from 'react-i18next';
import { counted, share } from '../shell/number';
import { Equation } from './Equation';
import type { ListFigures, PushedList } from './types';

/** The way of a list: read, matched, dispatched, verified; what is lost at each step is named there. */
export function Way({ list, figures }: { list: PushedList; figures: ListFigures }) {
  const { t } = useTranslation('lists');
  const matched = list.rowsRead - list.rejected;
  const steps = [
    { key: 'read', value: list.rowsRead, before: null, note: t('way.readNote', { encoding: list.encoding }) },
    {
      key: 'matched',
      value: matched,
      before: list.rowsRead,
      note: t('way.matchedNote', { rows: counted(list.rejected) }),
    },
    {
      key: 'dispatched',
      value: figures.leads,
      before: matched,
      note: t('way.dispatchedNote', { updated: counted(list.updated), duplicate: counted(list.duplicate) }),
    },
    {
      key: 'verified',
      value: figures.verified,
      before: figures.leads,
      note: t('way.verifiedNote', { open: counted(figures.open) }),
    },
  ] as const;
  return (
    <section aria-label={t('way.title')}>
      <ol className="way">
        {steps.map((step) => (
          <li key={step.key}>
            <span className="way-word">{t(`way.${step.key}`)}</span>
            <span className="way-figure">
              {counted(step.value)}{' '}
              <small>{t(step.key === 'read' || step.key === 'matched' ? 'unit.rows' : 'unit.leads')}</small>
            </span>
            {step.before !== null && <span className="quiet">{share(step.value, step.before)}</span>}
            <span className="quiet">{step.note}</span>
          </li>
        ))}
      </ol>
      <div className="panel equations">
        <Equation
          whole={{ word: t('row.rowsRead'), value: list.rowsRead }}
          parts={(['accepted', 'updated', 'duplicate', 'rejected'] as const).map((key) => ({
            word: t(`row.${key}`),
            value: list[key],
          }))}
        />
        <Equation
          whole={{ word: t('leads'), value: figures.leads }}
          parts={[
            { word: t('verified'), value: figures.verified },
            { word: t('open'), value: figures.open },
          ]}
        />
      </div>
    </section>
  );
}
