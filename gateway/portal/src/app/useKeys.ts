import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { TABS, tabPath, useOpenWorkspace } from './places';

const PAUSE = 1_200;

/** Keys that work wherever nobody is typing: `/` searches, `?` lists the keys, `g` and a letter go somewhere. */
export function useKeys({ onSearch, onHelp }: { onSearch: () => void; onHelp: () => void }) {
  const navigate = useNavigate();
  const workspace = useOpenWorkspace();
  const going = useRef(0);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const follows = Date.now() - going.current < PAUSE;
      going.current = 0;
      const to = follows ? placeOf(event.key, workspace) : undefined;
      if (to) void navigate(to);
      else if (event.key === '/') onSearch();
      else if (event.key === '?') onHelp();
      else if (event.key === 'g') going.current = Date.now();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [navigate, workspace, onSearch, onHelp]);
}

function placeOf(key: string, workspace: string | undefined): string | undefined {
  if (key === 'h') return '/';
  const found = workspace && TABS.find((one) => one.key === key);
  return found ? tabPath(workspace, found.tab) : undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role="dialog"]') !== null);
}
