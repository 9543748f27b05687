import { Button, Card } from 'antd';
import { ExperimentOutlined, InboxOutlined, SearchOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMe } from '../../api/me';
import type { Workspace } from '../../api/types';
import { descriptionOf } from '../../api/workspaces';
import { Fault } from '../../ui/Fault';
import { LinkButton } from '../../ui/LinkButton';
import { startExample, useOpenWorkspaces } from './work';

/** For an account without runs: the ways to begin, each one click. */
export function FirstSteps() {
  const { t } = useTranslation();
  const open = useOpenWorkspaces();
  const me = useMe();
  const others = open.data?.others.length ?? 0;
  return (
    <section aria-label={t('home.first')} className="cards first-steps" data-testid="first-steps">
      {open.data?.example && <Example example={open.data.example} />}
      {me.data && (
        <Step icon={<InboxOutlined aria-hidden />} title={t('home.bring')} what={t('home.bringWhat')}>
          <LinkButton to={`/workspaces/${me.data.workspace}/data`}>{t('home.bringGo')}</LinkButton>
        </Step>
      )}
      {others > 0 && (
        <Step icon={<SearchOutlined aria-hidden />} title={t('home.find')} what={t('home.findWhat', { count: others })}>
          <LinkButton to="/workspaces?of=shared">{t('home.findGo')}</LinkButton>
        </Step>
      )}
    </section>
  );
}

function Example({ example }: { example: Workspace }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: () => startExample(example),
    onSuccess: async (address) => {
      await queries.invalidateQueries({ queryKey: ['workspaces'] });
      await navigate(address);
    },
  });
  return (
    <Step icon={<ExperimentOutlined aria-hidden />} title={t('home.example')} what={descriptionOf(example, i18n.language) || t('home.exampleWhat')}>
      <Button type="primary" loading={start.isPending} onClick={() => start.mutate()} data-testid="run-example">{t('home.exampleGo')}</Button>
      {start.isError && <Fault error={start.error} />}
    </Step>
  );
}

function Step({ icon, title, what, children }: { icon: ReactNode; title: string; what: string; children: ReactNode }) {
  return (
    <Card>
      <h2 className="step-title"><span aria-hidden>{icon}</span> {title}</h2>
      <p>{what}</p>
      {children}
    </Card>
  );
}
