import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

const WALL = 'YYYY-MM-DDTHH:mm:ss';

/** What a clock of the zone (none: the browser's own) shows at a moment, for pickers, which know no zones. */
export function wallOf(iso: string, zone: string | undefined): Dayjs {
  return zone ? dayjs(dayjs(iso).tz(zone).format(WALL)) : dayjs(iso);
}

/** The moment at which a clock of the zone shows this. */
export function momentOf(wall: Dayjs, zone: string | undefined): string {
  return (zone ? dayjs.tz(wall.format(WALL), zone) : wall).toISOString();
}

/** The moment at which the next day begins in the zone. */
export function tomorrow(zone: string | undefined): string {
  return momentOf(wallOf(new Date().toISOString(), zone).add(1, 'day').startOf('day'), zone);
}
