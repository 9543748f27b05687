import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  /** What happens to whose work. */
  what: string;
  name: string;
  pending: boolean;
  onStop: () => void;
}

/** Ends somebody else's work, after saying what that means. */
export function Stop({ what, name, pending, onStop }: Props) {
  const { t } = useTranslation();
  return (
    <Popconfirm title={what} okText={t('administration.stop')} okButtonProps={{ danger: true }} onConfirm={onStop}>
      <Button size="small" danger loading={pending} aria-label={t('administration.stopOne', { name })}>{t('administration.stop')}</Button>
    </Popconfirm>
  );
}
