import { readSeries } from '../../conversion/read-series.ts';
import { fewestPoints } from '../../domain/recording/series.ts';
import { invalidInput, unavailable } from '../../errors.ts';
import { objectKeys } from '../../storage/object-keys.ts';
import type { ObjectStore, SignedLink } from '../../storage/object-store.ts';
import type { WorkerPool } from '../../workers/worker-pool.ts';
import type {
  DownloadFormat,
  SampleFiles,
  SeenRecording,
  SensorSeries,
  SeriesArguments,
} from '../loading/samples.ts';

interface FileKind {
  readonly key: (recording: SeenRecording) => string;
  readonly extension: string;
  readonly contentType: string;
  readonly contentEncoding?: 'gzip';
  /** The task that makes the file on the first download. The conversion makes the other files. */
  readonly madeBy?: 'encodeArrow' | 'encodeChart';
}

const ARROW_STREAM = 'application/vnd.apache.arrow.stream';

const FILES: Readonly<Record<DownloadFormat, FileKind>> = {
  CSV: { key: objectKeys.csv, extension: 'csv', contentType: 'text/csv; charset=utf-8' },
  PARQUET: {
    key: objectKeys.parquet,
    extension: 'parquet',
    contentType: 'application/vnd.apache.parquet',
  },
  JSON: { key: objectKeys.json, extension: 'json', contentType: 'application/json' },
  ARROW: {
    key: objectKeys.arrow,
    extension: 'arrow',
    contentType: 'application/vnd.apache.arrow.file',
    madeBy: 'encodeArrow',
  },
  CHART: {
    key: objectKeys.chart,
    extension: 'chart.arrow',
    contentType: ARROW_STREAM,
    contentEncoding: 'gzip',
    madeBy: 'encodeChart',
  },
};

/** A few thousand rows. Decoding them here takes a millisecond; passing them to a thread and back takes two. */
const SHORT_PARQUET_BYTES = 128 * 1024;

export interface RecordingFileServiceDependencies {
  readonly store: ObjectStore;
  readonly pool: WorkerPool;
}

/** The samples of recordings, thinned for a chart or complete as files. */
export class RecordingFileService implements SampleFiles {
  readonly #store: ObjectStore;
  readonly #pool: WorkerPool;

  constructor({ store, pool }: RecordingFileServiceDependencies) {
    this.#store = store;
    this.#pool = pool;
  }

  /** @throws {GaitwayError} INVALID_INPUT, UNAVAILABLE until the recording is converted */
  async series(
    recording: SeenRecording,
    { axes, from, to, maxPoints }: SeriesArguments,
  ): Promise<SensorSeries> {
    if (axes.length === 0) throw invalidInput({ field: 'axes', message: 'must name an axis' });
    if (maxPoints != null && maxPoints < fewestPoints(axes)) {
      const message = `must be at least ${fewestPoints(axes)} for these axes`;
      throw invalidInput({ field: 'maxPoints', message });
    }
    const request = {
      parquet: await this.#parquetOf(recording),
      axes,
      fromMs: from ?? undefined,
      toMs: to ?? undefined,
      maxPoints: maxPoints ?? undefined,
    };
    const series =
      request.parquet.byteLength <= SHORT_PARQUET_BYTES
        ? await readSeries(request)
        : await this.#pool.run('readSeries', request, { giveUpInput: true });
    return {
      offsetsMs: toNumbers(series.offsetsMs),
      values: axes.map((axis) => {
        const values = series.values[axis];
        return { axis, values: values == null ? null : toNumbers(values) };
      }),
    };
  }

  /**
   * Returns a link to the whole recording. The JSON is the submitted one and always available. Arrow is made on the
   * first download, because most recordings are never charted.
   * @throws {GaitwayError} UNAVAILABLE until the recording is converted
   */
  async download(
    recording: SeenRecording,
    { format }: { readonly format: DownloadFormat },
  ): Promise<SignedLink> {
    const { key, extension, contentType, contentEncoding, madeBy } = FILES[format];
    if (!(await this.#store.head(key(recording)))) {
      if (madeBy === undefined) throw notConverted();
      const parquet = await this.#parquetOf(recording);
      const made = await this.#pool.run(madeBy, { parquet }, { giveUpInput: true });
      await this.#store.put(key(recording), made);
    }
    const fileName = `${recording.id}.${extension}`;
    return this.#store.signDownload(key(recording), fileName, contentType, contentEncoding);
  }

  async #parquetOf(recording: SeenRecording): Promise<Uint8Array> {
    const parquet = await this.#store.get(objectKeys.parquet(recording));
    if (parquet === undefined) throw notConverted();
    return parquet;
  }
}

/** Returns a plain array, as GraphQL lists need. `Array.from` takes several times as long. */
function toNumbers(doubles: Float64Array): number[] {
  const numbers = new Array<number>(doubles.length);
  for (let i = 0; i < doubles.length; i++) numbers[i] = doubles[i]!;
  return numbers;
}

/** UNAVAILABLE until the recording is converted. */
export const notConverted = () => unavailable('The recording is not converted yet.');
