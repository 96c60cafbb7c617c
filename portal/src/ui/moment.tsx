import { useTranslation } from '../i18n/use-translation.tsx';
import { formatDate, formatDateTime } from './format.ts';

/** A date and time for readers, with its exact value for machines. */
export function Moment({ at, dateOnly = false }: { at: string; dateOnly?: boolean }) {
  useTranslation(); // renders again in another language
  return <time dateTime={at}>{dateOnly ? formatDate(at) : formatDateTime(at)}</time>;
}
