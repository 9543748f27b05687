import { Input, Modal } from 'antd';
import { SearchOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useOpenWorkspace } from './places';
import { type Hit, useHits } from './search';

/** One field over everything the person may see; arrows choose, Enter goes. */
export function Search({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open={open} onCancel={onClose} footer={null} closable={false} destroyOnHidden title={<span className="unseen">{t('frame.search')}</span>} style={{ top: 64 }} className="searching-all">
      <Field onClose={onClose} />
    </Modal>
  );
}

function Field({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const { hits, isFetching } = useHits(useDeferredValue(typed), useOpenWorkspace());
  const go = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    void navigate(hit.to);
  };
  const step = (event: KeyboardEvent, by: number) => {
    event.preventDefault();
    setChosen((at) => (at + by + hits.length) % Math.max(1, hits.length));
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') step(event, 1);
    else if (event.key === 'ArrowUp') step(event, -1);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(hits[chosen]);
  };
  return (
    <>
      <Input
        autoFocus
        size="large"
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('frame.searchHint')}
        aria-label={t('frame.search')}
        role="combobox"
        aria-expanded
        aria-controls="hits"
        aria-activedescendant={hits.length > 0 ? `hit-${chosen}` : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={pressed}
        data-testid="search"
      />
      <ul id="hits" role="listbox" aria-label={t('frame.hits')} className="hits">
        {hits.map((hit, index) => (
          <li key={`${hit.kind} ${hit.to} ${hit.name}`} id={`hit-${index}`} role="option" aria-selected={index === chosen} onClick={() => go(hit)} onMouseEnter={() => setChosen(index)}>
            <span className="breakable">{hit.name}</span> <span className="quiet">{t(`frame.kinds.${hit.kind}`)}</span>
          </li>
        ))}
      </ul>
      {hits.length === 0 && !isFetching && <p className="quiet">{t('frame.nothingFound')}</p>}
    </>
  );
}
