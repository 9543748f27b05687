import { Skeleton } from 'antd';
import { type ComponentProps, lazy, Suspense } from 'react';

const Picker = lazy(() => import('./Picker'));

/** From when to when; loaded when a page shows one: with its calendar it weighs as much as a page. */
export function RangePicker(props: ComponentProps<typeof Picker>) {
  return (
    <Suspense fallback={<Skeleton.Input active />}>
      <Picker {...props} />
    </Suspense>
  );
}
