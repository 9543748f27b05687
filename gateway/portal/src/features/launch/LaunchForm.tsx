import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useTables } from '../../api/lists';
import { useCurrency } from '../../api/prices';
import { useQuota } from '../../api/quota';
import type { Configuration } from '../../api/types';
import { useData, useDescription, useValues } from '../../api/workflows';
import { useWorkspace } from '../../api/workspaces';
import { Heading } from '../../ui/Heading';
import { useDraft } from '../../ui/useDraft';
import { byField, faultsOf } from '../../ui/wdl/faults';
import { InputsForm } from '../../ui/wdl/InputsForm';
import { Footer } from './Footer';
import { OnWhat } from './OnWhat';
import { Options } from './Options';
import { type Choices, firstChoices, isAmount, rowsOf, submissionOf } from './submission';
import { useCheck } from './useCheck';
import { What } from './What';

/** What, on what, how; below, staying in sight, what every row says to it, what it will cost, and the button that starts it. */
export function LaunchForm({ workspace, configuration }: { workspace: string; configuration: Configuration }) {
  const { t, i18n } = useTranslation();
  const location = useLocation();
  const picked = (location.state as { rows?: string[] } | null)?.rows;
  const first = { ...firstChoices(configuration, picked), from: location.key };
  const [typed, setChoices, dropDraft] = useDraft<Choices & { from: string }>(`launch ${configuration.id}`, first);
  // Whoever comes with other rows begins anew; a page that was opened again goes on.
  const goingOn = (before: typeof typed) => (picked && before.from !== location.key ? first : { ...first, ...before });
  const choices = goingOn(typed);
  const change = (next: Partial<Choices>) => setChoices((before) => ({ ...goingOn(before), ...next }));
  const setInput = (name: string, text: string) =>
    setChoices((before) => {
      const base = goingOn(before);
      return { ...base, inputs: { ...(base.inputs ?? configuration.inputs), [name]: text } };
    });

  const described = useDescription(workspace, configuration, i18n.language);
  const workflow = described.data?.valid ? described.data : configuration.workflow;
  const tables = useTables(workspace);
  const table = tables.items.find((one) => one.name === configuration.table);
  const known = { table, tables: tables.items, data: useData(workspace).items };
  const quota = useQuota(useWorkspace(workspace).data?.billingAccount);
  const currency = useCurrency();
  const inputs = choices.inputs ?? configuration.inputs;
  const rows = rowsOf(configuration, choices);
  const values = useValues(workspace, { table: configuration.table, row: rows?.[0], expressions: inputs }, i18n.language);

  const wanted = submissionOf(configuration, workflow, choices, currency);
  const ready = (rows === undefined || rows.length > 0) && isAmount(choices.costCap);
  const check = useCheck(workspace, ready ? wanted : undefined);
  const faults = byField(faultsOf(check.error), 'input', workflow);
  return (
    <div className="launch">
      <Heading title={t('launch.title', { name: configuration.name })} />
      <Card size="small" title={<Part number={1} title={t('launch.what')} />}>
        <What configuration={configuration} description={described.data} />
      </Card>
      <Card size="small" title={<Part number={2} title={t('launch.onWhat')} />}>
        <OnWhat workspace={workspace} table={table} named={configuration.table} tables={tables.items} choices={choices} onChange={change} />
      </Card>
      <Card size="small" title={<Part number={3} title={t('launch.how')} />}>
        <div className="form wide">
          <InputsForm workflow={workflow} inputs={inputs} known={known} values={values.data} faults={faults.fields} onChange={setInput} />
          {choices.inputs && <p className="quiet">{t('launch.onlyHere')}</p>}
        </div>
        <Options choices={choices} onChange={change} currency={currency} />
      </Card>
      <Footer workspace={workspace} wanted={wanted} ready={ready} check={check} expected={rows?.length ?? (configuration.table ? table?.rows : 1)} quota={quota} onLaunched={dropDraft} />
    </div>
  );
}

function Part({ number, title }: { number: number; title: string }) {
  return <h2 className="launch-part"><span className="part-number" aria-hidden>{number}</span> {title}</h2>;
}
