import type { Kind } from './kind';

/**
 * HTML and drawings that people brought: HTML in a frame of its own origin in which no script runs, no form is sent and nothing of ours can be
 * reached; SVG as a picture, in which a browser runs nothing.
 */
export function Page({ kind, text, name }: { kind: Kind; text: string; name: string }) {
  if (kind === 'svg') return <img className="picture" src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`} alt={name} />;
  return <iframe className="page-frame" sandbox="" srcDoc={text} title={name} referrerPolicy="no-referrer" />;
}
