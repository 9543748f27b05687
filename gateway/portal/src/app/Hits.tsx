import { useTranslation } from 'react-i18next';
import { State } from '../ui/State';
import { type Group, type Hit, useWorkspaceNames } from './search';

/** One line that can be chosen: something found, or more of its kind. */
export interface Line {
  key: string;
  hit?: Hit;
  more?: () => void;
}

export function linesOf(groups: Group[]): Line[] {
  return groups.flatMap(({ kind, hits, more }): Line[] => [...hits.map((hit) => ({ key: `${kind} ${hit.to}`, hit })), ...(more && hits.length > 0 ? [{ key: `${kind} more`, more }] : [])]);
}

export function idOf(index: number): string {
  return `hit-${index}`;
}

interface Props {
  groups: Group[];
  lines: Line[];
  chosen: number;
  /** The open workspace, which need not be named. */
  near?: string;
  onChoose: (key: string) => void;
  onGo: (line: Line) => void;
}

/** What was found, by kind. */
export function Hits({ groups, lines, chosen, near, onChoose, onGo }: Props) {
  const { t } = useTranslation();
  const workspaceOf = useWorkspaceNames(groups);
  const wordsOf = ({ workspace, note }: Hit) => [note, workspace !== near && workspace && workspaceOf(workspace)].filter(Boolean).join(' · ');
  const shown = groups.filter(({ hits }) => hits.length > 0);
  let before = 0;
  return (
    <div id="hits" role="listbox" aria-label={t('frame.hits')} className="hits">
      {shown.map((group) => {
        const first = before;
        const own = lines.slice(first, (before += group.hits.length + (group.more ? 1 : 0)));
        return (
          <div key={group.kind} role="group" aria-label={t(`frame.kinds.${group.kind}`)}>
            <div className="hit-kind quiet" aria-hidden>{t(`frame.kinds.${group.kind}`)}</div>
            {own.map((line, index) => (
              <div key={line.key} id={idOf(first + index)} role="option" aria-selected={first + index === chosen} className="hit" onClick={() => onGo(line)} onMouseMove={() => onChoose(line.key)}>
                {line.hit ? (
                  <>
                    <span className="breakable">{line.hit.name}</span>
                    <span className="quiet">
                      {wordsOf(line.hit)} {line.hit.state && <State state={line.hit.state} />}
                    </span>
                  </>
                ) : (
                  <span className="quiet">{t('frame.moreOf', { kind: t(`frame.kinds.${group.kind}`) })}</span>
                )}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
