import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Topic } from '../../api/types';

interface Props {
  /** Of the channel, for those who hear the page. */
  name: string;
  chosen: Topic[];
  pending?: boolean;
  /** True if at least one must stay chosen. */
  lastStays?: boolean;
  onChange: (topics: Topic[]) => void;
}

/** What a channel tells. "All ends" holds "failed ones" within it, so the two exclude each other. */
export function Topics({ name, chosen, pending, lastStays, onChange }: Props) {
  const { t } = useTranslation();
  const excludes: Partial<Record<Topic, Topic>> = { SUBMISSIONS: 'FAILURES', FAILURES: 'SUBMISSIONS' };
  const toggle = (topic: Topic, on: boolean) =>
    onChange(on ? [...chosen.filter((one) => one !== excludes[topic]), topic] : chosen.filter((one) => one !== topic));
  return (
    <span role="group" aria-label={t('account.channels.topicsOf', { name })} className="topics">
      {(['SUBMISSIONS', 'FAILURES', 'LIMITS', 'ACCESS'] as const).map((topic) => {
        const on = chosen.includes(topic);
        return (
          <Checkbox key={topic} checked={on} disabled={pending || (on && lastStays && chosen.length === 1)} onChange={({ target }) => toggle(topic, target.checked)}>
            {t(`account.topic.${topic}`)}
          </Checkbox>
        );
      })}
    </span>
  );
}
