import { Form, Input, Modal } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Configuration } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { faultsOf } from '../../ui/wdl/faults';

interface Props {
  workspace: string;
  configuration: Configuration;
  onRenamed: (changed: Configuration) => void;
  onClose: () => void;
}

/** Another name; a taken one is told at the field, and what was typed stays. */
export function Rename({ workspace, configuration, onRenamed, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ name: string }>();
  const queries = useQueryClient();
  const rename = useMutation({
    mutationFn: ({ name }: { name: string }) =>
      api.workspace.patch('/workspaces/{workspace}/configurations/{id}', { path: { workspace, id: configuration.id }, version: configuration.version, body: { name } }) as Promise<Configuration>,
    onSuccess: (changed) => {
      void queries.invalidateQueries({ queryKey: ['configurations', workspace] });
      onRenamed(changed);
      onClose();
    },
  });
  const taken = takenName(rename.error);
  return (
    <Modal open title={t('workflows.rename')} okText={t('workflows.rename')} confirmLoading={rename.isPending} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ name: configuration.name }} onFinish={rename.mutate} onValuesChange={() => rename.reset()}>
        <Form.Item name="name" label={t('workflows.name')} extra={t('workflows.renameWhat')} rules={[{ required: true, whitespace: true, message: t('workflows.nameMissing') }]} {...(taken ? { validateStatus: 'error' as const, help: taken } : {})}>
          <Input maxLength={200} autoFocus data-testid="new-name-of" />
        </Form.Item>
      </Form>
      {rename.isError && !taken && <Fault error={rename.error} />}
    </Modal>
  );
}

/** What is said at the field of the name. */
export function takenName(error: unknown): string | undefined {
  return faultsOf(error).find(({ where }) => where === 'name')?.detail;
}
