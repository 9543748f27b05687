import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FileVersion } from '../../api/types';
import { size } from '../../ui/Size';
import { Time } from '../../ui/Time';
import { to, usePlace } from './place';

/** Everything that had this name: a new file under an old name leaves the old one where it is, under its own address. */
export function Versions({ all, shown }: { all: FileVersion[]; shown: string }) {
  const { t, i18n } = useTranslation();
  const place = usePlace();
  return (
    <section aria-label={t('files.versions')} data-testid="versions">
      <h3>{t('files.versions')}</h3>
      <ul className="plain">
        {all.map(({ object }, index) => (
          <li key={object.id}>
            <Link to={to({ ...place, version: index === 0 ? undefined : object.id })} aria-current={object.id === shown || undefined} className={object.id === shown ? 'strong' : undefined}>
              <Time iso={object.createdAt} />
            </Link>
            <span className="quiet number">{size(object.size, i18n.language)}</span>
            <code className="quiet">{object.sha256.slice(0, 12)}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
