const STEP = /^(after row|row|column|line|input|output) (.+)$/;
const NAMES: Record<string, string> = { 'after row': 'afterRow' };

/** A step of a place: what it counts or names; without a kind it is as the API writes it. */
export interface Step {
  kind?: string;
  value: string;
}

/** The place of a fault as the API writes it for programs (`row 7, column age`; `row NA12878, input cram`), cut into its steps. */
export function wherePieces(where: string): Step[] {
  return where.split(', ').map((step) => {
    const [, kind, value] = STEP.exec(step) ?? [];
    if (!kind || !value) return { value: step };
    const counted = /^\d+$/.test(value) && (kind === 'row' || kind === 'column');
    return { kind: counted ? `${kind}Number` : (NAMES[kind] ?? kind), value };
  });
}
