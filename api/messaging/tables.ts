import type { Generated } from 'kysely';
import type { Timestamp } from '../database/timestamp.ts';
import type { Language } from '../domain/language.ts';
import type { PhonePlatform } from '../domain/phone.ts';

interface PhonesTable {
  id: Generated<string>;
  user_id: string;
  platform: PhonePlatform;
  language: Language;
  /** The phone's address at the push service. */
  address: string;
  /** When the app last registered it. */
  registered_at: Timestamp;
}

declare module '../database/tables.ts' {
  interface Tables {
    phones: PhonesTable;
  }
}
