import type { Axis } from '../domain/recording/samples.ts';
import { downsample, type SeriesRange } from '../domain/recording/series.ts';
import { decodeParquet } from './decode-parquet.ts';

/** A range of some axes of one recording, thinned. */
export interface SeriesRequest extends SeriesRange {
  readonly parquet: Uint8Array;
  readonly axes: readonly Axis[];
}

/** Reads what a chart draws; the other axes are not even unpacked. */
export const readSeries = async ({ parquet, axes, ...range }: SeriesRequest) =>
  downsample(await decodeParquet(parquet, axes), axes, range);
