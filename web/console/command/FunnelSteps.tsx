import { useTranslation } from 'react-i18next';
import { counted, share } from '../shell/number';
import { Answered } from '../shell/States';
import { FigureLink } from './FigureLink';
import { useFunnel } from './queries';
import { type Funnel, STEPS } from './types';

/** What became of those whom lists named in the period: each step is part of the one before. */
export function FunnelSteps() {
  const { t } = useTranslation('command');
  const funnel = useFunnel();
  return (
    <section className="panel" aria-labelledby="funnel">
      <h2 id="funnel">
        {t('funnel.title')} <span className="quiet unit">{t('funnel.unit')}</span>
      </h2>
      <Answered asked={funnel}>{(found) => <Steps funnel={found} />}</Answered>
    </section>
  );
}

function Steps({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation('command');
  return (
    <ol className="funnel">
      {STEPS.map((step, at) => {
        const before = STEPS[at - 1];
        return (
          <li key={step}>
            <FigureLink className="funnel-step" opens={{ step }}>
              <span>{t(`funnel.${step}`)}</span>
              <span className="funnel-value">{counted(funnel[step])}</span>
            </FigureLink>
            <span className="funnel-bar" aria-hidden="true">
              <span style={{ width: `${funnel.listed === 0 ? 0 : (100 * funnel[step]) / funnel.listed}%` }} />
            </span>
            <span className="quiet funnel-share">
              {before === undefined
                ? t('funnel.whole')
                : t('funnel.share', { share: share(funnel[step], funnel[before]) })}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
