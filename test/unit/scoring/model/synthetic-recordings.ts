import { AXES, type Axis, type Samples } from '../../../../api/domain/recording/samples.ts';
import { seededRandom } from '../../../../api/scoring/model/random.ts';
import type { TrainingExample } from '../../../../api/scoring/model/train-model.ts';

/** A swinging limb, as recorded by a phone on it. */
export interface Swing {
  readonly seconds: number;
  readonly rateHz: number;
  /** Swings per second. */
  readonly tempoHz: number;
  /** rad/s at the peak. */
  readonly strength: number;
  /** Sensor noise relative to the movement. */
  readonly noise: number;
  readonly seed: number;
}

const STANDARD: Swing = {
  seconds: 5,
  rateHz: 50,
  tempoHz: 0.8,
  strength: 2,
  noise: 0.02,
  seed: 1,
};

/** For each axis: value at rest, amplitude at strength 1, and phase. */
const COURSE: Record<Axis, readonly [rest: number, amplitude: number, phase: number]> = {
  ax: [0.5, 1.2, 0],
  ay: [9.6, 0.8, 0.7],
  az: [1.1, 2, 1.9],
  gx: [0, 1, 0.3],
  gy: [0, 0.2, 1.2],
  gz: [0, 0.4, 2.2],
  mx: [22, 5, 0.1],
  my: [-31, 3, 0.9],
  mz: [14, 7, 2.8],
};

/** The samples of a swing; `changes` replace parts of the standard one. */
export function swing(changes: Partial<Swing> = {}): Samples {
  const { seconds, rateHz, tempoHz, strength, noise, seed } = { ...STANDARD, ...changes };
  const random = seededRandom(seed);
  const count = Math.round(seconds * rateHz) + 1;
  const timesUs = Float64Array.from({ length: count }, (_, i) =>
    Math.round(1_650_000_000e6 + (i * 1e6) / rateHz),
  );
  const column = ([rest, amplitude, phase]: readonly [number, number, number]) =>
    Float64Array.from({ length: count }, (_, i) => {
      const angle = (2 * Math.PI * tempoHz * i) / rateHz + phase;
      return rest + amplitude * strength * (Math.sin(angle) + noise * (2 * random() - 1));
    });
  return withAxes(timesUs, (axis) => column(COURSE[axis]));
}

/** Samples built column by column; `null` for a missing axis. */
export function withAxes(
  timesUs: Float64Array,
  column: (axis: Axis) => Float64Array | null,
): Samples {
  const axes = Object.fromEntries(AXES.map((axis) => [axis, column(axis)])) as Samples['axes'];
  return { count: timesUs.length, timesUs, axes };
}

/** A person who swings at varying speed. `scoreOf` maps the tempo (0.4 to 1.6 Hz) to a score. */
export function swingingPerson(
  count: number,
  seed: number,
  scoreOf: (tempoHz: number, chance: number) => number,
): TrainingExample[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const tempoHz = 0.4 + 1.2 * random();
    const strength = 1.5 + random();
    const seconds = 3 + 3 * random();
    const samples = swing({ tempoHz, strength, seconds, rateHz: 25, noise: 0.1, seed: seed + i });
    return { recordingId: `recording-${i}`, samples, score: scoreOf(tempoHz, random()) };
  });
}
