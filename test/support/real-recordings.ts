import { readFile } from 'node:fs/promises';

const FOLDER = new URL('../../api/demo/recordings/', import.meta.url);

/** The samples of a real recording, as in `submitRecording`, and its expected score. */
export interface RealRecording {
  readonly score: number;
  readonly samples: Readonly<Record<string, readonly unknown[]>>;
}

const COLUMNS = ['ts', 'ax', 'ay', 'az', 'gx', 'gy', 'gz', 'mx', 'my', 'mz'];

/** All recordings of one person and movement that ship with the demo, oldest first. */
export async function realRecordings(person: string, movement: string): Promise<RealRecording[]> {
  const manifest = JSON.parse(await readFile(new URL('manifest.json', FOLDER), 'utf8')) as {
    files: { file: string; person: string; movement: string; score: number }[];
  };
  const chosen = manifest.files.filter(
    (file) => file.person === person && file.movement === movement,
  );
  const recordings = await Promise.all(
    chosen.map(async ({ file, score }) => {
      const document = JSON.parse(await readFile(new URL(file, FOLDER), 'utf8')) as Record<
        string,
        readonly unknown[]
      >;
      const columns = COLUMNS.map((name) => [name, document[name]!] as const);
      return { score, samples: Object.fromEntries(columns) };
    }),
  );
  return recordings.toSorted((a, b) =>
    String(a.samples['ts']) < String(b.samples['ts']) ? -1 : 1,
  );
}
