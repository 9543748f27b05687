import Papa from 'papaparse';

export interface Sheet {
  header: string[];
  rows: { number: number; cells: string[] }[];
}

/** A table's text as header and rows; what separates cells is found out. Lines that begin with # before the header are comments of the field. */
export function parsed(text: string): Sheet {
  const lines = text.replace(/^\uFEFF/, '').replace(/^(##[^\n]*\n)+/, '');
  const { data } = Papa.parse<string[]>(lines, { skipEmptyLines: true, delimitersToGuess: ['\t', ',', ';', '|'] });
  const [header = [], ...rows] = data;
  const width = Math.max(header.length, ...rows.map((cells) => cells.length));
  return {
    header: Array.from({ length: width }, (_, index) => header[index] ?? ''),
    rows: rows.map((cells, index) => ({ number: index + 1, cells })),
  };
}
