import { useTranslation } from 'react-i18next';
import { CopyText } from '../../ui/CopyText';
import type { Entry } from '../../api/types';

/** Who did what to which thing, in the order of a sentence; ids are copied by a click. */
export function Sentence({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  return (
    <span>
      {entry.person ? <CopyText text={entry.person} shown={short(entry.person)} /> : t('audit.platform')}{' '}
      <strong>{entry.action ?? entry.event}</strong>
      {entry.objects.slice(0, 3).map((object) => (
        <CopyText key={object} text={object} shown={short(object)} />
      ))}
      {entry.objects.length > 3 && ` ${t('audit.more', { count: entry.objects.length - 3 })}`}
      {entry.workspace && (
        <>
          {' '}
          {t('audit.inWorkspace')} <CopyText text={entry.workspace} shown={short(entry.workspace)} />
        </>
      )}{' '}
      <span className="quiet">{entry.source}</span>
    </span>
  );
}

function short(id: string): string {
  return /^[0-9a-f]{8}-/.test(id) ? `…${id.slice(-8)}` : id;
}
