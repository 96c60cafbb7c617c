import { useState, type FormEvent } from 'react';
import { background } from '../../background.ts';
import { authMessage } from './auth-messages.ts';

/**
 * Sends a form once at a time and keeps what was typed when it fails. `send` gets the fields by
 * name, without blanks around them; passwords stay as they are.
 */
export function useAuthForm(send: (field: (name: string) => string) => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);

  async function submit(form: FormData) {
    setBusy(true);
    setMessage(null);
    try {
      await send((name) => {
        const text = form.get(name);
        if (typeof text !== 'string') return '';
        return name === 'password' ? text : text.trim();
      });
    } catch (error) {
      setMessage(authMessage(error));
    } finally {
      setBusy(false);
    }
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) background(submit(new FormData(event.currentTarget)));
  };
  return { busy, message, onSubmit };
}
