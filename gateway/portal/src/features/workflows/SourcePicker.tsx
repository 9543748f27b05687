import { Button, Input, Segmented, Select, Space, Spin, Upload } from 'antd';
import { InboxOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bundle, WdlDiagnostic } from '../../api/types';
import { describe, type Source } from '../../api/workflows';
import { Fault } from '../../ui/Fault';
import { SourceEditor } from '../../ui/wdl/SourceEditor';
import { sourceOf } from './source';

interface Props {
  workspace: string;
  bundle?: Bundle;
  diagnostics?: WdlDiagnostic[];
  onChange: (bundle: Bundle | undefined) => void;
}

const WAYS = ['paste', 'files', 'address'] as const;
export const PASTED: Bundle = { main: 'main.wdl', files: { 'main.wdl': '' } };

/** The ways by which a workflow comes: pasted, as files or a zip, from an address that the server reads. What has come can be edited. */
export function SourcePicker({ workspace, bundle, diagnostics, onChange }: Props) {
  const { t } = useTranslation();
  const [way, setWay] = useState<(typeof WAYS)[number]>('paste');
  const read = useMutation({
    mutationFn: async (source: Source) => (await describe(workspace, source)).workflow,
    onSuccess: (workflow) => workflow && onChange(workflow),
  });
  const choose = (next: (typeof WAYS)[number]) => {
    setWay(next);
    read.reset();
    onChange(next === 'paste' ? PASTED : undefined);
  };
  const main = bundle && Object.keys(bundle.files).filter((name) => name.endsWith('.wdl')).length > 1;
  return (
    <div className="source-picker">
      <Segmented<(typeof WAYS)[number]> value={way} onChange={choose} options={WAYS.map((value) => ({ value, label: t(`workflows.way.${value}`) }))} aria-label={t('workflows.source')} />
      {way === 'files' && <Files onFiles={async (files) => read.mutate(await sourceOf(files))} />}
      {way === 'address' && <Address busy={read.isPending} onAddress={(url) => read.mutate({ url })} />}
      {read.isPending && <Spin size="small" />}
      {read.isError && <Fault error={read.error} />}
      {main && (
        <label className="main-document">
          {t('workflows.main')} <Select value={bundle.main} onChange={(next) => onChange({ ...bundle, main: next })} options={Object.keys(bundle.files).sort().map((value) => ({ value }))} popupMatchSelectWidth={false} aria-label={t('workflows.main')} />
        </label>
      )}
      {bundle && <SourceEditor bundle={bundle} diagnostics={diagnostics} onChange={onChange} height={320} />}
    </div>
  );
}

function Files({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation();
  return (
    <Upload.Dragger
      multiple
      accept=".wdl,.zip"
      showUploadList={false}
      beforeUpload={(file, chosen) => {
        // Called for each of the files that were dropped together.
        if (file === chosen.at(-1)) onFiles(chosen);
        return false;
      }}
    >
      <p className="ant-upload-drag-icon"><InboxOutlined aria-hidden /></p>
      <p>{t('workflows.drop')}</p>
      <p className="quiet">{t('workflows.filesHint')}</p>
    </Upload.Dragger>
  );
}

function Address({ busy, onAddress }: { busy: boolean; onAddress: (url: string) => void }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState('');
  const read = () => url.trim() && onAddress(url.trim());
  return (
    <div>
      <Space.Compact block>
        <Input value={url} onChange={(event) => setUrl(event.target.value)} onPressEnter={read} placeholder="https://github.com/…/main.wdl" aria-label={t('workflows.address')} />
        <Button onClick={read} loading={busy} disabled={!url.trim()}>{t('workflows.read')}</Button>
      </Space.Compact>
      <p className="quiet">{t('workflows.addressHint')}</p>
    </div>
  );
}
