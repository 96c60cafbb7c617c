import { useState, type FormEvent } from 'react';
import { background } from '../../background.ts';
import { useTranslation } from '../../i18n/use-translation.tsx';
import { authMessage } from './auth-messages.ts';

/**
 * Sends a form once at a time and keeps what was typed when it fails. `send` gets the fields by
 * name, without blanks around them; passwords stay as they are.
 */
export function useAuthForm(send: (field: (name: string) => string) => Promise<void>) {
  const { t } = useTranslation(['sign-in', 'common']);
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
      setMessage(authMessage(t, error));
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
