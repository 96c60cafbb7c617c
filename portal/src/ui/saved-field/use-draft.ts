import { useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';

const PREFIX = 'gaitway.draft.';

/**
 * What somebody types and has not saved yet; null when there is nothing. It stays in this tab of the browser over
 * reloads and over signing in again, for the same person alone, until it is set to null or they sign out.
 */
export function useDraft(name: string): readonly [string | null, (text: string | null) => void] {
  const { session } = useRouteContext({ from: '/signed-in' });
  const key = `${PREFIX}${session.userId}.${name}`;
  const [draft, setDraft] = useState(() => readDraft(key));
  if (draft.key !== key) setDraft(readDraft(key)); // another name is another draft
  const change = (text: string | null) => {
    setDraft({ key, text });
    if (text === null) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, text);
  };
  return [draft.text, change];
}

const readDraft = (key: string) => ({ key, text: window.sessionStorage.getItem(key) });

/** For signing out: nothing of what was typed is left on this machine. */
export function forgetDrafts(): void {
  for (const key of Object.keys(window.sessionStorage)) {
    if (key.startsWith(PREFIX)) window.sessionStorage.removeItem(key);
  }
}
