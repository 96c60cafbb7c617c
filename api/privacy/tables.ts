import type { JSONColumnType } from 'kysely';
import type { Timestamp } from '../database/timestamp.ts';

interface DownloadTicketsTable {
  /** The hash of the ticket. Only the browser has the ticket itself. */
  digest: string;
  user_id: string;
  content: JSONColumnType<object, string, string>;
  expires_at: Timestamp;
}

declare module '../database/tables.ts' {
  interface Tables {
    download_tickets: DownloadTicketsTable;
  }
}
