import type { Axis } from '../domain/recording/samples.ts';
import { downsample, type SeriesRange } from '../domain/recording/series.ts';
import { decodeParquet } from './decode-parquet.ts';

/** A time range of some axes of one recording, thinned to a number of points. */
export interface SeriesRequest extends SeriesRange {
  readonly parquet: Uint8Array;
  readonly axes: readonly Axis[];
}

/** Reads the samples that a chart draws. Other axes are not decompressed. */
export const readSeries = async ({ parquet, axes, ...range }: SeriesRequest) =>
  downsample(await decodeParquet(parquet, axes), axes, range);
