import { useCallback, useEffect, useState } from 'react';
import type { CombinedError } from 'urql';
import { whenReachable } from '../../api/connection-state.ts';
import { isOutOfReach } from '../../api/failure.ts';
import { background } from '../../background.ts';
import { useDraft } from './use-draft.ts';

/**
 * `unsaved`: typed, or left from before a reload. `waiting`: could not be sent, and is sent by itself as soon as
 * Gaitway can be reached again.
 */
export type FieldState = 'unchanged' | 'unsaved' | 'saving' | 'waiting' | 'saved' | 'failed';

export interface SavedField {
  readonly text: string;
  readonly state: FieldState;
  /** Why it was not saved; null also while it waits for the network. */
  readonly error: CombinedError | null;
  readonly canUndo: boolean;
  /** Somebody else, or another tab, saved another text while this one was typed. */
  readonly isOvertaken: boolean;
  change(text: string): void;
  save(): Promise<void>;
  /** Saves what was there before the last saving. */
  undo(): Promise<void>;
}

/** A text that is edited in place: nothing typed is lost, and the last saving can be undone. */
export function useSavedField(options: {
  /** Of the draft; another one for each field of each record. */
  name: string;
  saved: string;
  save: (text: string) => Promise<{ readonly error?: CombinedError | undefined }>;
}): SavedField {
  const { name, saved } = options;
  const [draft, setDraft] = useDraft(name);
  const [state, setState] = useState<FieldState>(draft === null ? 'unchanged' : 'unsaved');
  const [error, setError] = useState<CombinedError | null>(null);
  const [before, setBefore] = useState<string | null>(null);
  const { save: send } = options;
  const [basis, setBasis] = useState(saved);
  if (draft === null && basis !== saved) setBasis(saved);

  const store = async (text: string, previous: string | null) => {
    setState('saving');
    setError(null);
    const answer = await send(text);
    if (!answer.error) {
      setDraft(null);
      setBefore(previous);
      setState('saved');
      return;
    }
    setDraft(text);
    const isUnreachable = isOutOfReach(answer.error);
    setState(isUnreachable ? 'waiting' : 'failed');
    setError(isUnreachable ? null : answer.error);
  };

  const save = useCallback(
    () => (draft === null ? Promise.resolve() : store(draft, saved)),
    // `store` is made anew for each drawing, of the same parts.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [draft, saved, send],
  );

  useEffect(() => {
    if (state !== 'waiting') return undefined;
    return whenReachable(() => background(save()));
  }, [state, save]);

  return {
    text: draft ?? saved,
    state,
    error,
    canUndo: state === 'saved' && before !== null,
    isOvertaken: draft !== null && saved !== basis && saved !== draft,
    change(text) {
      setDraft(text);
      setState('unsaved');
      setError(null);
    },
    save,
    undo: () => (before === null ? Promise.resolve() : store(before, null)),
  };
}
