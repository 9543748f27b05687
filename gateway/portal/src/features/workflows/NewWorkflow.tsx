import { Button, Form, Input, Modal, Select, Upload } from 'antd';
import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useTables } from '../../api/lists';
import { Fault } from '../../ui/Fault';
import { sourceOf, type Source } from './source';

interface Wanted {
  name: string;
  table?: string;
  wdl?: string;
  main?: string;
}

/** A workflow from pasted text, from files or from a zip; a WDL that does not check is refused with line and column. */
export function NewWorkflow({ workspace, onClose }: { workspace: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const [files, setFiles] = useState<File[]>([]);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tables = useTables(workspace);
  const create = useMutation({
    mutationFn: async ({ name, table, wdl, main }: Wanted) => {
      const workflow: Source = files.length ? await sourceOf(files, main) : { wdl };
      return api.workspace.post('/workspaces/{workspace}/configurations', { path: { workspace }, body: { name, table, workflow } });
    },
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['configurations', workspace] });
      onClose();
      await navigate(`/workspaces/${workspace}/workflows/${made.id}`);
    },
  });
  return (
    <Modal open width={760} title={t('workflows.add')} okText={t('workflows.add')} confirmLoading={create.isPending} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" onFinish={create.mutate} requiredMark="optional">
        <Form.Item name="name" label={t('workflows.name')} rules={[{ required: true, whitespace: true, message: t('workflows.nameMissing') }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="table" label={t('workflows.table')} extra={t('workflows.tableHint')}>
          <Select allowClear options={tables.items.map((table) => ({ value: table.name }))} />
        </Form.Item>
        <Form.Item label={t('workflows.files')} extra={t('workflows.filesHint')}>
          <Upload multiple accept=".wdl,.zip" beforeUpload={(_, chosen) => { setFiles(chosen); return false; }} onRemove={() => setFiles([])} fileList={files.map((file) => ({ uid: file.name, name: file.name }))}>
            <Button icon={<UploadOutlined />}>{t('workflows.choose')}</Button>
          </Upload>
        </Form.Item>
        {files.length > 0 && (
          <Form.Item name="main" label={t('workflows.main')} extra={t('workflows.mainHint')}>
            <Input placeholder={files.find((file) => file.name.endsWith('.wdl'))?.name} />
          </Form.Item>
        )}
        {files.length === 0 && (
          <Form.Item name="wdl" label={t('workflows.paste')} rules={[{ required: true, message: t('workflows.sourceMissing') }]}>
            <Input.TextArea className="code" autoSize={{ minRows: 8, maxRows: 20 }} spellCheck={false} />
          </Form.Item>
        )}
      </Form>
      {create.isError && <Fault error={create.error} />}
    </Modal>
  );
}
