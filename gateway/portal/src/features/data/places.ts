import type { ImportCheck, ImportFault } from '../../api/types';

/** A cell of a file: the line it stands on, its column from 1; a new turn goes there again. */
export interface Place {
  line?: number;
  column?: number;
  turn: number;
}

/** Where each faulty cell is: `line:column`, and `line:` for a row as a whole. */
export function faulty(faults: ImportFault[]): Map<string, string> {
  return new Map(faults.map((fault) => [`${fault.line ?? ''}:${fault.column ?? ''}`, fault.detail]));
}

/** The place in the preview's grid, whose first column holds the lines' numbers; nothing when the line is not shown. */
export function inGrid(check: ImportCheck, place: Place | undefined): { row: number; column: number; turn: number } | undefined {
  if (!place) return undefined;
  const row = place.line === 1 ? 0 : check.lines.findIndex(({ line }) => line === place.line);
  return row < 0 ? undefined : { row, column: place.column ?? 1, turn: place.turn };
}
