import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePeople } from '../../api/people';
import type { FileVersion } from '../../api/types';
import { useWorkspace } from '../../api/workspaces';
import { CopyText } from '../../ui/CopyText';
import { Person } from '../../ui/Person';
import { size } from '../../ui/Size';
import { Time } from '../../ui/Time';
import { useNumber } from '../../ui/useNumber';

/** What programs and people need to know of a file: size, address, digests, who made it and where, and why the reader may read it. */
export function Facts({ version: { object, person, run, home }, workspace }: { version: FileVersion; workspace: string }) {
  const { t, i18n } = useTranslation();
  const write = useNumber();
  const maker = usePeople(workspace).get(person);
  const role = useWorkspace(workspace).data?.role;
  const bytes = write(object.size);
  return (
    <dl className="facts">
      <dt>{t('files.path')}</dt>
      <dd>{object.path}</dd>
      <dt>{t('files.size')}</dt>
      <dd className="number">{size(object.size, i18n.language)} ({bytes} B)</dd>
      <dt>{t('files.address')}</dt>
      <dd><CopyText text={object.drsUri} /></dd>
      <dt>SHA-256</dt>
      <dd><CopyText text={object.sha256} shown={`${object.sha256.slice(0, 16)}…`} /></dd>
      {object.md5 && <dt>MD5</dt>}
      {object.md5 && <dd><CopyText text={object.md5} /></dd>}
      <dt>{t('files.made')}</dt>
      <dd>
        <Time iso={object.createdAt} /> · <Person id={person} name={maker?.name} account={maker?.account} />
        {run && <> · <Link to={`/runs/${run}`}>{t('files.byRun')}</Link></>}
      </dd>
      <dt>{t('files.access')}</dt>
      <dd>{role && t(`files.mayRead.${role}`)}{home && <> <Home workspace={home} /></>}</dd>
    </dl>
  );
}

/** A reference shows bytes of another workspace, and gives no right to them. */
function Home({ workspace }: { workspace: string }) {
  const { t } = useTranslation();
  const home = useWorkspace(workspace);
  return <>{t('files.home')} {home.data ? <Link to={`/workspaces/${workspace}/files`}>{home.data.name}</Link> : <code>{workspace}</code>}</>;
}
