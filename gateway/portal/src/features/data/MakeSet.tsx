import { Button, Form, Input, Modal, Result } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ApiError, Text } from '../../api/client';
import { Fault } from '../../ui/Fault';
import { tsv } from './values';
import { rowAddress } from './view';

interface Props {
  workspace: string;
  table: string;
  names: string[];
  onClose: () => void;
}

class Taken extends Error {}

/** The selected rows become one row of the table of sets, over which workflows can run as a whole. */
export function MakeSet({ workspace, table, names, onClose }: Props) {
  const { t } = useTranslation();
  const sets = `${table}_set`;
  const [form] = Form.useForm<{ name: string }>();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: async ({ name }: { name: string }) => {
      if (await exists(workspace, sets, name)) throw new Taken();
      const file = tsv([[`membership:${sets}_id`, table], ...names.map((member) => [name, member])]);
      await api.workspace.post('/workspaces/{workspace}/tables:import', { path: { workspace }, body: new Text(file, 'text/tab-separated-values') });
      return name;
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['tables', workspace] });
      await queries.invalidateQueries({ queryKey: ['rows', workspace, sets] });
    },
  });
  if (make.isSuccess) {
    return (
      <Modal open footer={null} onCancel={onClose}>
        <Result status="success" title={t('data.setMade', { set: make.data, count: names.length })} extra={<Link to={rowAddress(workspace, sets, make.data)} onClick={onClose}><Button type="primary">{t('data.openSet')}</Button></Link>} />
      </Modal>
    );
  }
  return (
    <Modal open title={t('data.makeSetOf', { count: names.length })} okText={t('data.makeSet')} cancelText={t('data.cancel')} confirmLoading={make.isPending} onOk={form.submit} onCancel={onClose}>
      <p className="quiet">{t('data.setWhat', { sets, members: `${table}s` })}</p>
      <Form form={form} layout="vertical" onFinish={make.mutate}>
        <Form.Item name="name" label={t('data.setName')} rules={[{ required: true, whitespace: true, message: t('data.setNameMissing') }]} help={make.error instanceof Taken ? t('data.setTaken') : undefined} validateStatus={make.error instanceof Taken ? 'error' : undefined}>
          <Input autoFocus maxLength={300} onChange={() => make.reset()} />
        </Form.Item>
      </Form>
      {make.isError && !(make.error instanceof Taken) && <Fault error={make.error} />}
    </Modal>
  );
}

async function exists(workspace: string, table: string, name: string): Promise<boolean> {
  try {
    await api.workspace.get('/workspaces/{workspace}/tables/{table}/rows/{name}', { path: { workspace, table, name } });
    return true;
  } catch (fault) {
    if (fault instanceof ApiError && fault.status === 404) return false;
    throw fault;
  }
}
