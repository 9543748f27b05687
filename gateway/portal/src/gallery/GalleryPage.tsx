import { Segmented } from 'antd';
import i18next from 'i18next';
import { type ReactNode, useMemo } from 'react';
import { I18nextProvider } from 'react-i18next';
import { type Choice, chooseTheme, useTheme } from '../ui/theme/useTheme';
import { Themed } from '../ui/theme/Themed';
import { STORIES } from './stories';

const CHOICES: Choice[] = ['light', 'dark', 'system'];

/** Every shared component with its states, in both languages: for development only, where looks are judged. `#name` leads to one. */
export function GalleryPage() {
  const { choice } = useTheme();
  return (
    <main className="page gallery">
      <h1>{'_gallery'}</h1>
      <Segmented options={CHOICES} value={choice} onChange={chooseTheme} />
      {STORIES.map(({ name, render: Story }) => (
        <section key={name} id={name} aria-labelledby={`${name}-title`}>
          <h2 id={`${name}-title`}>{name}</h2>
          <div className="both">
            <In language="en"><Story /></In>
            <In language="zh"><Story /></In>
          </div>
        </section>
      ))}
    </main>
  );
}

function In({ language, children }: { language: string; children: ReactNode }) {
  const words = useMemo(() => i18next.cloneInstance({ lng: language }), [language]);
  return (
    <div lang={language} data-language={language}>
      <I18nextProvider i18n={words}>
        <Themed>{children}</Themed>
      </I18nextProvider>
    </div>
  );
}
