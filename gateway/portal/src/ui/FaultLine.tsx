import { useTranslation } from 'react-i18next';
import { wherePieces } from './where';

/** One fault or warning: where it is, in the reader's language, and what. */
export function FaultLine({ where, detail }: { where?: string; detail: string }) {
  const { t } = useTranslation();
  const place = where && wherePieces(where).map(({ kind, value }) => (kind ? t(`where.${kind}`, { value }) : value)).join(t('where.joint'));
  return <>{place && <span className="quiet">{place}{t('where.end')}</span>}{detail}</>;
}
