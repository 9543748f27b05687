import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import { useMembers } from '../../api/lists';
import { Fault } from '../../ui/Fault';
import { Person } from '../../ui/Person';

/** Why nothing was started. A limit that is reached says its numbers and whom to ask. */
export function Refused({ workspace, error }: { workspace: string; error: unknown }) {
  const { t } = useTranslation();
  const members = useMembers(workspace);
  const problem = error instanceof ApiError ? error.problem : undefined;
  if (!problem?.limit || !problem.contact) return <Fault error={error} />;
  const { resource = '', limit, used, reserved, asked, contact } = problem;
  const unit = t(`launch.unit.${resource}`, { defaultValue: resource });
  return (
    <div role="alert" className="refused" data-testid="refused">
      <strong className="at-fault">✕ {t('launch.overLimit', { unit })}</strong>
      <dl className="facts">
        <dt>{t('launch.limit')}</dt><dd className="number">{limit}</dd>
        <dt>{t('launch.used')}</dt><dd className="number">{used}</dd>
        <dt>{t('launch.reserved')}</dt><dd className="number">{reserved}</dd>
        <dt>{t('launch.asked')}</dt><dd className="number">{asked}</dd>
        <dt>{t('launch.ask')}</dt><dd><Person id={contact} name={members.get(contact)?.name} account={members.get(contact)?.account} /></dd>
      </dl>
    </div>
  );
}
