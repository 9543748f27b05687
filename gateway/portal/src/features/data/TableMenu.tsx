import { Button, Dropdown, Modal } from 'antd';
import { DownloadOutlined, EllipsisOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { address, api, query } from '../../api/client';
import type { Table } from '../../api/types';
import { Fault } from '../../ui/Fault';
import type { View } from './view';
import { useNumber } from '../../ui/useNumber';

/** What can be done with a table as a whole: take it away as a file, all of it or what was found; delete it. */
export function TableMenu({ workspace, table, view, writable }: { workspace: string; table: Table; view: View; writable: boolean }) {
  const { t } = useTranslation();
  const [deleting, setDeleting] = useState(false);
  const narrowed = view.conditions.length > 0 || view.search !== '';
  const file = address`/api/workspace/workspaces/${workspace}/tables/${table.name}:export`;
  const items = [
    ...(narrowed ? [{ key: 'found', icon: <DownloadOutlined />, label: <a href={file + query(view.asked)} download>{t('data.exportFound')}</a> }] : []),
    { key: 'all', icon: <DownloadOutlined />, label: <a href={file} download>{t('data.exportAll')}</a> },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<DownloadOutlined aria-hidden />}>{t('data.export')}</Button>
      </Dropdown>
      {writable && (
        <Dropdown menu={{ items: [{ key: 'delete', danger: true, label: t('data.deleteTable') }], onClick: () => setDeleting(true) }} trigger={['click']}>
          <Button type="text" icon={<EllipsisOutlined aria-hidden />} aria-label={t('data.moreOf', { table: table.name })} />
        </Dropdown>
      )}
      {deleting && <DeleteTable workspace={workspace} table={table} onClose={() => setDeleting(false)} />}
    </>
  );
}

function DeleteTable({ workspace, table, onClose }: { workspace: string; table: Table; onClose: () => void }) {
  const { t } = useTranslation();
  const write = useNumber();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const drop = useMutation({
    mutationFn: () => api.workspace.remove('/workspaces/{workspace}/tables/{table}', { path: { workspace, table: table.name } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['tables', workspace] });
      await navigate(`/workspaces/${workspace}/data`);
    },
  });
  const number = write(table.rows);
  return (
    <Modal open title={t('data.deleteTableTitle', { table: table.name })} okText={t('data.deleteTable')} okButtonProps={{ danger: true }} cancelText={t('data.cancel')} confirmLoading={drop.isPending} onOk={() => drop.mutate()} onCancel={onClose}>
      <p>{t('data.deleteTableWhat', { count: table.rows, number })}</p>
      {drop.isError && <Fault error={drop.error} />}
    </Modal>
  );
}
