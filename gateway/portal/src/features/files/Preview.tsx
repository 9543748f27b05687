import { Button } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Fault } from '../../ui/Fault';
import { accessUrl } from './FileDetails';
import type { FileEntry } from '../../api/types';

const BYTES = 64 * 1024;

/** The beginning of a file as text. Asked for by a click: every look at bytes is recorded. */
export function Preview({ file }: { file: FileEntry }) {
  const { t } = useTranslation();
  const look = useMutation({ mutationFn: () => beginning(file.objectId!) });
  if (!look.data) {
    return (
      <>
        <Button loading={look.isPending} onClick={() => look.mutate()}>{t('files.preview')}</Button>
        {look.isError && <Fault error={look.error} />}
      </>
    );
  }
  if (!look.data.text) return <p className="quiet">{t('files.binary')}</p>;
  return (
    <>
      <pre className="preview" data-testid="preview">{look.data.text}</pre>
      {(file.size ?? 0) > BYTES && <p className="quiet">{t('files.previewCut')}</p>}
    </>
  );
}

async function beginning(object: string): Promise<{ text?: string }> {
  const answer = await fetch(await accessUrl(object), { headers: { Range: `bytes=0-${BYTES - 1}` } });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return bytes.includes(0) || (bytes[0] === 0x1f && bytes[1] === 0x8b) ? {} : { text: new TextDecoder().decode(bytes) };
}
