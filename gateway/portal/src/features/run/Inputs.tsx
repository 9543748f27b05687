import { useTranslation } from 'react-i18next';
import { Loaded } from '../../ui/Loaded';
import { FileValue } from './FileValue';
import { SCRIPT } from './Command';
import { useTask } from './tasks';

const SHOWN = 200;

/** Of a call whose inputs were too much to keep: what was laid into its room, files and texts that an expression wrote. */
export function Inputs({ task, live }: { task: string; live: boolean }) {
  const { t } = useTranslation();
  const found = useTask(task, live);
  return (
    <Loaded query={found}>
      {(whole) => {
        const inputs = (whole.inputs ?? []).filter((input) => !input.path?.endsWith(SCRIPT));
        if (inputs.length === 0) return <p className="quiet">{t('run.noFiles')}</p>;
        return (
          <>
            <p className="quiet">{t('run.filesHint')}</p>
            <dl className="facts files">
              {inputs.slice(0, SHOWN).map((input) => [
                <dt key={`${input.path} path`}><code>{input.path?.slice(input.path.lastIndexOf('/') + 1)}</code></dt>,
                <dd key={input.path}>{input.url?.startsWith('drs://') ? <FileValue uri={input.url} /> : <pre className="value">{input.content ?? input.url}</pre>}</dd>,
              ])}
            </dl>
            {inputs.length > SHOWN && <p className="quiet">{`… ${inputs.length - SHOWN}`}</p>}
          </>
        );
      }}
    </Loaded>
  );
}
