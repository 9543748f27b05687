import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../ui/CopyText';
import type { Entry } from '../../api/types';

/** The raw entry and its place in the chain. */
export function EntryBody({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  return (
    <>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'position', label: t('audit.position'), children: `${entry.topic} · ${entry.position}` },
          { key: 'recorded', label: t('audit.recorded'), children: entry.recordedAt },
          { key: 'digest', label: t('audit.digest'), children: <CopyText text={entry.bodyDigest} /> },
          { key: 'hash', label: t('audit.hash'), children: <CopyText text={entry.hash} /> },
        ]}
      />
      <pre className="value">{JSON.stringify(entry.body, null, 2)}</pre>
    </>
  );
}
