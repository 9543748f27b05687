import { useEffect } from 'react';
import { usePreferences } from '../api/preferences';
import type { Session } from '../api/types';
import { setLanguage, type Language } from '../texts/language';
import { setZone } from '../ui/zone';

const KEY = 'jixia.followed';

/**
 * Brings what a person chose on their account page to every browser: the zone always, the language once for each choice, so that the
 * button in the bar may say otherwise in one browser.
 */
export function useFollowedPreferences(session: Session | undefined) {
  const person = session?.signedIn ? session.person : undefined;
  const { data } = usePreferences(person !== undefined);
  useEffect(() => {
    setZone(data?.timeZone ?? undefined);
    const followed = `${person} ${data?.language}`;
    if (data?.language && localStorage.getItem(KEY) !== followed) {
      localStorage.setItem(KEY, followed);
      void setLanguage(data.language as Language);
    }
  }, [person, data]);
}
