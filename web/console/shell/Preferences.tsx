import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from '../../texts/texts';
import { choosePrint, chooseTheme, chosenPrint, chosenTheme, type Print, type Theme } from '../../tokens/appearance';

/** Language, light or dark, and size of print; kept on this device. */
export function Preferences() {
  const { t, i18n } = useTranslation('shared');
  return (
    <div className="preferences">
      <Select<Language>
        aria-label={t('appearance.language')}
        value={i18n.language as Language}
        onChange={chooseLanguage}
        options={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
      />
      <Select<Theme>
        aria-label={t('appearance.theme')}
        value={chosenTheme()}
        onChange={chooseTheme}
        options={(['system', 'light', 'dark'] as const).map((theme) => ({
          value: theme,
          label: t(`appearance.${theme}`),
        }))}
      />
      <Select<Print>
        aria-label={t('appearance.print')}
        value={chosenPrint()}
        onChange={choosePrint}
        options={(['normal', 'large'] as const).map((print) => ({ value: print, label: t(`appearance.${print}`) }))}
      />
    </div>
  );
}
