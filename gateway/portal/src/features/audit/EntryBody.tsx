import { useTranslation } from 'react-i18next';
import type { Entry } from '../../api/types';
import { CopyText } from '../../ui/CopyText';

/** The raw entry and its place in the chain. */
export function EntryBody({ entry }: { entry: Entry }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <dl className="facts">
        <dt>{t('audit.time')}</dt>
        <dd>{exactly(entry.time, i18n.language)}</dd>
        <dt>{t('audit.recorded')}</dt>
        <dd>{exactly(entry.recordedAt, i18n.language)}</dd>
        <dt>{t('audit.position')}</dt>
        <dd>{entry.topic} · {entry.position}</dd>
        <dt>{t('audit.chainPosition')}</dt>
        <dd className="number">{entry.number}</dd>
        <dt>{t('audit.digest')}</dt>
        <dd><CopyText text={entry.bodyDigest} /></dd>
        <dt>{t('audit.hash')}</dt>
        <dd><CopyText text={entry.hash} /></dd>
      </dl>
      {entry.body === undefined || entry.body === null ? <p className="quiet">{t('audit.erased')}</p> : <pre className="value raw">{JSON.stringify(entry.body, null, 2)}</pre>}
    </>
  );
}

function exactly(iso: string, language: string): string {
  return `${new Date(iso).toLocaleString(language)} · ${iso}`;
}
