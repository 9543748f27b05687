import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import { FaultLine } from './FaultLine';

/** What went wrong, each fault with its place, the request id to quote, and a way to try again. */
export function Fault({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = error instanceof ApiError ? error.problem : undefined;
  const status = error instanceof ApiError ? error.status : 0;
  const signedOut = error instanceof ApiError && error.isSignedOut;
  const title = status === 404 ? t('fault.notFound') : signedOut ? t('fault.signedOut') : (problem?.detail ?? problem?.title ?? (error instanceof TypeError ? t('fault.noConnection') : (error as Error).message));
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      description={
        <>
          {problem?.faults?.map((fault, index) => (
            <div key={index}><FaultLine {...fault} /></div>
          ))}
          {problem?.requestId && <div className="quiet">{t('fault.requestId', { id: problem.requestId })}</div>}
        </>
      }
      action={
        signedOut ? (
          <Button href={`/session/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`}>{t('app.signIn')}</Button>
        ) : (
          onRetry && <Button onClick={onRetry}>{t('fault.retry')}</Button>
        )
      }
    />
  );
}
