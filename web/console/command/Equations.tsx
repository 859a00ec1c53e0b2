import { useTranslation } from 'react-i18next';
import { counted } from '../shell/number';
import { type Equation, equationsOf, type Term } from './equations';
import { FigureLink } from './FigureLink';
import type { BaseFigures } from './types';

/** The base figures as the equations that close them; what belongs to none stands apart. */
export function Equations({ figures }: { figures: BaseFigures }) {
  const { t } = useTranslation('command');
  return (
    <section className="panel" aria-labelledby="base-figures">
      <h2 id="base-figures">
        {t('baseFigures')} <span className="quiet unit">{t('shared:unit.persons')}</span>
      </h2>
      {equationsOf(figures).map((equation) => (
        <Balance key={equation.left.figure} equation={equation} />
      ))}
      <div className="balance apart">
        <p>
          <TermLink term={{ figure: 'screened', value: figures.screened, sign: 1 }} />
          <span className="quiet">{t('screenedWhat')}</span>
        </p>
        <p>
          <TermLink term={{ figure: 'followed', value: figures.followed, sign: 1 }} />
          <span className="quiet">{t('followedWhat')}</span>
        </p>
      </div>
    </section>
  );
}

const SIGNS = { '1': '+', '-1': '−' } as const;

function Balance({ equation }: { equation: Equation }) {
  const { t } = useTranslation('command');
  const closes = equation.difference === 0;
  return (
    <div className="balance">
      <TermLink term={equation.left} />
      {equation.right.map((term, at) => (
        <span className="operand" key={term.figure}>
          <span className="operator">{at === 0 ? '=' : SIGNS[term.sign]}</span>
          <TermLink term={term} />
        </span>
      ))}
      <span className={closes ? 'mark quiet' : 'mark mark-off'}>
        {closes ? `✓ ${t('closes')}` : `✗ ${t('off', { by: counted(Math.abs(equation.difference)) })}`}
      </span>
    </div>
  );
}

function TermLink({ term }: { term: Term }) {
  const { t } = useTranslation('shared');
  return (
    <FigureLink className="term" opens={{ figure: term.figure }}>
      <span className="term-value">{counted(term.value)}</span>
      <span className="term-word">{t(`figure.${term.figure}`)}</span>
    </FigureLink>
  );
}
