import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Words } from './words/featureWords';

/** The language of the page: the one chosen in this browser, or the browser's own. Its words are there before anything is shown. */
export type Language = 'en' | 'zh';

const KEY = 'jixia.language';
const SPACE = 'translation';
const WORDS: Record<Language, () => Promise<{ words: Words }>> = { en: () => import('./words/en'), zh: () => import('./words/zh') };

function preferred(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept === 'en' || kept === 'zh') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const first = preferred();
await i18next.use(initReactI18next).init({
  resources: { [first]: { [SPACE]: (await WORDS[first]()).words } },
  lng: first,
  fallbackLng: false,
  interpolation: { escapeValue: false },
});
document.documentElement.lang = i18next.language;

/** Takes effect when the words have come; until then everything stays as it is. */
export async function setLanguage(language: Language) {
  localStorage.setItem(KEY, language);
  if (!i18next.hasResourceBundle(language, SPACE)) i18next.addResourceBundle(language, SPACE, (await WORDS[language]()).words);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
