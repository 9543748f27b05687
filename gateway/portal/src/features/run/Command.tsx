import { App, Button } from 'antd';
import { CopyOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../api/types';
import { Loaded } from '../../ui/Loaded';
import { useTask } from './tasks';

/** The command as it ran: of a call of a workflow the script that was made for it. */
export function Command({ task, live }: { task: string; live: boolean }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const found = useTask(task, live);
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    message.success(t('app.copied'));
  };
  return (
    <Loaded query={found}>
      {(whole) => {
        const text = commandOf(whole);
        const executor = whole.executors?.[0];
        return (
          <>
            <div className="tools">
              <Button size="small" icon={<CopyOutlined aria-hidden />} onClick={() => void copy(text)}>{t('run.copyCommand')}</Button>
              {executor?.image && <span className="quiet">{t('run.image', { image: executor.image })}</span>}
            </div>
            <pre className="preview" data-testid="command">{text}</pre>
          </>
        );
      }}
    </Loaded>
  );
}

export const SCRIPT = '/script.sh';

export function commandOf(task: Task): string {
  const script = task.inputs?.find((input) => input.path?.endsWith(SCRIPT) && input.content);
  return script?.content ?? (task.executors?.[0]?.command ?? []).map(quoted).join(' ');
}

/** A word as a shell would have to be given it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
