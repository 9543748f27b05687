import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';

interface Props {
  children: ReactNode;
  /** Changes when another page is shown: what broke on one must not cover the next. */
  place?: string;
}

interface State {
  error?: unknown;
  place?: string;
}

/** No page ends blank: what breaks while it is drawn is told in its place, with what to do. */
export class ErrorBoundary extends Component<Props, State> {
  state: State = {};

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps({ place }: Props, state: State): Partial<State> | null {
    return place === state.place ? null : { place, error: undefined };
  }

  render() {
    if (this.state.error === undefined) return this.props.children;
    return <Broken error={this.state.error} onRetry={() => this.setState({ error: undefined })} />;
  }
}

function Broken({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const outdated = isOutdated(error);
  const requestId = error instanceof ApiError ? error.problem.requestId : undefined;
  return (
    <div role="alert" data-testid="broken">
      <Result
        status={outdated ? 'info' : 'error'}
        title={outdated ? t('broken.newVersion') : t('broken.title')}
        subTitle={outdated ? t('broken.newVersionHint') : t('broken.hint')}
        extra={
          <>
            {!outdated && <Button onClick={onRetry}>{t('fault.retry')}</Button>}
            <Button type="primary" onClick={() => location.reload()}>{t('broken.reload')}</Button>
          </>
        }
      >
        <code className="breakable">{error instanceof Error ? error.message : String(error)}</code>
        {requestId && <div className="quiet">{t('fault.requestId', { id: requestId })}</div>}
      </Result>
    </div>
  );
}

/** After an upgrade a page that is still open asks for files that are no longer there. */
function isOutdated(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|module script failed|preload CSS/i.test(error.message);
}
