const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Bytes in the largest unit that gives at least one: `1.5 GiB`. */
export function size(bytes: number, language: string): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** step;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: step === 0 || value >= 100 ? 0 : 1 }).format(value)} ${UNITS[step]}`;
}
