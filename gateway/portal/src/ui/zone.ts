import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

let zone: string | undefined;
const listeners = new Set<() => void>();

/** The zone that all times are shown in from now on; none: the browser's own. */
export function setZone(next: string | undefined) {
  if (zone === next) return;
  zone = next;
  listeners.forEach((listener) => listener());
}

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The zone that the person chose; none: the browser's own. */
export function useZone(): string | undefined {
  return useSyncExternalStore(listen, () => zone);
}

/** Writes a moment in the language of the page and the zone of the person. */
export function useExact(): (moment: Date | number, what?: 'time') => string {
  const { i18n } = useTranslation();
  const timeZone = useZone();
  return (moment, what) => {
    const date = new Date(moment);
    return what === 'time' ? date.toLocaleTimeString(i18n.language, { timeZone }) : date.toLocaleString(i18n.language, { timeZone });
  };
}
