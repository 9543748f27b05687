import { Button } from 'antd';
import { ArrowLeftOutlined, CloseOutlined } from '@ant-design/icons';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** The list; it stays where it was scrolled to. */
  children: ReactNode;
  title?: ReactNode;
  /** What was chosen from the list; nothing: the list has all the width. */
  details?: ReactNode;
  onClose: () => void;
}

/** A list with the details of one thing beside it where there is room, in its place where there is not (the style sheet decides). */
export function Beside({ children, title, details, onClose }: Props) {
  const { t } = useTranslation();
  const open = details !== undefined && details !== null && details !== false;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (open) heading.current?.focus({ preventScroll: true });
  }, [open, title]);
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  return (
    <div className="beside-room">
      <div className={open ? 'beside open' : 'beside'}>
        <div className="beside-list">{children}</div>
        {open && (
          <aside className="beside-details" aria-label={typeof title === 'string' ? title : t('beside.details')} onKeyDown={pressed} data-testid="details">
            <div className="beside-head">
              <Button type="text" className="beside-back" icon={<ArrowLeftOutlined aria-hidden />} onClick={onClose}>{t('beside.back')}</Button>
              <h2 ref={heading} tabIndex={-1}>{title}</h2>
              <Button type="text" className="beside-close" icon={<CloseOutlined aria-hidden />} aria-label={t('beside.close')} onClick={onClose} />
            </div>
            {details}
          </aside>
        )}
      </div>
    </div>
  );
}
