/** Colours by what they mean, once for each theme; contrast with `surface` and `ground` is at least 4.5 : 1 for all that is text. */
export interface Palette {
  ground: string;
  surface: string;
  sunken: string;
  line: string;
  text: string;
  quiet: string;
  brand: string;
  brandHover: string;
  waiting: string;
  active: string;
  done: string;
  failed: string;
  platform: string;
  cancelled: string;
  /** Of charts, in order: apart also for people who do not tell red from green. */
  series: string[];
}

export type Theme = 'light' | 'dark';

export const PALETTES: Record<Theme, Palette> = {
  light: {
    ground: '#f5f6f6',
    surface: '#ffffff',
    sunken: '#f0f2f2',
    line: '#dfe3e3',
    text: '#1c2424',
    quiet: '#56605f',
    brand: '#1a6660',
    brandHover: '#134d49',
    waiting: '#5b6463',
    active: '#0b61b8',
    done: '#1d7a3a',
    failed: '#c0262d',
    platform: '#a65100',
    cancelled: '#5b6463',
    series: ['#1a6660', '#c77700', '#3f63b5', '#a8437a', '#6f8a1f', '#7d5ba6', '#2f8fb0', '#8a6343'],
  },
  dark: {
    ground: '#121716',
    surface: '#1b2221',
    sunken: '#161c1b',
    line: '#343d3c',
    text: '#e6ebea',
    quiet: '#a3afad',
    brand: '#5fc0b6',
    brandHover: '#86d3cb',
    waiting: '#a3afad',
    active: '#6db1f5',
    done: '#6cc985',
    failed: '#ff8a85',
    platform: '#f2a65a',
    cancelled: '#a3afad',
    series: ['#5fc0b6', '#f2a65a', '#8fa8ee', '#e58bbd', '#b5cc62', '#bda0e0', '#74c3df', '#cfa884'],
  },
};
