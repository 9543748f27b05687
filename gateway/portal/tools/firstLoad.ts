import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Gzipped bytes that may load before a page stands; what it loads later by itself (charts, graphs, editor, genome browser) does not count. */
export const LIMIT = 500_000;

/** What the bundler says of one of its files. */
export interface Part {
  name: string;
  imports: string[];
  styles: string[];
  bytes: number;
  entry: boolean;
  /** The source that the part begins with: pages are told apart by it. */
  source?: string;
}

export interface Load {
  page: string;
  bytes: number;
}

/** What each page loads when it is the first to be opened: the entry, the page, and all that these cannot do without. */
export function loads(parts: Part[], styles: Map<string, number>): Load[] {
  const byName = new Map(parts.map((part) => [part.name, part]));
  const entries = parts.filter((part) => part.entry);
  // One language is loaded before anything is shown; the longer one counts.
  const words = parts.filter((part) => /\/texts\/words\/[a-z]{2}\.ts$/.test(part.source ?? '')).sort((one, other) => other.bytes - one.bytes).slice(0, 1);
  const pages = parts.filter((part) => /\/features\/[^/]+\/\w+Page\.tsx$/.test(part.source ?? ''));
  return (pages.length > 0 ? pages : entries)
    .map((page) => ({ page: page.source?.split('/').at(-1) ?? page.name, bytes: together([...entries, ...words, page], byName, styles) }))
    .sort((one, other) => other.bytes - one.bytes);
}

function together(first: Part[], byName: Map<string, Part>, styles: Map<string, number>): number {
  const open = [...first];
  const seen = new Set<string>();
  const seenStyles = new Set<string>();
  let bytes = 0;
  for (let part = open.pop(); part; part = open.pop()) {
    if (seen.has(part.name)) continue;
    seen.add(part.name);
    bytes += part.bytes;
    part.styles.forEach((style) => seenStyles.add(style));
    open.push(...part.imports.flatMap((name) => byName.get(name) ?? []));
  }
  seenStyles.forEach((style) => (bytes += styles.get(style) ?? 0));
  return bytes;
}

/** Says after each build what the heaviest page loads, and refuses a build in which that is too much. */
export function firstLoad(limit = LIMIT): Plugin {
  return {
    name: 'jixia-first-load',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = Object.values(bundle);
        const styles = new Map(files.flatMap((file) => (file.type === 'asset' ? [[file.fileName, gzipSync(file.source).length] as const] : [])));
        const parts = files.flatMap((file): Part[] =>
          file.type !== 'chunk'
            ? []
            : [{ name: file.fileName, imports: file.imports, styles: [...(file.viteMetadata?.importedCss ?? [])], bytes: gzipSync(file.code).length, entry: file.isEntry, source: file.facadeModuleId ?? undefined }],
        );
        const [heaviest] = loads(parts, styles);
        const said = `first load: ${Math.round(heaviest.bytes / 1000)} kB gzipped (${heaviest.page}), allowed ${limit / 1000} kB`;
        if (heaviest.bytes > limit) this.error(`${said}. Load what is heavy only when it is needed: import() in a component of src/ui.`);
        console.log(said);
      },
    },
  };
}
