import { convertRecording } from '../../api/conversion/convert-recording.ts';
import { realRecordings } from './real-recordings.ts';

/** A real recording as Parquet, with its expected score. */
export interface ScoredExample {
  readonly recordingId: string;
  readonly parquet: Uint8Array;
  /** 0 to 100. */
  readonly score: number;
}

/** The recordings of one person of the demo, converted by the product's code. */
export async function scoredExamples(person: string, movement: string): Promise<ScoredExample[]> {
  const recordings = await realRecordings(person, movement);
  return Promise.all(
    recordings.map(async ({ samples, score }, index) => {
      const json = new TextEncoder().encode(JSON.stringify(samples));
      const converted = await convertRecording(json, new Date());
      if (!converted.ok) throw new Error(`recording ${index} of ${person} does not convert`);
      return { recordingId: `recording-${index}`, parquet: converted.value.parquet, score };
    }),
  );
}
