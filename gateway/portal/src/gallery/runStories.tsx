import { useState } from 'react';
import { LogLines } from '../ui/log/LogLines';
import { Timeline } from '../ui/timeline/Timeline';
import { LINES, LOG } from './runSamples';

function When() {
  const [chosen, setChosen] = useState<string>();
  return <Timeline label="germline" from={0} to={3_600_000} lines={LINES} chosen={chosen} onChoose={setChosen} height={220} />;
}

function Said() {
  const [line, setLine] = useState(12);
  return <LogLines lines={LOG} numbered live wrap mark="error" chosen={line} show={line} height={260} onChoose={setLine} />;
}

export const RUN_STORIES = [
  { name: 'Timeline', render: When },
  { name: 'Log', render: Said },
];
