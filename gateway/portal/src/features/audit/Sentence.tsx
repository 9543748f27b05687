import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Named } from '../../api/names';
import type { Entry } from '../../api/types';
import { Person } from '../../ui/Person';
import { size } from '../../ui/Size';
import { useExact } from '../../ui/zone';
import { type Data, type Detail, dataOf, filled } from './detail';
import type { ObjectNames } from './Entries';
import { type Filter, NAMED, pieces } from './filter';

interface Props {
  entry: Entry;
  names: Named;
  objects: ObjectNames;
  /** A name in the sentence narrows the list to it. */
  onNarrow: (change: Filter) => void;
}

/** One entry in words: who did what to which thing, where, by which right. */
export function Sentence(props: Props) {
  const { t, i18n } = useTranslation();
  const { entry } = props;
  const what = entry.action ?? entry.event;
  const data = dataOf(entry);
  const word = useWord();
  const right = data.right && (word(data.right) ?? data.right);
  const given = gives(entry);
  const refused = entry.decision === 'REFUSED';
  const known = i18n.exists(refused ? `audit.refuses.${what}` : `audit.says.${what}`);
  const other = t(refused ? 'audit.refusesOther' : 'audit.saysOther', { what });
  const words = !known ? other : refused ? t(`audit.refuses.${what}`) : t(`audit.says.${what}`);
  return (
    <span className="sentence breakable">
      {pieces(words).map((piece, index) => (
        <Fragment key={index}>{piece.words ?? <Place place={piece.place!} data={data} {...props} />}</Fragment>
      ))}
      {entry.workspace && <> {t('audit.inWorkspace')} <Room {...props} /></>}
      {data.count !== undefined && data.count > 1 && <> {t('audit.times', { count: data.count })}</>}
      {data.run && <> {t('audit.forRun')} <Link to={`/runs/${data.run}`}>{short(data.run)}</Link></>}
      {entry.decision && data.right && (
        <span className="quiet"> {refused ? t('audit.needsRight', { right }) : t(given ? 'audit.gives' : 'audit.byRight', { right })}</span>
      )}
      {data.detail ? <About detail={data.detail} names={props.names} /> : data.reason && <span className="quiet"> · {data.reason}</span>}
    </span>
  );
}

/** Whether the right of an entry is the one that somebody was given, and not the one that was used. */
function gives(entry: Entry): boolean {
  return entry.decision === 'GRANTED' && (entry.action === 'member.change' || entry.action === 'grant.change');
}

/** What the decision was about; a code without words, of a later release, is shown with all that comes with it. */
function About({ detail, names }: { detail: Detail; names: Named }) {
  const { t, i18n } = useTranslation();
  const word = useWord();
  const exact = useExact();
  const values = filled(detail, { ...names, word, moment: (iso) => exact(new Date(iso)) });
  const words = i18n.exists(`audit.detail.${detail.code}`) ? t(`audit.detail.${detail.code}`, values) : [detail.code, ...Object.values(values)].join(' ');
  return <span className="quiet"> · {words}</span>;
}

/** The word for a value of a closed set, as a right or a role. */
function useWord(): (value: string) => string | undefined {
  const { t, i18n } = useTranslation();
  return (value) => (/^[A-Z_]+$/.test(value) && i18n.exists(`audit.word.${value}`) ? t(`audit.word.${value}`) : undefined);
}

function Place({ place, data, ...props }: Props & { place: string; data: Data }): ReactNode {
  if (place === 'who') return <Who {...props} />;
  if (place === 'what') return <Things {...props} />;
  return <strong>{data.name ?? props.entry.workspace ?? ''}</strong>;
}

function Who({ entry, names, onNarrow }: Props) {
  const { t } = useTranslation();
  const { person } = entry;
  if (!person) return <>{t('audit.platform')}</>;
  if (person.includes(':')) return <code>{person}</code>;
  return (
    <button type="button" className="link" onClick={() => onNarrow({ person })}>
      <Person id={person} {...names.person(person)} />
    </button>
  );
}

function Things({ entry, objects, onNarrow }: Props) {
  const { t, i18n } = useTranslation();
  const rest = entry.objects.length - NAMED;
  if (entry.objects.length === 0) return <>{t('audit.something')}</>;
  return (
    <>
      {entry.objects.slice(0, NAMED).map((object, index) => {
        const named = objects.get(object);
        return (
          <Fragment key={object}>
            {index > 0 && ', '}
            <button type="button" className="link strong" title={object} onClick={() => onNarrow({ object })}>
              {named ? `${named.path} (${size(named.size, i18n.language)})` : short(object)}
            </button>
          </Fragment>
        );
      })}
      {rest > 0 && ` ${t('audit.more', { count: rest })}`}
    </>
  );
}

function Room({ entry, names, onNarrow }: Props) {
  const id = entry.workspace!;
  return (
    <button type="button" className="link strong" title={id} onClick={() => onNarrow({ workspace: id })}>
      {names.workspace(id) ?? short(id)}
    </button>
  );
}

function short(id: string): string {
  return `…${id.slice(-8)}`;
}
