import { Button, Input, Modal, Space } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Column, Row } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { Loaded } from '../../ui/Loaded';
import { Conflict, useEdit } from './edit';
import { textOf, typed } from './values';
import { saveFile } from '../../ui/saveFile';
import { useNumber } from '../../ui/useNumber';

/** Characters drawn at a time: a browser draws a page, not megabytes. */
const PART = 50_000;

interface Props {
  workspace: string;
  table: string;
  row: string;
  column: Column;
  writable: boolean;
  onClose: () => void;
  onConflict: (conflict: Conflict) => void;
}

/** A cell that is too long for its line, whole: to read, to take away, to edit while it is short enough to type. */
export function WholeCell({ workspace, table, row, column, writable, onClose, onConflict }: Props) {
  const { t } = useTranslation();
  const whole = useQuery({
    queryKey: ['row', workspace, table, row],
    queryFn: () => api.workspace.get('/workspaces/{workspace}/tables/{table}/rows/{name}', { path: { workspace, table, name: row } }) as Promise<Row>,
    gcTime: 0,
  });
  return (
    <Modal open width={860} title={t('data.cellOf', { row, column: column.name })} footer={null} onCancel={onClose}>
      <Loaded query={whole}>
        {(found) => <Text workspace={workspace} table={table} row={found} column={column} writable={writable} onClose={onClose} onConflict={onConflict} />}
      </Loaded>
    </Modal>
  );
}

function Text({ workspace, table, row, column, writable, onClose, onConflict }: Omit<Props, 'row'> & { row: Row }) {
  const { t } = useTranslation();
  const write = useNumber();
  const before = textOf(row.attributes[column.name]);
  const [parts, setParts] = useState(1);
  const [text, setText] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const edit = useEdit(workspace, table);
  const count = write(before.length);
  const keep = () => {
    const read = typed(text ?? '', column.type);
    if ('fault' in read) return setWrong(t(`data.wrong.${read.fault}`));
    edit.mutate({ row, column: column.name, value: read.value }, { onSuccess: onClose, onError: (fault) => fault instanceof Conflict && onConflict(fault) });
  };
  if (text !== undefined) {
    return (
      <>
        <Input.TextArea autoFocus autoSize={{ minRows: 4, maxRows: 18 }} value={text} status={wrong ? 'error' : undefined} aria-label={column.name} onChange={(event) => setText(event.target.value)} />
        {wrong && <p role="alert">{wrong}</p>}
        {edit.isError && !(edit.error instanceof Conflict) && <Fault error={edit.error} />}
        <Space className="whole-tools">
          <Button type="primary" loading={edit.isPending} onClick={keep}>{t('data.save')}</Button>
          <Button onClick={() => setText(undefined)}>{t('data.cancel')}</Button>
        </Space>
      </>
    );
  }
  return (
    <>
      <pre className="preview whole" data-testid="whole" tabIndex={0}>{before.slice(0, parts * PART)}</pre>
      <Space wrap className="whole-tools">
        <span className="quiet">{t('data.characters', { count: before.length, number: count })}</span>
        {before.length > parts * PART && <Button onClick={() => setParts(parts + 1)}>{t('data.readOn')}</Button>}
        <Button onClick={() => saveFile(new Blob([before], { type: 'text/plain' }), `${row.name}.${column.name}.txt`)}>{t('data.downloadCell')}</Button>
        {writable && before.length <= PART && <Button onClick={() => setText(before)}>{t('data.edit')}</Button>}
      </Space>
    </>
  );
}
