/** Invented names for the people of the recordings, by the `person` of the manifest. */
export const DEMO_PEOPLE: Readonly<
  Record<string, { readonly givenName: string; readonly familyName: string }>
> = {
  'tug-s01': { givenName: 'Amara', familyName: 'Diallo' },
  'tug-s02': { givenName: 'Bruno', familyName: 'Castellanos' },
  'tug-s03': { givenName: 'Chiyo', familyName: 'Tanaka' },
  'tug-s04': { givenName: 'Declan', familyName: 'O’Brien' },
  'tug-s05': { givenName: 'Elif', familyName: 'Yıldız' },
  'tug-s06': { givenName: 'Farid', familyName: 'Haddad' },
  'tug-s07': { givenName: 'Theo', familyName: 'Lindqvist' },
  'tug-s08': { givenName: 'Greta', familyName: 'Novák' },
  'ubc-1': { givenName: 'Henry', familyName: 'Wong' },
};

/** The one who can sign in. */
export const SIGNED_UP_PERSON = 'tug-s07';

export const DEMO_TEST_TYPES = [
  {
    key: 'sit-to-stand',
    name: 'Sit to stand',
    instructions:
      'Put the phone in your pocket. Sit on a chair, then stand up without using your arms.',
  },
  {
    key: 'sit-to-stand-watch',
    name: 'Sit to stand (watch)',
    instructions: 'Wear the watch. Sit on a chair, then stand up without using your arms.',
  },
  {
    key: 'timed-up-and-go',
    name: 'Timed up and go',
    instructions: 'Stand up from a chair, walk three metres, turn round, walk back and sit down.',
  },
] as const;
