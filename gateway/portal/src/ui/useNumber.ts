import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Writes a number as the language of the page groups its digits. */
export function useNumber(): (value: number) => string {
  const { language } = useTranslation().i18n;
  return useCallback((value) => new Intl.NumberFormat(language).format(value), [language]);
}
