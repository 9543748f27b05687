import { Alert, Modal, Table as Grid, Upload } from 'antd';
import { InboxOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, ApiError, Text } from '../../api/client';
import { Fault } from '../../ui/Fault';

/** A TSV or CSV file becomes rows, all or none: otherwise every fault of it is listed with its row and column. */
export function ImportTable({ workspace, onClose }: { workspace: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File>();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const load = useMutation({
    mutationFn: (chosen: File) =>
      api.workspace.post('/workspaces/{workspace}/tables:import', { path: { workspace }, body: new Text(chosen, chosen.name.endsWith('.csv') ? 'text/csv' : 'text/tab-separated-values') }),
    onSuccess: async (table) => {
      await queries.invalidateQueries({ queryKey: ['tables', workspace] });
      await queries.invalidateQueries({ queryKey: ['rows', workspace] });
      onClose();
      await navigate(`/workspaces/${workspace}/data/${encodeURIComponent(table.name)}`);
    },
  });
  return (
    <Modal
      open
      width={760}
      title={t('data.import')}
      okText={file ? t('data.importFile', { name: file.name }) : t('data.import')}
      okButtonProps={{ disabled: !file }}
      confirmLoading={load.isPending}
      onOk={() => file && load.mutate(file)}
      onCancel={onClose}
    >
      <Upload.Dragger
        accept=".tsv,.txt,.csv"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(chosen) => {
          setFile(chosen);
          load.reset();
          return false;
        }}
      >
        <InboxOutlined aria-hidden style={{ fontSize: 32 }} />
        <p>{file?.name ?? t('data.drop')}</p>
        <p className="quiet">{t('data.dropHint')}</p>
      </Upload.Dragger>
      {load.isError && <Faults error={load.error} />}
    </Modal>
  );
}

function Faults({ error }: { error: Error }) {
  const { t } = useTranslation();
  const faults = error instanceof ApiError ? (error.problem.faults ?? []) : [];
  if (faults.length === 0) return <Fault error={error} />;
  return (
    <div style={{ marginTop: 16 }} data-testid="faults">
      <Alert type="error" showIcon title={t('data.faults', { count: faults.length })} style={{ marginBottom: 8 }} />
      <Grid
        size="small"
        pagination={false}
        scroll={{ y: 280 }}
        rowKey={(fault) => `${fault.where} ${fault.detail}`}
        dataSource={faults}
        columns={[
          { title: t('data.where'), dataIndex: 'where', width: 200 },
          { title: t('data.fault'), dataIndex: 'detail' },
        ]}
      />
    </div>
  );
}
