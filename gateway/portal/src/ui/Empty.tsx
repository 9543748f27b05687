import { Empty as Blank } from 'antd';
import type { ReactNode } from 'react';

/** An empty place says what it is for and offers the first step. */
export function Empty({ title, hint, children }: { title: string; hint: string; children?: ReactNode }) {
  return (
    <Blank image={Blank.PRESENTED_IMAGE_SIMPLE} description={<><strong>{title}</strong><br />{hint}</>}>
      {children}
    </Blank>
  );
}
