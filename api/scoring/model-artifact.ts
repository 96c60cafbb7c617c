import { gunzipSync, gzipSync } from 'node:zlib';
import { createTar, parseTar } from 'nanotar';
import { parseScoringModel, type ScoringModel } from './model/scoring-model.ts';

/** The one file of an artifact. */
export const MODEL_FILE = 'model.json';

const GZIP = 0x1f;

/** A model as both homes keep it: `model.tar.gz`, as SageMaker packs it. The same model gives the same bytes. */
export function packModel(model: ScoringModel): Uint8Array {
  const file = { name: MODEL_FILE, data: JSON.stringify(model), attrs: { mtime: 0 } };
  return gzipSync(createTar([file]));
}

/**
 * Reads a model back, whichever home packed it; those of the first release were plain JSON.
 * Throws for anything else, and for a model of other features.
 */
export function unpackModel(artifact: Uint8Array): ScoringModel {
  if (artifact[0] !== GZIP)
    return parseScoringModel(JSON.parse(new TextDecoder().decode(artifact)));
  const files = parseTar(gunzipSync(artifact));
  const file = files.find(({ name }) => name.replace(/^\.\//, '') === MODEL_FILE);
  if (file === undefined) throw new TypeError(`The artifact holds no ${MODEL_FILE}.`);
  return parseScoringModel(JSON.parse(file.text));
}
