import { DatePicker } from 'antd';
import type { MomentProps, PeriodProps } from './Moments';
import { useZone } from '../zone';
import { momentOf, wallOf } from './wall';

/** The library's own parts; loaded with it. Their button "now" would be the browser's. */
const FORM = { showTime: { format: 'HH:mm' }, format: 'YYYY-MM-DD HH:mm', showNow: false, allowClear: false };

export function One({ value, onChange, ...rest }: MomentProps) {
  const zone = useZone();
  return <DatePicker {...rest} {...FORM} value={value ? wallOf(value, zone) : null} onChange={(wall) => onChange?.(wall ? momentOf(wall, zone) : undefined)} />;
}

export function Two({ value, onChange, ...rest }: PeriodProps) {
  const zone = useZone();
  return (
    <DatePicker.RangePicker
      {...rest}
      {...FORM}
      value={value ? [wallOf(value[0], zone), wallOf(value[1], zone)] : null}
      onChange={(walls) => onChange?.(walls?.[0] && walls[1] ? [momentOf(walls[0], zone), momentOf(walls[1], zone)] : undefined)}
    />
  );
}
