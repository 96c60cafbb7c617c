import type { MovementAspect } from '../domain/recording/movement.ts';
import type { ScoreBand } from '../domain/score-band.ts';
import type { Language } from '../domain/language.ts';

/** Every text of a report. Numbers are passed in already formatted. */
export interface Words {
  readonly locale: string;
  readonly title: string;
  readonly page: (page: number, count: number) => string;
  readonly madeAt: (moment: string) => string;
  readonly participant: string;
  readonly test: string;
  readonly startedAt: string;
  readonly duration: string;
  readonly seconds: (value: string) => string;
  readonly recordingId: string;
  readonly result: string;
  readonly score: string;
  readonly scoreOf: (score: string) => string;
  readonly noScore: string;
  readonly trainingRecording: string;
  readonly interval: (low: string, high: string) => string;
  readonly bands: Readonly<Record<ScoreBand, string>>;
  readonly bandRule: (ok: string, low: string) => string;
  readonly lowConfidence: string;
  readonly clinicianScore: string;
  readonly fromPhone: string;
  readonly notGiven: string;
  readonly notes: string;
  readonly reasons: string;
  readonly reason: (aspect: string, effect: string) => string;
  readonly usual: (value: string, usual: string) => string;
  readonly timesASecond: (value: string) => string;
  readonly smoother: string;
  readonly jerkier: string;
  readonly aspects: Readonly<Record<MovementAspect, string>>;
  readonly model: string;
  readonly modelCard: (version: number, trainedAt: string, count: number) => string;
  readonly modelError: (error: string, baseline: string) => string;
  readonly quality: string;
  readonly samples: (count: string, rateHz: string) => string;
  readonly noGaps: string;
  readonly gaps: (count: number, longestMs: string) => string;
  readonly sensors: string;
  readonly accelerometer: string;
  readonly gyroscope: string;
  readonly magnetometer: string;
  readonly axesMissing: (axes: readonly string[]) => string;
  readonly timeAxis: string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    locale: 'en-GB',
    title: 'Recording report',
    page: (page, count) => `Page ${page} of ${count}`,
    madeAt: (moment) => `Made ${moment}`,
    participant: 'Participant',
    test: 'Test',
    startedAt: 'Recorded',
    duration: 'Duration',
    seconds: (value) => `${value} s`,
    recordingId: 'Recording',
    result: 'Result',
    score: 'Score',
    scoreOf: (score) => `${score} of 100`,
    noScore: 'No score yet',
    trainingRecording: 'Training recording: models learn from it and do not score it.',
    interval: (low, high) => `between ${low} and ${high} in 9 of 10 such recordings`,
    bands: { OK: 'OK', LOW: 'Low', VERY_LOW: 'Very low' },
    bandRule: (ok, low) => `OK from ${ok}, low from ${low}, very low below`,
    lowConfidence:
      'Rough guide: the model is not clearly better than the average of this participant’s scores.',
    clinicianScore: 'Clinician’s score',
    fromPhone: 'entered on the phone',
    notGiven: 'not given',
    notes: 'Notes',
    reasons: 'What moved the score',
    reason: (aspect, effect) => `${aspect}: ${effect} points`,
    usual: (value, usual) => `${value}, usually ${usual}`,
    timesASecond: (value) => `${value} times per second`,
    smoother: 'smoother than usual',
    jerkier: 'less smooth than usual',
    aspects: {
      DURATION: 'Duration of the movement',
      TEMPO: 'Tempo',
      REGULARITY: 'Regularity of the rhythm',
      INTENSITY: 'Intensity',
      TURNING: 'Rotation',
      SMOOTHNESS: 'Smoothness',
      COORDINATION: 'Coordination of the directions',
      POSTURE: 'Posture',
      SURROUNDINGS: 'Magnetic surroundings',
    },
    model: 'Model',
    modelCard: (version, trainedAt, count) =>
      `Version ${version}, trained on ${trainedAt} with ${count} recordings of this participant`,
    modelError: (error, baseline) =>
      `Average error ${error} points; always predicting the participant’s average gives ${baseline}`,
    quality: 'Recording quality',
    samples: (count, rateHz) => `${count} samples at ${rateHz} per second`,
    noGaps: 'no gaps',
    gaps: (count, longestMs) =>
      `${count} ${count === 1 ? 'gap' : 'gaps'}, the longest ${longestMs} ms (shaded in the charts)`,
    sensors: 'Measured movement',
    accelerometer: 'Accelerometer, m/s²',
    gyroscope: 'Gyroscope, rad/s',
    magnetometer: 'Magnetometer, µT',
    axesMissing: (axes) => `${axes.join(', ')}: not recorded by this phone`,
    timeAxis: 'seconds since the start',
  },
  fr: {
    locale: 'fr-FR',
    title: 'Rapport d’enregistrement',
    page: (page, count) => `Page ${page} sur ${count}`,
    madeAt: (moment) => `Établi le ${moment}`,
    participant: 'Participant',
    test: 'Test',
    startedAt: 'Enregistré',
    duration: 'Durée',
    seconds: (value) => `${value} s`,
    recordingId: 'Enregistrement',
    result: 'Résultat',
    score: 'Score',
    scoreOf: (score) => `${score} sur 100`,
    noScore: 'Pas encore de score',
    trainingRecording:
      'Enregistrement d’entraînement : les modèles en apprennent et ne le notent pas.',
    interval: (low, high) => `entre ${low} et ${high} pour 9 enregistrements semblables sur 10`,
    bands: { OK: 'Bon', LOW: 'Bas', VERY_LOW: 'Très bas' },
    bandRule: (ok, low) => `Bon à partir de ${ok}, bas à partir de ${low}, très bas en dessous`,
    lowConfidence:
      'À titre indicatif : le modèle ne fait pas nettement mieux que la moyenne des scores de ce participant.',
    clinicianScore: 'Score du clinicien',
    fromPhone: 'saisi sur le téléphone',
    notGiven: 'non donné',
    notes: 'Notes',
    reasons: 'Ce qui a fait varier le score',
    reason: (aspect, effect) => `${aspect} : ${effect} points`,
    usual: (value, usual) => `${value}, d’habitude ${usual}`,
    timesASecond: (value) => `${value} fois par seconde`,
    smoother: 'plus fluide que d’habitude',
    jerkier: 'moins fluide que d’habitude',
    aspects: {
      DURATION: 'Durée du mouvement',
      TEMPO: 'Tempo',
      REGULARITY: 'Régularité du rythme',
      INTENSITY: 'Intensité',
      TURNING: 'Rotation',
      SMOOTHNESS: 'Fluidité',
      COORDINATION: 'Coordination des directions',
      POSTURE: 'Posture',
      SURROUNDINGS: 'Environnement magnétique',
    },
    model: 'Modèle',
    modelCard: (version, trainedAt, count) =>
      `Version ${version}, entraînée le ${trainedAt} sur ${count} enregistrements de ce participant`,
    modelError: (error, baseline) =>
      `Erreur moyenne de ${error} points ; prédire toujours la moyenne du participant donne ${baseline}`,
    quality: 'Qualité de l’enregistrement',
    samples: (count, rateHz) => `${count} mesures à ${rateHz} par seconde`,
    noGaps: 'aucune interruption',
    gaps: (count, longestMs) =>
      `${count} ${count === 1 ? 'interruption' : 'interruptions'}, la plus longue de ${longestMs} ms (grisée dans les courbes)`,
    sensors: 'Mouvement mesuré',
    accelerometer: 'Accéléromètre, m/s²',
    gyroscope: 'Gyroscope, rad/s',
    magnetometer: 'Magnétomètre, µT',
    axesMissing: (axes) =>
      `${axes.join(', ')} : non enregistré${axes.length > 1 ? 's' : ''} par ce téléphone`,
    timeAxis: 'secondes depuis le début',
  },
};
