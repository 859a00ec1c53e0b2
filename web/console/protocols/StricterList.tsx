import { useTranslation } from 'react-i18next';
import { byCategory } from './lint';
import type { Stricter } from './types';
import { categoryName, findingWords } from './words';

/** Each way in which a protocol is stricter than its base, by category, with the rule it comes up against and the reason. */
export function StricterList({ stricter }: { stricter: Stricter[] }) {
  const { t } = useTranslation('protocols');
  return (
    <ul className="stricter">
      {byCategory(stricter).map(({ category, findings }) => (
        <li key={category}>
          <h3>
            {categoryName(category, t)} <span className="quiet clause">{category}</span>
          </h3>
          <ul>
            {findings.map((finding) => (
              <li key={`${finding.kind} ${finding.what}`}>
                <Finding finding={finding} />
              </li>
            ))}
          </ul>
          <Justification text={findings[0]?.justification ?? null} />
        </li>
      ))}
    </ul>
  );
}

function Finding({ finding }: { finding: Stricter }) {
  const { t } = useTranslation('protocols');
  const { kind, who, what, base, overlay } = findingWords(finding, t);
  return (
    <>
      <strong>{kind}</strong>
      {t('stricter.colon')}
      {who !== '' && `${who}${t('stricter.comma')}`}
      {what}
      {t('stricter.colon')}
      {t('stricter.fromTo', { base, overlay })}
      {finding.rule !== null && (
        <p className="quiet">
          {t('stricter.rule', { number: finding.rule })}
          {t('stricter.colon')}
          {t(`rule.${finding.rule}`)}
        </p>
      )}
    </>
  );
}

function Justification({ text }: { text: string | null }) {
  const { t } = useTranslation('protocols');
  return text === null ? (
    <p>
      <strong>! {t('stricter.unjustified')}</strong>
    </p>
  ) : (
    <p className="source">
      <span className="quiet">{t('stricter.because')}</span> {text}
    </p>
  );
}
