import { Card } from 'antd';
import type { ReactNode } from 'react';

/** One part of the page under its own heading. */
export function Part({ title, what, action, children }: { title: string; what: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="part">
      <Card size="small">
        <div className="heading">
          <h2>{title}</h2>
          <span className="quiet">{what}</span>
          {action && <span className="actions">{action}</span>}
        </div>
        {children}
      </Card>
    </section>
  );
}
