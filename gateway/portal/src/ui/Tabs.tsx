import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';

interface Props {
  /** What the tabs are the parts of, for people who do not see them. */
  label: string;
  parts: { to: string; text: string; end?: boolean }[];
}

/** The parts of one place in a line, each with its address. On a phone the line scrolls, and the part that is shown is in sight. */
export function Tabs({ label, parts }: Props) {
  const line = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const shown = line.current?.querySelector<HTMLElement>('a.active');
    if (shown) line.current?.scrollTo({ left: shown.offsetLeft - (line.current.clientWidth - shown.offsetWidth) / 2 });
  }, [pathname]);
  return (
    <nav className="tabs" aria-label={label} ref={line}>
      {parts.map(({ to, text, end }) => (
        <NavLink key={to} to={to} end={end}>
          {text}
        </NavLink>
      ))}
    </nav>
  );
}
