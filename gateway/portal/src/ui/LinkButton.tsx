import { Button, type ButtonProps } from 'antd';
import type { MouseEvent } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

/** A way to another page that looks like a button and is a link: opens in a new tab as links do. */
export function LinkButton({ to, ...rest }: { to: string } & Omit<ButtonProps, 'href' | 'onClick'>) {
  const href = useHref(to);
  const go = useLinkClickHandler<HTMLElement>(to);
  return <Button {...rest} href={href} onClick={(event) => go(event as unknown as MouseEvent<HTMLElement> & MouseEvent<HTMLAnchorElement>)} />;
}
