import { Upload as Drop } from 'antd';
import { InboxOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UploadLine } from './UploadLine';

interface Chosen {
  key: string;
  path: string;
  file: File;
}

/** Where files are dropped, and what is on its way. A file that was broken off goes on when it is chosen again. */
export function Uploads({ workspace, folder }: { workspace: string; folder: string }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen[]>([]);
  const add = (file: File) => {
    const path = folder + (file.webkitRelativePath || file.name);
    setChosen((before) => [...before.filter((one) => one.path !== path), { key: `${path} ${Date.now()}`, path, file }]);
    return false;
  };
  return (
    <div style={{ marginBottom: 16 }}>
      <Drop.Dragger multiple showUploadList={false} beforeUpload={add} data-testid="drop">
        <span>
          <InboxOutlined aria-hidden /> {t('files.drop')} <span className="quiet">{t('files.dropHint')}</span>
        </span>
      </Drop.Dragger>
      {chosen.length > 0 && (
        <ul className="plain" data-testid="uploads">
          {chosen.map((one) => (
            <UploadLine key={one.key} workspace={workspace} path={one.path} file={one.file} />
          ))}
        </ul>
      )}
    </div>
  );
}
