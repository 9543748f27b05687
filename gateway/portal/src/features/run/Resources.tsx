import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Usage } from '../../api/types';
import { Chart } from '../../ui/chart/Chart';
import { Loaded } from '../../ui/Loaded';
import { size } from '../../ui/Size';
import { span } from '../../ui/Time';
import { adviceOn } from './advice';
import { useUsage } from './tasks';

const GIB = 1024 ** 3;

/** Cpu and memory over the time of a task, against what it asked for, and what to ask for the next time. */
export function Resources({ task, live }: { task: string; live: boolean }) {
  const usage = useUsage(task, live);
  return <Loaded query={usage}>{(found) => <Used usage={found} live={live} />}</Loaded>;
}

function Used({ usage, live }: { usage: Usage; live: boolean }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  const cores = (count: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(count);
  return (
    <>
      {adviceOn(usage).map((advice) => {
        const memory = advice.kind.startsWith('memory');
        const words = (value: number) => (memory ? size(value, language) : cores(value));
        return <p key={advice.kind} className={advice.kind.endsWith('Fits') ? 'quiet' : 'advice'}>{t(`run.advice.${advice.kind}`, { asked: words(advice.asked), used: words(advice.used), ask: words(advice.ask) })}</p>;
      })}
      {usage.points.length === 0 ? (
        <p className="quiet">{t(live ? 'run.noCurveYet' : 'run.noCurve')}</p>
      ) : (
        <>
          <Curve usage={usage} label={t('run.memoryOf', { asked: size(usage.memoryBytesGranted, language) })} unit="GiB" asked={usage.memoryBytesGranted / GIB} value={(point) => point.memoryBytes / GIB} />
          <Curve usage={usage} label={t('run.cpuOf', { asked: cores(usage.cpuMillisGranted / 1_000) })} unit={t('run.cores')} asked={usage.cpuMillisGranted / 1_000} value={(point) => point.cpuMillis / 1_000} />
        </>
      )}
    </>
  );
}

interface CurveProps {
  usage: Usage;
  label: string;
  unit: string;
  asked: number;
  value: (point: Usage['points'][number]) => number;
}

function Curve({ usage, label, unit, asked, value }: CurveProps) {
  const { t, i18n } = useTranslation();
  const stamp = usage.points.at(-1)?.atMs;
  const { option, rows } = useMemo(() => {
    const rounded = usage.points.map((point) => Math.round(value(point) * 1_000) / 1_000);
    const data = usage.points.map((point, index) => [point.atMs / 1_000, rounded[index]]);
    return {
      rows: usage.points.map((point, index) => [span(point.atMs, i18n.language), rounded[index]]),
      option: {
        grid: { left: 56, right: 24, top: 20, bottom: 28 },
        tooltip: { trigger: 'axis' as const },
        xAxis: { type: 'value' as const, min: 0, max: (stamp ?? 0) / 1_000, axisLabel: { formatter: (seconds: number) => span(seconds * 1_000, i18n.language), hideOverlap: true } },
        yAxis: { type: 'value' as const, min: 0, max: (extent: { max: number }) => Math.max(extent.max, asked), name: unit },
        series: [
          {
            type: 'line' as const,
            name: label,
            showSymbol: false,
            step: 'end' as const,
            areaStyle: { opacity: 0.25 },
            data,
            markLine: { symbol: 'none', silent: true, label: { formatter: t('run.asked'), position: 'insideEndTop' as const }, data: [{ yAxis: asked }] },
          },
        ],
      },
    };
  }, [usage, i18n.language]);
  return <Chart label={label} option={option} table={{ columns: [t('run.time'), unit], rows }} height={180} />;
}
