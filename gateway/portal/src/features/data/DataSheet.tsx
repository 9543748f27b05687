import { Button, Form, Input, Modal, Popconfirm, Table as Grid } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { address, api } from '../../api/client';
import { usePages } from '../../api/pages';
import type { Datum } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { textOf, typeWords } from './values';

/** The values of the workspace as a whole, which inputs name as `workspace.<key>`. */
export function DataSheet({ workspace, writable }: { workspace: string; writable: boolean }) {
  const { t } = useTranslation();
  const data = usePages(['data', workspace], () => api.workspace.get('/workspaces/{workspace}/data', { path: { workspace } }));
  const queries = useQueryClient();
  const [editing, setEditing] = useState<{ key: string; value: string }>();
  const drop = useMutation({ mutationFn: (key: string) => api.workspace.remove('/workspaces/{workspace}/data/{key}', { path: { workspace, key } }), onSettled: () => queries.invalidateQueries({ queryKey: ['data', workspace] }) });
  if (data.isError) return <Fault error={data.error} onRetry={() => data.refetch()} />;
  return (
    <>
      <p className="quiet">{t('data.sheetWhat')}</p>
      {data.isSuccess && data.items.length === 0 && <Empty title={t('data.sheetNone')} hint={t('data.sheetNoneHint')} />}
      {data.items.length > 0 && (
        <Grid<Datum>
          size="small"
          rowKey="key"
          pagination={false}
          dataSource={data.items}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('data.key'), dataIndex: 'key', render: (key: string) => <code>workspace.{key}</code> },
            { title: t('data.type'), render: (_, datum) => typeWords(datum.type, t) },
            { title: t('data.value'), render: (_, datum) => <span className="breakable">{textOf(datum.value).slice(0, 2_000)}</span> },
            {
              title: '',
              render: (_, datum) =>
                writable && (
                  <>
                    <Button type="link" onClick={() => setEditing({ key: datum.key, value: textOf(datum.value) })}>{t('data.edit')}</Button>
                    <Popconfirm title={t('data.deleteValue', { key: datum.key })} okText={t('data.delete')} cancelText={t('data.cancel')} onConfirm={() => drop.mutate(datum.key)}>
                      <Button type="link" danger>{t('data.delete')}</Button>
                    </Popconfirm>
                  </>
                ),
            },
          ]}
        />
      )}
      {drop.isError && <Fault error={drop.error} />}
      <div className="tools below">
        {writable && <Button onClick={() => setEditing({ key: '', value: '' })}>{t('data.addValue')}</Button>}
        {data.items.length > 0 && <Button icon={<DownloadOutlined aria-hidden />} href={address`/api/workspace/workspaces/${workspace}/data:export`} download="workspace.tsv">{t('data.export')}</Button>}
      </div>
      {editing && <EditDatum workspace={workspace} initial={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function EditDatum({ workspace, initial, onClose }: { workspace: string; initial: { key: string; value: string }; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ key: string; value: string }>();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: ({ key, value }: { key: string; value: string }) => api.workspace.put('/workspaces/{workspace}/data/{key}', { path: { workspace, key }, body: { value: parsed(value) } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['data', workspace] });
      onClose();
    },
  });
  return (
    <Modal open title={t('data.addValue')} okText={t('data.save')} confirmLoading={save.isPending} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={initial} onFinish={save.mutate}>
        <Form.Item name="key" label={t('data.key')} rules={[{ required: true, message: t('data.keyMissing') }]}>
          <Input disabled={initial.key !== ''} />
        </Form.Item>
        <Form.Item name="value" label={t('data.value')} extra={t('data.valueHint')}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} />
        </Form.Item>
      </Form>
      {save.isError && <Fault error={save.error} />}
    </Modal>
  );
}

/** Numbers, booleans, lists and objects as JSON writes them; all else is text. */
function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
