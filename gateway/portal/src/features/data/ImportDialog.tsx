import { Button, Modal, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ImportCheck } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { size } from '../../ui/Size';
import { DataPreview } from './DataPreview';
import { FileDrop } from './FileDrop';
import { ImportFaults } from './ImportFaults';
import { ImportSettings } from './ImportSettings';
import { TablePreview } from './TablePreview';
import { choose, type Chosen, type Settings, useCheck, useImport } from './check';
import type { Place } from './places';
import { useNumber } from '../../ui/useNumber';

/** No table can have this name: a table's starts with a letter. */
export const SHEET = '_workspace';

interface Props {
  workspace: string;
  /** One that was dropped on the page. */
  file?: Chosen;
  onClose: () => void;
}

/** A file is shown as it would be imported, its faults are listed, and only one without faults is imported: all of it or nothing. */
export function ImportDialog({ workspace, file, onClose }: Props) {
  const { t } = useTranslation();
  const write = useNumber();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(file);
  const [settings, setSettings] = useState<Settings>({ types: {} });
  const [place, setPlace] = useState<Place>();
  const { check, sent } = useCheck(workspace, chosen, settings);
  const { load, sent: loaded } = useImport(workspace, (done, table) => {
    onClose();
    void navigate(`/workspaces/${workspace}/data/${done.kind === 'data' ? SHEET : encodeURIComponent(table ?? '')}`);
  });
  const take = async (next: File) => {
    setSettings({ types: {} });
    setPlace(undefined);
    load.reset();
    setChosen(await choose(next));
  };
  const found = check.data;
  const clean = found?.totalFaults === 0 && !check.isFetching;
  const number = write(found?.rows ?? 0);
  const again = () => chosen && setChosen({ ...chosen, key: chosen.key + '+' });
  const say = (said: Partial<Settings>) => setSettings((before) => ({ ...before, ...said }));
  const type = (column: string, stated: string) => say({ types: { ...settings.types, [column]: stated } });
  return (
    <Modal
      open
      width={chosen ? 1140 : 760}
      style={{ top: 32 }}
      title={chosen ? t('data.importFile', { name: chosen.file.name }) : t('data.import')}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="no" onClick={onClose}>{t('data.cancel')}</Button>,
        <Button
          key="import"
          type="primary"
          disabled={!clean}
          loading={load.isPending}
          onClick={() => chosen && found && load.mutate({ chosen, check: found, types: settings.types })}
        >
          {found && chosen?.kind === 'tables' ? t('data.importRows', { count: found.rows, number }) : found ? t('data.importValues', { count: found.rows, number }) : t('data.importIt')}
        </Button>,
      ]}
    >
      <FileDrop compact={chosen !== undefined} onFile={(next) => void take(next)} />
      {chosen && check.isFetching && <Sending file={chosen.file} sent={sent} words={t('data.checking')} />}
      {load.isPending && chosen && <Sending file={chosen.file} sent={loaded} words={t('data.importing')} />}
      {check.isError && <Fault error={check.error} onRetry={again} />}
      {load.isError && <Fault error={load.error} onRetry={() => chosen && found && load.mutate({ chosen, check: found, types: settings.types })} />}
      {found && chosen && (
        <div className="import" aria-busy={check.isFetching}>
          <ImportSettings settings={settings} check={found} kind={chosen.kind} onChange={say} />
          {found.totalFaults > 0 && <ImportFaults check={found} file={chosen.file.name} onGo={setPlace} />}
          <Preview check={found} chosen={chosen} workspace={workspace} place={place} onType={type} />
        </div>
      )}
    </Modal>
  );
}

function Preview({ check, chosen, workspace, place, onType }: { check: ImportCheck; chosen: Chosen; workspace: string; place?: Place; onType: (column: string, type: string) => void }) {
  if (check.lines.length === 0 && check.header.length === 0) return null;
  return chosen.kind === 'data' ? <DataPreview check={check} place={place} onType={onType} /> : <TablePreview check={check} workspace={workspace} place={place} onType={onType} />;
}

/** What has left of the file; after that the platform works. */
function Sending({ file, sent, words }: { file: File; sent: number; words: string }) {
  const { t, i18n } = useTranslation();
  const gone = sent >= file.size;
  return (
    <div className="sending" role="status">
      <span className="quiet">{gone ? words : t('data.sent', { sent: size(sent, i18n.language), size: size(file.size, i18n.language) })}</span>
      <Progress percent={file.size ? Math.min(100, Math.round((100 * sent) / file.size)) : 100} size="small" status="active" showInfo={!gone} aria-label={words} />
    </div>
  );
}
