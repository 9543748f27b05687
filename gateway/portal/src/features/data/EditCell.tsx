import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import type { Column, Row } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { useEdit } from './rows';

interface Props {
  workspace: string;
  table: string;
  row: Row;
  column: Column;
  onClose: () => void;
}

/** One cell as text. What the type does not allow is refused by the platform in words; what was typed stays. */
export function EditCell({ workspace, table, row, column, onClose }: Props) {
  const { t } = useTranslation();
  const before = row.attributes[column.name];
  const [text, setText] = useState(before === undefined || before === null ? '' : typeof before === 'string' ? before : JSON.stringify(before));
  const edit = useEdit(workspace, table);
  const save = (value: unknown) => edit.mutate({ row, column: column.name, value }, { onSuccess: onClose });
  const stale = edit.error instanceof ApiError && edit.error.status === 412;
  return (
    <Modal
      open
      title={t('data.editTitle', { row: row.name, column: column.name })}
      onCancel={onClose}
      footer={[
        <Button key="empty" onClick={() => save(null)} disabled={before === undefined || before === null}>{t('data.makeEmpty')}</Button>,
        <Button key="save" type="primary" loading={edit.isPending} onClick={() => save(valueOf(text, column.type))}>{t('data.save')}</Button>,
      ]}
    >
      <p className="quiet">{t('data.ofType', { type: column.target ? `${column.type} → ${column.target}` : column.type })}</p>
      <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 12 }} value={text} aria-label={column.name} onChange={(event) => setText(event.target.value)} />
      {stale && <p role="alert">{t('data.stale')}</p>}
      {edit.isError && !stale && <Fault error={edit.error} />}
    </Modal>
  );
}

/** Numbers, booleans, lists and JSON are sent as what they are; text that does not parse goes as text, for the platform to explain. */
function valueOf(text: string, type: string): unknown {
  if (type === 'text' || type === 'file' || type === 'reference') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
