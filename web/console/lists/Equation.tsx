import { useTranslation } from 'react-i18next';
import { useNumbers } from '../parts/numbers';

interface Part {
  word: string;
  value: number;
}

/** A whole and its parts, and whether they add up. */
export function Equation({ whole, parts }: { whole: Part; parts: Part[] }) {
  const { t } = useTranslation('lists');
  const { count } = useNumbers();
  const gap = whole.value - parts.reduce((sum, part) => sum + part.value, 0);
  return (
    <p className="equation">
      <Term part={whole} />
      {parts.map((part, at) => (
        <span key={part.word} className="equation-step">
          <span className="quiet">{at === 0 ? '=' : '+'}</span>
          <Term part={part} />
        </span>
      ))}
      {gap === 0 ? (
        <span className="quiet">✓ {t('equation.closes')}</span>
      ) : (
        <strong className="equation-gap">≠ {t('equation.gap', { gap: count(gap) })}</strong>
      )}
    </p>
  );
}

function Term({ part }: { part: Part }) {
  const { count } = useNumbers();
  return (
    <span>
      <span className="quiet">{part.word}</span> <strong>{count(part.value)}</strong>
    </span>
  );
}
