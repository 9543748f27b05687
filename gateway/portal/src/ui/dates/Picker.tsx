import { DatePicker } from 'antd';

/** The library's own part; loaded with it. */
export default DatePicker.RangePicker;
