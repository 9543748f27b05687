import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Fault } from '../../ui/Fault';
import { Conflict, useEdit } from './edit';
import { textOf } from './values';

interface Props {
  workspace: string;
  table: string;
  conflict: Conflict;
  onDone: () => void;
  /** Somebody was faster once more. */
  onConflict: (conflict: Conflict) => void;
}

/** Two people wrote one cell: the second sees what the first wrote, and chooses. */
export function ConflictDialog({ workspace, table, conflict, onDone, onConflict }: Props) {
  const { t } = useTranslation();
  const edit = useEdit(workspace, table);
  const { column, value, row } = conflict.edit;
  const mine = () =>
    edit.mutate({ row: conflict.theirs, column, value }, { onSuccess: onDone, onError: (fault) => fault instanceof Conflict && onConflict(fault) });
  const shown = (what: unknown) => (textOf(what) ? <pre className="value">{textOf(what).slice(0, 2_000)}</pre> : <span className="quiet">{t('data.emptyValue')}</span>);
  return (
    <Modal
      open
      title={t('data.conflict', { row: row.name, column })}
      onCancel={onDone}
      footer={[
        <Button key="theirs" onClick={onDone}>{t('data.keepTheirs')}</Button>,
        <Button key="mine" type="primary" loading={edit.isPending} onClick={mine}>{t('data.writeMine')}</Button>,
      ]}
    >
      <dl className="facts" data-testid="conflict">
        <dt>{t('data.was')}</dt><dd>{shown(row.attributes[column])}</dd>
        <dt>{t('data.theirs')}</dt><dd>{shown(conflict.theirs.attributes[column])}</dd>
        <dt>{t('data.mine')}</dt><dd>{shown(value)}</dd>
      </dl>
      {edit.isError && !(edit.error instanceof Conflict) && <Fault error={edit.error} />}
    </Modal>
  );
}
