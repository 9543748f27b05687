import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  /** The identity provider's id, which stays when names change. */
  id: string;
  name?: string;
  account?: string;
}

/** A person by name, with account and id on hover; somebody whose name is not known by the beginning of the id. */
export function Person({ id, name, account }: Props) {
  const { t } = useTranslation();
  const shown = name ?? account ?? t('person.unnamed', { id: id.slice(0, 8) });
  return (
    <Tooltip title={[account, id].filter(Boolean).join(' · ')}>
      <span className="person">
        <span aria-hidden className="initial" style={{ background: `var(--series-${1 + hash(id) % 8})` }}>{[...shown][0]?.toUpperCase()}</span>
        {shown}
      </span>
    </Tooltip>
  );
}

/** The same colour for the same person everywhere. */
function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
}
