import { useTranslation } from 'react-i18next';
import { counted } from '../shell/number';

interface Part {
  word: string;
  value: number;
}

/** A whole and its parts, and whether they add up. */
export function Equation({ whole, parts }: { whole: Part; parts: Part[] }) {
  const { t } = useTranslation('lists');
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
        <strong className="equation-gap">≠ {t('equation.gap', { gap: counted(gap) })}</strong>
      )}
    </p>
  );
}

function Term({ part }: { part: Part }) {
  return (
    <span>
      <span className="quiet">{part.word}</span> <strong>{counted(part.value)}</strong>
    </span>
  );
}
