import type { TestTypeService } from '../services/test-type-service.ts';

interface DemoPerson {
  readonly givenName: string;
  readonly familyName: string;
  /** When their last recording is to have been; two of them have not recorded for a while. */
  readonly lastDaysAgo: number;
}

/** Invented names, and invented days, for the people of the recordings, by the `person` of the manifest. */
export const DEMO_PEOPLE: Readonly<Record<string, DemoPerson>> = {
  'tug-s01': { givenName: 'Amara', familyName: 'Diallo', lastDaysAgo: 1 },
  'tug-s02': { givenName: 'Bruno', familyName: 'Castellanos', lastDaysAgo: 2 },
  'tug-s03': { givenName: 'Chiyo', familyName: 'Tanaka', lastDaysAgo: 1 },
  'tug-s04': { givenName: 'Declan', familyName: 'O’Brien', lastDaysAgo: 3 },
  'tug-s05': { givenName: 'Elif', familyName: 'Yıldız', lastDaysAgo: 24 },
  'tug-s06': { givenName: 'Farid', familyName: 'Haddad', lastDaysAgo: 1 },
  'tug-s07': { givenName: 'Theo', familyName: 'Lindqvist', lastDaysAgo: 1 },
  'tug-s08': { givenName: 'Greta', familyName: 'Novák', lastDaysAgo: 5 },
  'ubc-1': { givenName: 'Henry', familyName: 'Wong', lastDaysAgo: 16 },
};

/** The one who can sign in. */
export const SIGNED_UP_PERSON = 'tug-s07';

export const DEMO_TEST_TYPES = [
  {
    key: 'sit-to-stand',
    name: 'Sit to stand',
    instructions:
      'Put the phone in your pocket. Sit on a chair, then stand up without using your arms.',
    translations: [
      {
        language: 'fr',
        name: 'Lever de chaise',
        instructions:
          'Mettez le téléphone dans votre poche. Asseyez-vous sur une chaise, puis levez-vous sans vous aider des bras.',
      },
    ],
  },
  {
    key: 'sit-to-stand-watch',
    name: 'Sit to stand (watch)',
    instructions: 'Wear the watch. Sit on a chair, then stand up without using your arms.',
    translations: [
      {
        language: 'fr',
        name: 'Lever de chaise (montre)',
        instructions:
          'Portez la montre. Asseyez-vous sur une chaise, puis levez-vous sans vous aider des bras.',
      },
    ],
  },
  {
    key: 'timed-up-and-go',
    name: 'Timed up and go',
    instructions: 'Stand up from a chair, walk three metres, turn round, walk back and sit down.',
    translations: [
      {
        language: 'fr',
        name: 'Lever et marche chronométrés',
        instructions:
          'Levez-vous d’une chaise, marchez trois mètres, faites demi-tour, revenez et asseyez-vous.',
      },
    ],
  },
] satisfies Parameters<TestTypeService['create']>[1][];
