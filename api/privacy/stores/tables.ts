import type { JSONColumnType } from 'kysely';
import type { Timestamp } from '../../database/timestamp.ts';

interface DownloadTicketsTable {
  /** Of the ticket, which only the browser knows. */
  digest: string;
  user_id: string;
  content: JSONColumnType<object, string, string>;
  expires_at: Timestamp;
}

declare module '../../database/tables.ts' {
  interface Tables {
    download_tickets: DownloadTicketsTable;
  }
}
