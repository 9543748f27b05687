import { Alert, Button } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useNames } from '../../api/names';
import type { TrailState, Verification } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { useNumber } from '../../ui/useNumber';
import { useExact } from '../../ui/zone';

const EVERY = 60_000;
const SHOWN = 50;
const LOOKS = { UNKNOWN: 'info', INTACT: 'success', UNSURE: 'warning', BROKEN: 'error' } as const;

/** Whether the trail is whole, who verified it last, when and up to which entry; and the button that reads all of it again. */
export function Verify() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const known = useQuery({ queryKey: ['trail', i18n.language], queryFn: () => api.audit.get('/verifications'), refetchInterval: EVERY });
  const verify = useMutation({
    mutationFn: () => api.audit.post('/verifications'),
    onSuccess: () => client.invalidateQueries({ queryKey: ['trail'] }),
  });
  return (
    <>
      {known.isError && <Fault error={known.error} onRetry={() => known.refetch()} />}
      {known.data && <State known={known.data} />}
      <div className="tools">
        <Button loading={verify.isPending} onClick={() => verify.mutate()}>{t('audit.verify')}</Button>
        <span className="quiet">{t('audit.verifyHint')}</span>
        {verify.isError && <Fault error={verify.error} />}
      </div>
    </>
  );
}

function State({ known: { state, all, news } }: { known: TrailState }) {
  const { t } = useTranslation();
  const format = useNumber();
  const faults = [...(all?.faults ?? []), ...(news?.faults ?? [])];
  return (
    <Alert
      className="trail"
      type={LOOKS[state]}
      role={state === 'BROKEN' ? 'alert' : 'status'}
      showIcon
      data-testid="verified"
      data-state={state}
      title={t(`audit.state.${state}`, { last: format((news ?? all)?.last ?? 0) })}
      description={
        <>
          {state === 'BROKEN' && <p>{t('audit.brokenHint')}</p>}
          {all && <Verified found={all} />}
          {news && <Verified found={news} />}
          {faults.slice(0, SHOWN).map((fault, index) => <div key={index} className="breakable">{fault.detail}</div>)}
          {faults.length > SHOWN && <div>{t('audit.more', { count: faults.length - SHOWN })}</div>}
        </>
      }
    />
  );
}

/** One verification: everything, or what came since. */
function Verified({ found }: { found: Verification }) {
  const { t } = useTranslation();
  const exact = useExact();
  const format = useNumber();
  const names = useNames([found.person], [], true);
  const person = found.person && names.person(found.person);
  const words = {
    at: exact(new Date(found.at)),
    who: person ? (person.name ?? person.account ?? found.person) : t('audit.itself'),
    entries: format(found.entries),
    checkpoints: format(found.checkpoints),
    until: format(found.until),
  };
  return <div className="quiet">{found.after === 0 ? t('audit.verifiedAll', words) : t('audit.verifiedNews', words)}</div>;
}
