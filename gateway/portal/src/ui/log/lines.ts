const TROUBLE = /\b(error|fatal|exception|traceback|panic|segmentation fault|core dumped|killed|no such file|not found|permission denied|out of memory|cannot|failed)\b|错误|失败/i;

/** The last line that sounds like the cause of a failure; of a log without any the last one that is not empty. */
export function lastErrorLine(lines: string[]): number {
  const trouble = lines.findLastIndex((line) => TROUBLE.test(line));
  return trouble >= 0 ? trouble : Math.max(0, lines.findLastIndex((line) => line.trim() !== ''));
}

/** Places of the lines that hold the text, whatever its case. */
export function found(lines: string[], text: string): number[] {
  const wanted = text.toLowerCase();
  return wanted === '' ? [] : lines.flatMap((line, index) => (line.toLowerCase().includes(wanted) ? [index] : []));
}

/** A line cut where the text begins and ends, so that it can be marked. */
export function marked(line: string, text: string): { text: string; hit: boolean }[] {
  const parts: { text: string; hit: boolean }[] = [];
  const lower = line.toLowerCase();
  const wanted = text.toLowerCase();
  let from = 0;
  // Characters whose small form is longer would shift places: such a line is shown unmarked.
  for (let at = wanted && lower.length === line.length ? lower.indexOf(wanted) : -1; at >= 0; at = lower.indexOf(wanted, from)) {
    if (at > from) parts.push({ text: line.slice(from, at), hit: false });
    parts.push({ text: line.slice(at, at + text.length), hit: true });
    from = at + text.length;
  }
  if (from < line.length || parts.length === 0) parts.push({ text: line.slice(from), hit: false });
  return parts;
}

/** `#L120`: the place of the line, from 0. */
export function lineOf(hash: string): number | undefined {
  const number = /^#L(\d{1,9})$/.exec(hash)?.[1];
  return number === undefined || number === '0' ? undefined : Number(number) - 1;
}
