import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { TABS } from './places';

/** All keys in words. */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open={open} title={t('keys.title')} footer={null} onCancel={onClose}>
      <dl className="facts keys">
        <dt><kbd>/</kbd></dt>
        <dd>{t('keys.search')}</dd>
        <dt><kbd>?</kbd></dt>
        <dd>{t('keys.help')}</dd>
        <dt><kbd>g</kbd> <kbd>h</kbd></dt>
        <dd>{t('app.home')}</dd>
        {TABS.map(({ tab, key }) => (
          <Pair key={tab} letter={key} words={t(`tab.${tab}`)} />
        ))}
      </dl>
      <p className="quiet">{t('keys.inside')}</p>
    </Modal>
  );
}

function Pair({ letter, words }: { letter: string; words: string }) {
  return (
    <>
      <dt><kbd>g</kbd> <kbd>{letter}</kbd></dt>
      <dd>{words}</dd>
    </>
  );
}
