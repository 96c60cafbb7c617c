import { registerEnumType } from 'type-graphql';

export enum ParticipantOrder {
  NAME_ASC = 'NAME_ASC',
  NAME_DESC = 'NAME_DESC',
  ATTENTION = 'ATTENTION',
  LATEST_RECORDING_DESC = 'LATEST_RECORDING_DESC',
  LATEST_RECORDING_ASC = 'LATEST_RECORDING_ASC',
  LATEST_SCORE_DESC = 'LATEST_SCORE_DESC',
  LATEST_SCORE_ASC = 'LATEST_SCORE_ASC',
}

registerEnumType(ParticipantOrder, {
  name: 'ParticipantOrder',
  description: 'Order of participants. Ties are ordered by family name, then given name.',
  valuesConfig: {
    NAME_ASC: { description: 'By family name, then given name, from A to Z.' },
    NAME_DESC: { description: 'By family name, then given name, from Z to A.' },
    ATTENTION: {
      description: 'By urgency, most urgent first. Participants who need no attention come last.',
    },
    LATEST_RECORDING_ASC: {
      description:
        'By start of the newest recording, oldest first. Participants without a recording come first.',
    },
    LATEST_RECORDING_DESC: {
      description:
        'By start of the newest recording, newest first. Participants without a recording come last.',
    },
    LATEST_SCORE_ASC: {
      description: 'By the newest score, lowest first. Participants without a score come last.',
    },
    LATEST_SCORE_DESC: {
      description: 'By the newest score, highest first. Participants without a score come last.',
    },
  },
});
