import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';

const One = lazy(() => import('./Zoned').then((module) => ({ default: module.One })));
const Two = lazy(() => import('./Zoned').then((module) => ({ default: module.Two })));

/** Moments are ISO texts; a form item gives value, change and id. */
export interface MomentProps {
  id?: string;
  value?: string;
  onChange?: (moment: string | undefined) => void;
}

export interface PeriodProps {
  id?: string;
  value?: [string, string];
  onChange?: (period: [string, string] | undefined) => void;
}

/** A moment, chosen on the clock of the person's zone. Loaded when a page shows one, as it weighs as much as a page. */
export function Moment(props: MomentProps) {
  return (
    <Suspense fallback={<Skeleton.Input active />}>
      <One {...props} />
    </Suspense>
  );
}

/** From which moment to which, likewise. */
export function Period(props: PeriodProps) {
  return (
    <Suspense fallback={<Skeleton.Input active />}>
      <Two {...props} />
    </Suspense>
  );
}
