import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseScoringModel, type ScoringModel } from '../model/scoring-model.ts';
import { MODEL_FILE } from '../model-artifact.ts';

/** Heap that a parsed model takes for each byte of its JSON; measured 3.4 on a model of 30 recordings. */
const HEAP_PER_BYTE = 4;

export interface ShelvedModel {
  readonly modelName: string;
  /** The folder that it was loaded from. */
  readonly modelUrl: string;
}

/** Why a model was not taken in. */
export type ShelfRefusal = 'ALREADY_LOADED' | 'OUT_OF_MEMORY' | 'NO_MODEL';

/** The models in memory. SageMaker decides which come and go; the shelf says when it is full. */
export function createModelShelf(memoryBytes: number) {
  const shelf = new Map<string, ShelvedModel & { model: ScoringModel; bytes: number }>();
  const loading = new Set<string>();
  let usedBytes = 0;

  return {
    list: (): ShelvedModel[] =>
      [...shelf.values()].map(({ modelName, modelUrl }) => ({ modelName, modelUrl })),

    find: (modelName: string): (ShelvedModel & { readonly model: ScoringModel }) | undefined =>
      shelf.get(modelName),

    /** Undefined when it was taken in. */
    async load(modelName: string, modelUrl: string): Promise<ShelfRefusal | undefined> {
      if (shelf.has(modelName) || loading.has(modelName)) return 'ALREADY_LOADED';
      loading.add(modelName);
      try {
        const text = await readFile(join(modelUrl, MODEL_FILE), 'utf8').catch(() => undefined);
        if (text === undefined) return 'NO_MODEL';
        const bytes = Buffer.byteLength(text) * HEAP_PER_BYTE;
        if (usedBytes + bytes > memoryBytes) return 'OUT_OF_MEMORY';
        const model = parseScoringModel(JSON.parse(text));
        shelf.set(modelName, { modelName, modelUrl, model, bytes });
        usedBytes += bytes;
        return undefined;
      } finally {
        loading.delete(modelName);
      }
    },

    /** False when it was not there. */
    unload(modelName: string): boolean {
      usedBytes -= shelf.get(modelName)?.bytes ?? 0;
      return shelf.delete(modelName);
    },
  };
}
export type ModelShelf = ReturnType<typeof createModelShelf>;
