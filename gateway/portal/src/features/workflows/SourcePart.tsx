import { Button, Modal } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bundle, WdlDiagnostic } from '../../api/types';
import { useDraftDescription } from '../../api/workflows';
import { Fault } from '../../ui/Fault';
import { Loaded } from '../../ui/Loaded';
import { useDebounced } from '../../api/useDebounced';
import { SourceEditor } from '../../ui/wdl/SourceEditor';
import { SourcePicker } from './SourcePicker';

interface Props {
  workspace: string;
  kept: UseQueryResult<Bundle>;
  draft?: Bundle;
  diagnostics?: WdlDiagnostic[];
  error: unknown;
  writable: boolean;
  onChange: (bundle: Bundle) => void;
}

/** The documents, edited in place or replaced by others; either is a draft until it is saved as a version. */
export function SourcePart({ workspace, kept, draft, diagnostics, error, writable, onChange }: Props) {
  const { t } = useTranslation();
  const [replacing, setReplacing] = useState(false);
  return (
    <Loaded query={kept}>
      {(bundle) => (
        <>
          {writable && (
            <div className="tools">
              <span className="quiet">{t('workflows.sourceWhat')}</span>
              <Button size="small" onClick={() => setReplacing(true)}>{t('workflows.replace')}</Button>
            </div>
          )}
          {error !== null && error !== undefined && <Fault error={error} />}
          <SourceEditor bundle={draft ?? bundle} diagnostics={diagnostics} onChange={writable ? onChange : undefined} height="min(60vh, 640px)" />
          {replacing && <Replace workspace={workspace} onClose={() => setReplacing(false)} onTake={(next) => { onChange(next); setReplacing(false); }} />}
        </>
      )}
    </Loaded>
  );
}

function Replace({ workspace, onClose, onTake }: { workspace: string; onClose: () => void; onTake: (bundle: Bundle) => void }) {
  const { t, i18n } = useTranslation();
  const [bundle, setBundle] = useState<Bundle>();
  const settled = useDebounced(bundle);
  const checked = useDraftDescription(workspace, settled, i18n.language);
  return (
    <Modal open width={960} title={t('workflows.replace')} okText={t('workflows.take')} okButtonProps={{ disabled: !bundle }} onOk={() => bundle && onTake(bundle)} onCancel={onClose}>
      <SourcePicker workspace={workspace} bundle={bundle} diagnostics={settled === bundle ? checked.data?.diagnostics : undefined} onChange={setBundle} />
    </Modal>
  );
}
