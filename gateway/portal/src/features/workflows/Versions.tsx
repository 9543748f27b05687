import { Button, Segmented, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bundle, Configuration } from '../../api/types';
import { useMembers } from '../../api/lists';
import { useBundle, useVersions } from '../../api/workflows';
import { Difference } from '../../ui/code/Code';
import { CopyText } from '../../ui/CopyText';
import { Fault } from '../../ui/Fault';
import { Loaded } from '../../ui/Loaded';
import { More } from '../../ui/More';
import { Person } from '../../ui/Person';
import { Time } from '../../ui/Time';

interface Props {
  workspace: string;
  configuration: Configuration;
  writable: boolean;
  /** Goes back: the documents become the draft, which saving makes the newest version. */
  onTake: (bundle: Bundle) => void;
}

/** The workflows that it has had: who made them when, what changed between two, and the way back. */
export function Versions({ workspace, configuration, writable, onTake }: Props) {
  const { t } = useTranslation();
  const versions = useVersions(workspace, configuration.id, configuration.digest);
  const members = useMembers(workspace);
  const [chosen, setChosen] = useState<[number, number]>();
  if (versions.isError) return <Fault error={versions.error} onRetry={() => versions.refetch()} />;
  const [newest, before] = versions.items;
  const [from, to] = chosen ?? [before?.number, newest?.number];
  const digest = (number: number | undefined) => versions.items.find((version) => version.number === number)?.digest;
  const options = versions.items.map(({ number }) => ({ value: number, label: t('workflows.version', { number }) }));
  return (
    <>
      <ul className="rows framed" data-testid="versions">
        {versions.items.map((version) => (
          <li key={version.number}>
            <span className="strong">{t('workflows.version', { number: version.number })} {version.number === newest.number && <Tag>{t('workflows.current')}</Tag>}</span>
            <span>{version.person && <Person id={version.person} name={members.get(version.person)?.name} account={members.get(version.person)?.account} />} <Time iso={version.createdAt} /> <CopyText text={version.digest} shown={version.digest.slice(0, 12)} /></span>
            {version.number !== newest.number && <Button size="small" onClick={() => setChosen([version.number, newest.number])}>{t('workflows.compare')}</Button>}
          </li>
        ))}
      </ul>
      <More pages={versions} />
      {from !== undefined && to !== undefined && (
        <>
          <div className="tools compared">
            <Select aria-label={t('workflows.from')} value={from} options={options} onChange={(number) => setChosen([number, to])} popupMatchSelectWidth={false} />
            <span aria-hidden>→</span>
            <Select aria-label={t('workflows.to')} value={to} options={options} onChange={(number) => setChosen([from, number])} popupMatchSelectWidth={false} />
          </div>
          <Compared key={`${from} ${to}`} workspace={workspace} id={configuration.id} from={digest(from)} to={digest(to)} onBack={writable && from !== newest.number ? onTake : undefined} number={from} />
        </>
      )}
      {versions.items.length === 1 && <p className="quiet">{t('workflows.oneVersion')}</p>}
    </>
  );
}

interface ComparedProps {
  workspace: string;
  id: string;
  from?: string;
  to?: string;
  number: number;
  onBack?: (bundle: Bundle) => void;
}

function Compared({ workspace, id, from, to, number, onBack }: ComparedProps) {
  const { t } = useTranslation();
  const before = useBundle(workspace, id, from);
  const after = useBundle(workspace, id, to);
  const [beside, setBeside] = useState(() => window.matchMedia?.('(min-width: 900px)').matches ?? true);
  return (
    <Loaded query={before}>
      {(old) => (
        <Loaded query={after}>
          {(now) => {
            const changed = [...new Set([...Object.keys(old.files), ...Object.keys(now.files)])].filter((name) => old.files[name] !== now.files[name]).sort();
            return (
              <>
                <div className="tools">
                  <Segmented aria-label={t('workflows.view')} value={beside} onChange={setBeside} options={[{ value: true, label: t('workflows.beside') }, { value: false, label: t('workflows.together') }]} />
                  {onBack && <Button onClick={() => onBack(old)}>{t('workflows.goBack', { number })}</Button>}
                </div>
                {changed.length === 0 && <p>{t('workflows.same')}</p>}
                {changed.map((name) => (
                  <section key={name} aria-label={name}>
                    <h3 className="file-name">{name} <span className="quiet">{old.files[name] === undefined ? t('workflows.added') : now.files[name] === undefined ? t('workflows.removed') : ''}</span></h3>
                    <Difference label={name} before={old.files[name] ?? ''} after={now.files[name] ?? ''} beside={beside} />
                  </section>
                ))}
              </>
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}
