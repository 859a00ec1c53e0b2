import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { speak } from '../api/client';

export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Language, string> = { 'zh-CN': '简体', 'zh-TW': '繁體', en: 'English' };

type Loaders = Record<string, () => Promise<{ default: Record<string, unknown> }>>;

const KEPT = 'fangkong.language';
let loaders: Loaders = {};

/** The language chosen before, else the browser's, else simplified Chinese. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept !== null && (LANGUAGES as readonly string[]).includes(kept)) {
    return kept as Language;
  }
  const [first] = navigator.languages;
  if (first?.startsWith('en')) {
    return 'en';
  }
  return first !== undefined && /^zh-(TW|HK|MO|Hant)/.test(first) ? 'zh-TW' : 'zh-CN';
}

/** Starts with the texts of one language; the others are loaded when chosen. Paths end in `/LANGUAGE/NAMESPACE.json`. */
export async function startTexts(available: Loaders) {
  loaders = available;
  const language = preferredLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: await load(language) } as Resource,
    defaultNS: 'shared',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  apply(language);
}

export async function chooseLanguage(language: Language) {
  const texts = await load(language);
  for (const [namespace, words] of Object.entries(texts)) {
    i18next.addResourceBundle(language, namespace, words);
  }
  await i18next.changeLanguage(language);
  localStorage.setItem(KEPT, language);
  apply(language);
}

function apply(language: Language) {
  document.documentElement.lang = language;
  speak(language);
}

async function load(language: Language): Promise<Record<string, Record<string, unknown>>> {
  const wanted = Object.entries(loaders).filter(([path]) => path.includes(`/${language}/`));
  const texts = await Promise.all(
    wanted.map(async ([path, read]) => {
      const namespace = path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
      return [namespace, (await read()).default] as const;
    }),
  );
  return Object.fromEntries(texts);
}
