import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CacheVerdict } from '../../api/types';

const DIGITS = 10;

/** Why the cache answered the call or did not, with what differs from the nearest earlier call. */
export function Verdict({ verdict }: { verdict: CacheVerdict }) {
  const { t } = useTranslation();
  const key = verdict.hit ? 'hit' : (verdict.reason ?? 'FIRST');
  const known = ['hit', 'FIRST', 'DIFFERS', 'OUTPUTS_GONE', 'IMAGE_NOT_PINNED'].includes(key);
  const to = verdict.run && `/runs/${verdict.run}?view=table&call=${encodeURIComponent(verdict.call ?? '')}`;
  // The earlier call is named in the middle of a sentence, elsewhere in each language.
  const [before, earlier, after] = t(`run.verdict.${known ? key : 'FIRST'}`, { call: verdict.call, run: verdict.run?.slice(0, 8) }).split(/<\/?earlier>/);
  return (
    <div className="verdict" data-testid="verdict">
      {before}
      {earlier && (to ? <Link to={to}>{earlier}</Link> : earlier)}
      {after}
      {verdict.differs && verdict.differs.length > 0 && (
        <ul className="differs">
          {verdict.differs.map(({ part, here, there }) => (
            <li key={part}>
              {partWords(part, t)}: <code title={there}>{short(there) ?? t('run.absent')}</code> → <code title={here}>{short(here) ?? t('run.absent')}</code>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const PARTS: Record<string, string> = { task: 'task', image: 'image', container: 'image', scope: 'scope', version: 'version', 'key version': 'version', 'return codes': 'codes', 'fail on stderr': 'stderr' };

/** A part of the cache's key in words: `input ref` is the input ref, `file /in/a.bam` the content of that file. */
export function partWords(part: string, t: TFunction): string {
  if (part.startsWith('input ')) return t('run.part.input', { name: part.slice('input '.length) });
  if (part.startsWith('file ')) return t('run.part.file', { name: part.slice(part.lastIndexOf('/') + 1) });
  return PARTS[part] ? t(`run.part.${PARTS[part]}`) : part;
}

function short(value: string | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return /^[0-9a-f]{40,}$/.test(value) ? `${value.slice(0, DIGITS)}…` : value;
}
