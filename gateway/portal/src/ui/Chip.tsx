import { CloseOutlined, FileOutlined, FilterOutlined, LinkOutlined, TagOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export type ChipKind = 'file' | 'reference' | 'tag' | 'filter';

interface Props {
  kind: ChipKind;
  text: string;
  /** Where it leads. */
  to?: string;
  /** Shown on hover and focus: a row, the head of a file, the whole of a text that is cut. */
  preview?: ReactNode;
  onRemove?: () => void;
}

const SIGNS = { file: FileOutlined, reference: LinkOutlined, tag: TagOutlined, filter: FilterOutlined };

/** A file, a reference to another row, a tag or a filter: short, with its kind's sign, whole on hover. */
export function Chip({ kind, text, to, preview, onRemove }: Props) {
  const Sign = SIGNS[kind];
  const content = (
    <>
      <Sign aria-hidden /> <span className="chip-text">{text}</span>
    </>
  );
  return (
    <Popover content={preview ?? <span className="breakable">{text}</span>} mouseEnterDelay={0.4} classNames={{ root: 'chip-preview' }}>
      <span className="chip" data-kind={kind}>
        {to ? <Link to={to}>{content}</Link> : <span>{content}</span>}
        {onRemove && <Remove text={text} onRemove={onRemove} />}
      </span>
    </Popover>
  );
}

/** A part of its own, as grids show hundreds of chips that cannot be removed and need no words. */
function Remove({ text, onRemove }: { text: string; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="link" onClick={onRemove} aria-label={t('chip.remove', { text })}>
      <CloseOutlined aria-hidden />
    </button>
  );
}
