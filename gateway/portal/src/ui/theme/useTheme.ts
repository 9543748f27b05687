import { useSyncExternalStore } from 'react';
import { type Palette, PALETTES, type Theme } from './palette';

export type Choice = 'light' | 'dark' | 'system';

const KEY = 'jixia.theme';
const CHOICES: Choice[] = ['light', 'dark', 'system'];
const system = window.matchMedia?.('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

let choice = kept();
apply();
system?.addEventListener('change', apply);

function kept(): Choice {
  const text = localStorage.getItem(KEY) as Choice;
  return CHOICES.includes(text) ? text : 'system';
}

function shown(): Theme {
  return choice === 'system' ? (system?.matches ? 'dark' : 'light') : choice;
}

/** Style sheets read the palette as `--quiet`, `--line` and so on. */
function apply() {
  const root = document.documentElement;
  const { series, ...colours } = PALETTES[shown()];
  root.style.colorScheme = shown();
  root.dataset.theme = shown();
  Object.entries(colours).forEach(([name, colour]) => root.style.setProperty(`--${name}`, colour));
  series.forEach((colour, index) => root.style.setProperty(`--series-${index + 1}`, colour));
  listeners.forEach((listener) => listener());
}

/** Kept per browser. */
export function chooseTheme(next: Choice) {
  choice = next;
  localStorage.setItem(KEY, next);
  apply();
}

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useTheme(): { choice: Choice; theme: Theme; palette: Palette } {
  const theme = useSyncExternalStore(listen, shown);
  const chosen = useSyncExternalStore(listen, () => choice);
  return { choice: chosen, theme, palette: PALETTES[theme] };
}
