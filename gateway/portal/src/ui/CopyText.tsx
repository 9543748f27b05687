import { App, Button } from 'antd';
import { CopyOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

/** A text that programs need whole: shown short, copied on click. */
export function CopyText({ text, shown }: { text: string; shown?: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    message.success(t('app.copied'));
  };
  return (
    <Button type="text" size="small" className="copy" title={text} aria-label={t('app.copy', { text: shown ?? text })} onClick={copy}>
      <code>{shown ?? text}</code> <CopyOutlined aria-hidden />
    </Button>
  );
}
