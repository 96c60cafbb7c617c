import { useCallback, useEffect, useState } from 'react';
import type { CombinedError } from 'urql';
import { whenReachable } from '../../api/connection-state.ts';
import { isOutOfReach } from '../../api/failure.ts';
import { fireAndForget } from '../../fire-and-forget.ts';
import { useDraft } from './use-draft.ts';

/**
 * `unsaved`: typed, or restored after a reload. `waiting`: could not be sent, and is sent automatically once Gaitway
 * can be reached.
 */
export type FieldState = 'unchanged' | 'unsaved' | 'saving' | 'waiting' | 'saved' | 'failed';

export interface SavedField {
  readonly text: string;
  readonly state: FieldState;
  /** Why saving failed; null also while it waits for the network. */
  readonly error: CombinedError | null;
  readonly canUndo: boolean;
  /** Whether another user or tab has saved a different text in the meantime. */
  readonly isOvertaken: boolean;
  change(text: string): void;
  save(): Promise<void>;
  /** Saves the text before the last save again. */
  undo(): Promise<void>;
}

/** A text that is edited in place: drafts are kept, and the last save can be undone. */
export function useSavedField(options: {
  /** The key of the draft, unique for each field of each record. */
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
    // `store` is a new function in each render, with the same effect.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [draft, saved, send],
  );

  useEffect(() => {
    if (state !== 'waiting') return undefined;
    return whenReachable(() => fireAndForget(save()));
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
