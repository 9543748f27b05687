import { Result } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** The tab in which somebody signed in again: the work waits in the other one. */
export function SignedIn() {
  const { t } = useTranslation();
  useEffect(() => window.close(), []);
  return <Result status="success" title={t('session.back')} subTitle={t('session.backHint')} extra={<Link to="/">{t('session.home')}</Link>} />;
}
