import { registerEnumType } from 'type-graphql';

export enum MovementAspect {
  DURATION = 'DURATION',
  TEMPO = 'TEMPO',
  REGULARITY = 'REGULARITY',
  INTENSITY = 'INTENSITY',
  TURNING = 'TURNING',
  SMOOTHNESS = 'SMOOTHNESS',
  COORDINATION = 'COORDINATION',
  POSTURE = 'POSTURE',
  SURROUNDINGS = 'SURROUNDINGS',
}

registerEnumType(MovementAspect, {
  name: 'MovementAspect',
  description: 'An aspect of a movement that can be described in plain words.',
  valuesConfig: {
    DURATION: { description: 'How long the motion took.' },
    TEMPO: { description: 'How fast the motion was repeated.' },
    REGULARITY: { description: 'How even the rhythm was.' },
    INTENSITY: { description: 'How strong the motion was.' },
    TURNING: { description: 'How fast the body turned.' },
    SMOOTHNESS: { description: 'How smooth the motion was.' },
    COORDINATION: { description: 'How the directions moved together.' },
    POSTURE: { description: 'How the phone was held or worn.' },
    SURROUNDINGS: { description: 'The magnetic field, which furniture and doors change too.' },
  },
});
