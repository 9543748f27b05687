import type { ReactNode } from 'react';

interface Props {
  title: ReactNode;
  /** What the page is, in one line. */
  what?: ReactNode;
  /** The one primary action and, beside it, others. */
  actions?: ReactNode;
}

/** The top of every page. */
export function Heading({ title, what, actions }: Props) {
  return (
    <div className="heading">
      <h1>{title}</h1>
      {what && <span className="quiet">{what}</span>}
      {actions && <span className="actions">{actions}</span>}
    </div>
  );
}
