import { useTranslation } from '../i18n/use-translation.tsx';
import { formatDate, formatDateTime } from './format.ts';

/** A moment for people, with its exact value for machines. */
export function Moment({ at, dateOnly = false }: { at: string; dateOnly?: boolean }) {
  useTranslation(); // draws anew in another language
  return <time dateTime={at}>{dateOnly ? formatDate(at) : formatDateTime(at)}</time>;
}
