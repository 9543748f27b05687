import { Input, Modal } from 'antd';
import { SearchOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useDebounced } from '../api/useDebounced';
import { Hits, idOf, type Line, linesOf } from './Hits';
import { useOpenWorkspace } from './places';
import { useFound } from './search';

const REST = 150;

/** One field over everything the person may see; arrows choose, Enter goes. */
export function Search({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open={open} onCancel={onClose} footer={null} closable={false} destroyOnHidden width={640} title={<span className="unseen">{t('frame.search')}</span>} style={{ top: 64 }} className="searching-all">
      <Field onClose={onClose} />
    </Modal>
  );
}

function Field({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string>();
  const near = useOpenWorkspace();
  const text = useDebounced(typed, REST);
  const groups = useFound(text, near);
  const lines = linesOf(groups);
  // Answers come at their own times: what was chosen stays chosen when others come in above it.
  const at = Math.max(0, lines.findIndex(({ key }) => key === chosen));
  const go = (line: Line | undefined) => {
    if (line?.more) {
      setChosen(lines[at - 1]?.key);
      line.more();
    } else if (line?.hit) {
      onClose();
      void navigate(line.hit.to);
    }
  };
  const step = (event: KeyboardEvent, to: number) => {
    event.preventDefault();
    setChosen(lines[(to + lines.length) % Math.max(1, lines.length)]?.key);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') step(event, at + 1);
    else if (event.key === 'ArrowUp') step(event, at - 1);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(lines[at]);
  };
  useEffect(() => {
    document.getElementById(idOf(at))?.scrollIntoView?.({ block: 'nearest' });
  }, [at, chosen]);
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
        aria-activedescendant={lines.length > 0 ? idOf(at) : undefined}
        value={typed}
        maxLength={200}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(undefined);
        }}
        onKeyDown={pressed}
        data-testid="search"
      />
      <Hits groups={groups} lines={lines} chosen={at} near={near} onChoose={setChosen} onGo={go} />
      <Told groups={groups} typed={typed} text={text} none={lines.length === 0} />
    </>
  );
}

/** What is still asked for, what could not be asked, or that there is nothing. */
function Told({ groups, typed, text, none }: { groups: ReturnType<typeof useFound>; typed: string; text: string; none: boolean }) {
  const { t } = useTranslation();
  const named = (some: typeof groups) => some.map(({ kind }) => t(`frame.kinds.${kind}`)).join(t('frame.and'));
  const looking = groups.filter(({ isFetching }) => isFetching);
  const away = groups.filter(({ isError }) => isError);
  return (
    <p className="quiet found-state" role="status">
      {looking.length > 0 && t('frame.looking', { kinds: named(looking) })}
      {looking.length === 0 && none && away.length === 0 && typed === text && t('frame.nothingFound')}
      {away.length > 0 && ` ${t('frame.notAsked', { kinds: named(away) })}`}
    </p>
  );
}
