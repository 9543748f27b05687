import { expect, test } from 'vitest';
import { PALETTES, type Palette } from '../src/ui/theme/palette';

const TEXT = ['text', 'quiet', 'brand', 'brandHover', 'waiting', 'active', 'done', 'failed', 'platform', 'cancelled'] as const;

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test.each(Object.entries(PALETTES))('text of the %s theme is readable on every ground', (_, palette: Palette) => {
  for (const name of TEXT) for (const ground of [palette.ground, palette.surface, palette.sunken]) expect(contrast(palette[name], ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
});

test.each(Object.entries(PALETTES))('series of the %s theme stand out from the surface', (_, palette: Palette) => {
  for (const colour of palette.series) expect(contrast(colour, palette.surface), colour).toBeGreaterThanOrEqual(3);
});
