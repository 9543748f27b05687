import { Button, Form, Popconfirm, Select, Skeleton, Tabs } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import { useConfiguration, useTables } from '../../api/lists';
import type { Configuration } from '../../api/types';
import { mayWrite, useWorkspace, useWorkspaceId } from '../../api/workspaces';
import { CopyText } from '../../ui/CopyText';
import { Fault } from '../../ui/Fault';
import { Heading } from '../../ui/Heading';
import { Inputs } from './Inputs';
import { Outputs } from './Outputs';
import { SourceView } from './SourceView';

/** One workflow of a workspace: which row's values go in, where its outputs go, its source. */
export function WorkflowPage() {
  const workspace = useWorkspaceId();
  const { configuration = '' } = useParams();
  const path = { workspace, id: configuration };
  const found = useConfiguration(workspace, configuration);
  if (found.isPending) return <Skeleton active />;
  if (found.isError) return <Fault error={found.error} onRetry={() => found.refetch()} />;
  return <Editor key={found.data.version} workspace={workspace} path={path} configuration={found.data} />;
}

type Edited = Pick<Configuration, 'table' | 'inputs' | 'outputs'>;

function Editor({ workspace, path, configuration }: { workspace: string; path: Place; configuration: Configuration }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Edited>();
  const queries = useQueryClient();
  const writable = mayWrite(useWorkspace(workspace).data);
  const tables = useTables(workspace);
  const name = Form.useWatch('table', form) ?? configuration.table;
  const save = useMutation({
    mutationFn: (edited: Edited) => api.workspace.put('/workspaces/{workspace}/configurations/{id}', { path, version: configuration.version, body: { name: configuration.name, ...filled(edited) } }),
    onSuccess: (changed) => queries.setQueryData(['configuration', configuration.id], changed),
  });
  const table = tables.items.find((one) => one.name === name);
  return (
    <Form form={form} layout="vertical" disabled={!writable} initialValues={configuration} onFinish={save.mutate}>
      <Heading
        title={configuration.name}
        what={<>{configuration.workflow.name} <CopyText text={configuration.digest} shown={configuration.digest.slice(0, 12)} /></>}
        actions={<Actions workspace={workspace} path={path} saving={save.isPending} writable={writable} />}
      />
      {save.isError && <Fault error={save.error} />}
      <Form.Item name="table" label={t('workflows.table')} style={{ maxWidth: 360 }}>
        <Select allowClear options={tables.items.map((one) => ({ value: one.name }))} />
      </Form.Item>
      <Tabs
        items={[
          { key: 'inputs', label: t('workflows.inputs'), forceRender: true, children: <Inputs workflow={configuration.workflow} table={table} /> },
          { key: 'outputs', label: t('workflows.outputs'), forceRender: true, children: <Outputs workflow={configuration.workflow} table={table} /> },
          { key: 'source', label: t('workflows.source'), children: <SourceView path={path} digest={configuration.digest} /> },
        ]}
      />
    </Form>
  );
}

interface Place {
  workspace: string;
  id: string;
}

interface ActionProps {
  workspace: string;
  path: Place;
  saving: boolean;
  writable: boolean;
}

function Actions({ workspace, path, saving, writable }: ActionProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const drop = useMutation({
    mutationFn: () => api.workspace.remove('/workspaces/{workspace}/configurations/{id}', { path }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['configurations', workspace] });
      await navigate(`/workspaces/${workspace}/workflows`);
    },
  });
  return (
    <>
      <Link to="launch">
        <Button type="primary" disabled={false}>{t('workflows.launch')}</Button>
      </Link>
      {writable && <Button htmlType="submit" loading={saving}>{t('workflows.save')}</Button>}
      {writable && (
        <Popconfirm title={t('workflows.deleteWhat')} okText={t('workflows.delete')} onConfirm={() => drop.mutate()}>
          <Button danger>{t('workflows.delete')}</Button>
        </Popconfirm>
      )}
      {drop.isError && <Fault error={drop.error} />}
    </>
  );
}

/** A field left empty is an input left out, or an output that is not kept. */
function filled({ table, inputs = {}, outputs = {} }: Edited): Edited {
  return {
    table,
    inputs: Object.fromEntries(Object.entries(inputs).filter(([, expression]) => expression?.trim())),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, target]) => [name, target ?? ''])),
  };
}
