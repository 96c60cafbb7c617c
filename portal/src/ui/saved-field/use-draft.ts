import { useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';

const PREFIX = 'gaitway.draft.';

/**
 * Text that was typed and not saved; null when there is none. It is stored for this tab and this viewer. It survives
 * reloads and signing in again, until it is set to null or the viewer signs out.
 */
export function useDraft(name: string): readonly [string | null, (text: string | null) => void] {
  const { session } = useRouteContext({ from: '/signed-in' });
  const key = `${PREFIX}${session.userId}.${name}`;
  const [draft, setDraft] = useState(() => readDraft(key));
  if (draft.key !== key) setDraft(readDraft(key)); // another key is another draft
  const change = (text: string | null) => {
    setDraft({ key, text });
    if (text === null) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, text);
  };
  return [draft.text, change];
}

const readDraft = (key: string) => ({ key, text: window.sessionStorage.getItem(key) });

/** Deletes all drafts on this device, for signing out. */
export function forgetDrafts(): void {
  for (const key of Object.keys(window.sessionStorage)) {
    if (key.startsWith(PREFIX)) window.sessionStorage.removeItem(key);
  }
}
