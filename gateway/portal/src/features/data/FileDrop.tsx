import { Upload } from 'antd';
import { InboxOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

/** Takes one file, by drop or by choice. */
export function FileDrop({ compact, onFile }: { compact: boolean; onFile: (file: File) => void }) {
  const { t } = useTranslation();
  return (
    <Upload.Dragger
      accept=".tsv,.txt,.csv"
      maxCount={1}
      showUploadList={false}
      className={compact ? 'drop compact' : 'drop'}
      beforeUpload={(chosen) => {
        onFile(chosen);
        return false;
      }}
    >
      {compact ? (
        <p className="quiet">{t('data.dropOther')}</p>
      ) : (
        <>
          <InboxOutlined aria-hidden style={{ fontSize: 32 }} />
          <p>{t('data.drop')}</p>
          <p className="quiet">{t('data.dropHint')}</p>
        </>
      )}
    </Upload.Dragger>
  );
}
