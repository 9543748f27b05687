/** Bytes as text, or nothing when they are none. UTF-8, UTF-16 with its mark, else GB 18030, which Chinese tables often are. */
export function textOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.includes(0)) return undefined;
  try {
    // As a stream: a letter that the end cuts in two is no fault.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return chinese(bytes);
  }
}

function chinese(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** Without the line that the end cuts. */
export function wholeLines(text: string): string {
  const end = text.lastIndexOf('\n');
  return end < 0 ? text : text.slice(0, end + 1);
}
