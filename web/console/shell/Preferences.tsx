import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from '../../texts/texts';
import { choosePrint, chooseTheme, chosenPrint, chosenTheme, type Print, type Theme } from '../../tokens/appearance';
import { Choose } from './Choose';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const PRINTS: readonly Print[] = ['normal', 'large'];

/** Language, light or dark, and size of print; kept on this device. */
export function Preferences() {
  const { t, i18n } = useTranslation('shared');
  return (
    <div className="preferences">
      <Choose<Language>
        label={t('appearance.language')}
        value={i18n.language as Language}
        onChoose={chooseLanguage}
        choices={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
      />
      <Choose
        label={t('appearance.theme')}
        value={chosenTheme()}
        onChoose={chooseTheme}
        choices={THEMES.map((theme) => ({ value: theme, label: t(`appearance.${theme}`) }))}
      />
      <Choose
        label={t('appearance.print')}
        value={chosenPrint()}
        onChoose={choosePrint}
        choices={PRINTS.map((print) => ({ value: print, label: t(`appearance.${print}`) }))}
      />
    </div>
  );
}
