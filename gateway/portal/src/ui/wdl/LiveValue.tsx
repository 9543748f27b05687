import { useTranslation } from 'react-i18next';
import type { Evaluated } from '../../api/types';

/** What an expression gives for the row that is looked at, under what the input is for. */
export function LiveValue({ live, description }: { live?: Evaluated['values'][string]; description?: string }) {
  return (
    <>
      {description && <div className="input-what">{description}</div>}
      {live && <Shown live={live} />}
    </>
  );
}

function Shown({ live }: { live: Evaluated['values'][string] }) {
  const { t } = useTranslation();
  if (live.fault) return <div className="at-fault" data-testid="live">{live.fault}</div>;
  if (live.value === undefined || live.value === null) return <div className="quiet" data-testid="live">{t('wdl.empty')}</div>;
  const text = typeof live.value === 'string' ? live.value : JSON.stringify(live.value);
  return (
    <div className="live" data-testid="live">
      <span aria-hidden>= </span>
      <code>{text}</code>
      {live.count !== undefined && <span className="quiet"> {t('wdl.ofMany', { count: live.count })}</span>}
    </div>
  );
}
