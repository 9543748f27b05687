import { Button, Dropdown, Modal } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { address, api, randomKey, send } from '../../api/client';
import { useConfigurations } from '../../api/lists';
import type { Table } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { EditRows } from './EditRows';
import { MakeSet } from './MakeSet';
import { saveFile } from '../../ui/saveFile';
import { useNumber } from '../../ui/useNumber';

interface Props {
  workspace: string;
  table: Table;
  names: string[];
  writable: boolean;
  onDone: () => void;
}

type Opened = 'edit' | 'set' | 'delete';

/** The bar of what can be done with the selected rows. */
export function Selection({ workspace, table, names, writable, onDone }: Props) {
  const { t } = useTranslation();
  const write = useNumber();
  const navigate = useNavigate();
  const [opened, setOpened] = useState<Opened>();
  const configurations = useConfigurations(workspace);
  const fitting = configurations.items.filter((one) => one.table === table.name);
  const path = { workspace, table: table.name };
  const save = useMutation({
    mutationFn: async () => saveFile(await exported(workspace, table.name, names), `${table.name}.tsv`),
  });
  if (names.length === 0) return null;
  const launch = (configuration: string) => navigate(`/workspaces/${workspace}/workflows/${configuration}/launch`, { state: { rows: names } });
  const close = () => setOpened(undefined);
  return (
    <div className="selection" role="region" aria-label={t('data.selection')}>
      <strong>{t('data.selected', { count: names.length, number: write(names.length) })}</strong>
      <Dropdown disabled={fitting.length === 0} menu={{ items: fitting.map((one) => ({ key: one.id, label: one.name })), onClick: ({ key }) => void launch(key) }}>
        <Button type="primary">{t('data.launch')}</Button>
      </Dropdown>
      {writable && <Button onClick={() => setOpened('edit')}>{t('data.editRows')}</Button>}
      <Button loading={save.isPending} onClick={() => save.mutate()}>{t('data.exportChosen')}</Button>
      {writable && <Button onClick={() => setOpened('set')}>{t('data.makeSet')}</Button>}
      {writable && <Button danger onClick={() => setOpened('delete')}>{t('data.deleteRows')}</Button>}
      <Button type="text" onClick={onDone}>{t('data.selectNone')}</Button>
      {fitting.length === 0 && <span className="quiet">{t('data.noWorkflow', { table: table.name })}</span>}
      {save.isError && <Fault error={save.error} onRetry={() => save.mutate()} />}
      {opened === 'edit' && <EditRows workspace={workspace} table={table} names={names} onClose={close} />}
      {opened === 'set' && <MakeSet workspace={workspace} table={table.name} names={names} onClose={close} />}
      {opened === 'delete' && <DeleteRows path={path} names={names} onClose={close} onDone={onDone} />}
    </div>
  );
}

async function exported(workspace: string, table: string, rows: string[]): Promise<Blob> {
  const path = address`/api/workspace/workspaces/${workspace}/tables/${table}:export`;
  const text = await send(path, JSON.stringify({ rows }), { type: 'application/json', accept: 'text/tab-separated-values', key: randomKey() });
  return new Blob([text], { type: 'text/tab-separated-values' });
}

function DeleteRows({ path, names, onClose, onDone }: { path: { workspace: string; table: string }; names: string[]; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const drop = useMutation({
    mutationFn: () => api.workspace.post('/workspaces/{workspace}/tables/{table}/rows:delete', { path, body: { rows: names } }),
    onSuccess: async () => {
      onDone();
      onClose();
      await queries.invalidateQueries({ queryKey: ['rows', path.workspace] });
      await queries.invalidateQueries({ queryKey: ['tables', path.workspace] });
    },
  });
  return (
    <Modal open title={t('data.deleteTitle', { count: names.length })} okText={t('data.deleteRows')} okButtonProps={{ danger: true }} cancelText={t('data.cancel')} confirmLoading={drop.isPending} onOk={() => drop.mutate()} onCancel={onClose}>
      <p>{t('data.deleteWhat', { table: path.table })}</p>
      <p className="breakable quiet">{names.slice(0, 20).join(', ')}{names.length > 20 && ' …'}</p>
      {drop.isError && <Fault error={drop.error} />}
    </Modal>
  );
}
