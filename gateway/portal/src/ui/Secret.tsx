import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyText } from './CopyText';

/** A text that is shown this once; it stays until the person says that they have it. */
export function Secret({ title, hint, text, onDone }: { title: string; hint: string; text: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="success"
      showIcon
      className="secret"
      title={title}
      description={
        <>
          <p>{hint}</p>
          <span data-testid="secret"><CopyText text={text} /></span>
        </>
      }
      action={<Button onClick={onDone}>{t('app.haveIt')}</Button>}
    />
  );
}
