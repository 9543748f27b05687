import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';

/** What this is, and the way in. Comes back to the page that was asked for. */
export function Welcome() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <section className="welcome">
      <h1>{t('welcome.title')}</h1>
      <p>{t('welcome.what')}</p>
      <p className="quiet">{t('welcome.how')}</p>
      <Button type="primary" size="large" href={`/session/sign-in?return=${encodeURIComponent(pathname + search)}`}>
        {t('app.signIn')}
      </Button>
    </section>
  );
}
