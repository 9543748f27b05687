import { Alert, Button, Dropdown, theme } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useConfigurations } from '../../api/lists';
import type { Table } from '../../api/types';
import { Fault } from '../../ui/Fault';

interface Props {
  workspace: string;
  table: Table;
  names: string[];
  writable: boolean;
  onDone: () => void;
}

/** The bar of what can be done with the selected rows. */
export function Selection({ workspace, table, names, writable, onDone }: Props) {
  const { t } = useTranslation();
  const { token } = theme.useToken();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const configurations = useConfigurations(workspace);
  const fitting = configurations.items.filter((one) => one.table === table.name);
  const drop = useMutation({
    mutationFn: async () => {
      for (const name of names) await api.workspace.remove('/workspaces/{workspace}/tables/{table}/rows/{name}', { path: { workspace, table: table.name, name } });
    },
    onSuccess: onDone,
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['rows', workspace] });
      await queries.invalidateQueries({ queryKey: ['tables', workspace] });
    },
  });
  if (names.length === 0) return null;
  const launch = (configuration: string) =>
    navigate(`/workspaces/${workspace}/workflows/${configuration}/launch`, { state: { rows: names } });
  return (
    <div className="selection" style={{ background: token.colorBgElevated, borderColor: token.colorBorder }}>
      <strong>{t('data.selected', { count: names.length })}</strong>
      <Dropdown
        disabled={fitting.length === 0}
        menu={{ items: fitting.map((one) => ({ key: one.id, label: one.name })), onClick: ({ key }) => void launch(key) }}
      >
        <Button type="primary">{t('data.launch')}</Button>
      </Dropdown>
      {fitting.length === 0 && <span className="quiet">{t('data.noWorkflow', { table: table.name })}</span>}
      {writable && (
        <Button danger loading={drop.isPending} onClick={() => drop.mutate()}>
          {t('data.deleteRows')}
        </Button>
      )}
      <Button type="text" onClick={onDone}>{t('data.selectNone')}</Button>
      {drop.isError && <Fault error={drop.error} />}
      {drop.isSuccess && <Alert type="success" title={t('data.deleted')} />}
    </div>
  );
}
