import { useTranslation } from 'react-i18next';
import type { Entry } from '../../api/types';
import { CopyText } from '../../ui/CopyText';
import { useExact } from '../../ui/zone';

/** The raw entry and its place in the chain. */
export function EntryBody({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const exact = useExact();
  const exactly = (iso: string) => `${exact(new Date(iso))} · ${iso}`;
  return (
    <>
      <dl className="facts">
        <dt>{t('audit.time')}</dt>
        <dd>{exactly(entry.time)}</dd>
        <dt>{t('audit.recorded')}</dt>
        <dd>{exactly(entry.recordedAt)}</dd>
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
