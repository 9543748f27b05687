import { Button, Modal } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { edge } from '../api/client';
import { signedIn, useConnection } from '../api/connection';
import type { Session } from '../api/types';

const EVERY = 2_000;

/** The session has ended under an open page: the page and all that was typed stay, the person signs in in another tab and goes on here. */
export function SignedOut({ session }: { session: Session }) {
  const { signedOut } = useConnection();
  const another = useSessionBack(signedOut, session.person);
  const { t } = useTranslation();
  if (!signedOut) return null;
  return (
    <Modal
      open
      closable={false}
      title={t(another ? 'session.anotherTitle' : 'session.endedTitle')}
      footer={
        another ? (
          <Button type="primary" onClick={() => location.reload()}>{t('session.continueAs', { name: another })}</Button>
        ) : (
          <Button type="primary" href="/session/sign-in?return=/signed-in" target="_blank">{t('session.signInAgain')}</Button>
        )
      }
    >
      <p>{t(another ? 'session.another' : 'session.ended', { name: session.name })}</p>
    </Modal>
  );
}

/** Asks until the person is there again; the name of another person who signed in instead. */
function useSessionBack(signedOut: boolean, person: string | undefined): string | undefined {
  const queries = useQueryClient();
  const [another, setAnother] = useState<string>();
  const look = useCallback(async () => {
    const now = await edge.get('/session').catch(() => undefined);
    if (!now?.signedIn) return;
    if (now.person !== person) setAnother(now.name ?? now.account ?? '');
    else {
      signedIn();
      setAnother(undefined);
      await queries.invalidateQueries();
    }
  }, [person, queries]);
  useEffect(() => {
    if (!signedOut) return undefined;
    const asking = setInterval(() => void look(), EVERY);
    return () => clearInterval(asking);
  }, [signedOut, look]);
  return another;
}
