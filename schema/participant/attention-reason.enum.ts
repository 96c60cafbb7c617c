import { registerEnumType } from 'type-graphql';

export enum AttentionReason {
  FALLING_SCORES = 'FALLING_SCORES',
  INACTIVE = 'INACTIVE',
  RECORDING_FAILED = 'RECORDING_FAILED',
  RECORDING_WAITING = 'RECORDING_WAITING',
  CLINICIAN_SCORE_MISSING = 'CLINICIAN_SCORE_MISSING',
}

registerEnumType(AttentionReason, {
  name: 'AttentionReason',
  description: 'Why a participant needs attention. In order of urgency.',
  valuesConfig: {
    FALLING_SCORES: {
      description:
        'The newest three scores of a test are, on average, at least 10 points below the up to seven scores before them.',
    },
    INACTIVE: {
      description:
        'No recording for `inactivityDays` of the organization, counted from the newest recording or, without one, from when the participant was added.',
    },
    RECORDING_FAILED: {
      description: 'A recording failed and has been neither retried nor deleted.',
    },
    RECORDING_WAITING: { description: 'A recording waits for a model.' },
    CLINICIAN_SCORE_MISSING: {
      description:
        'No recording of the 90 days up to the newest one has a clinician’s score to compare the model with.',
    },
  },
});
