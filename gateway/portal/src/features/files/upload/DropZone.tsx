import { Button } from 'antd';
import { InboxOutlined } from '@ant-design/icons';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fault } from '../../../ui/Fault';
import { chosen, dropped } from './entries';
import { queue } from './queue';

/** Where files and whole folders are dropped, with two buttons for who chooses them. */
export function DropZone({ workspace, folder }: { workspace: string; folder: string }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const [empty, setEmpty] = useState<string[]>([]);
  const files = useRef<HTMLInputElement>(null);
  const folders = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    setFault(undefined);
    setEmpty([]);
    dropped(event.dataTransfer.items, (found) => queue.add(workspace, folder, found)).then(setEmpty, setFault);
  };
  const choose = (input: HTMLInputElement) => {
    if (input.files) queue.add(workspace, folder, chosen(input.files));
    // The same file can be chosen again.
    input.value = '';
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className={over ? 'drop over' : 'drop'} onDragOver={drag} onDragLeave={() => setOver(false)} onDrop={drop} data-testid="drop">
      <span>
        <InboxOutlined aria-hidden /> {t('files.drop')} <span className="quiet">{t('files.dropHint')}</span>
      </span>
      <span className="actions">
        <Button type="primary" onClick={() => files.current?.click()}>{t('files.chooseFiles')}</Button>
        <Button onClick={() => folders.current?.click()}>{t('files.chooseFolder')}</Button>
      </span>
      <input ref={files} type="file" multiple hidden onChange={(event) => choose(event.target)} aria-label={t('files.chooseFiles')} data-testid="choose-files" />
      <input ref={folders} type="file" hidden onChange={(event) => choose(event.target)} aria-label={t('files.chooseFolder')} data-testid="choose-folder" {...{ webkitdirectory: '' }} />
      {empty.length > 0 && <span className="quiet breakable" role="status">{t('files.emptyFolders', { count: empty.length, names: empty.slice(0, 5).join(', ') })}{empty.length > 5 && ' …'}</span>}
      {fault !== undefined && <Fault error={fault} />}
    </div>
  );
}
