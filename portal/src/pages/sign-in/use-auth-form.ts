import { useState, type FormEvent } from 'react';
import { fireAndForget } from '../../fire-and-forget.ts';

/**
 * Submits a form once at a time, and keeps its fields on errors. `send` gets the fields by name: trimmed, codes
 * without any spaces, passwords in Unicode's form NFKC, as the user
 * pool keeps them.
 */
export function useAuthForm(send: (field: (name: string) => string) => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  async function submit(form: FormData) {
    setBusy(true);
    setFailure(null);
    try {
      await send((name) => {
        const text = form.get(name);
        return typeof text === 'string' ? withoutBlanks(name, text) : '';
      });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) fireAndForget(submit(new FormData(event.currentTarget)));
  };
  return { busy, failure, forgetFailure: () => setFailure(null), onSubmit };
}

function withoutBlanks(name: string, text: string): string {
  if (/password/i.test(name)) return text.normalize('NFKC');
  return name === 'code' ? text.replaceAll(/\s/g, '') : text.trim();
}
