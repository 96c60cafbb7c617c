import DataLoader from 'dataloader';
import type { Viewer } from './auth/viewer.ts';
import type { Services } from './context.ts';
import { groupBy } from './domain/group-by.ts';
import { notFound } from './errors.ts';
import type {
  AxisRangeArguments,
  HistoryArguments,
  PeriodArguments,
} from './services/history-service.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/**
 * Fetches for the page, not for the node: what many records of one answer need is gathered and asked for in
 * one call of a service. Made anew for each request, so that nothing seen by one viewer reaches another.
 */
export function createLoaders(services: Services, viewer: Viewer) {
  const { histories } = services;
  return {
    participant: loadById('participant', (ids) => services.participants.findMany(viewer, ids)),
    testType: loadById('test type', (ids) => services.testTypes.findMany(viewer, ids)),
    model: loadById('model', (ids) => histories.models(viewer, ids)),

    careProviders: loadLists((ids) => services.participants.careProvidersOf(viewer, ids)),
    assignments: loadLists((ids) => services.assignments.assignmentsOf(viewer, ids)),
    currentModels: loadFrom(async (ids) => {
      const models = await histories.currentModels(viewer, ids);
      return (id) => models.get(id) ?? [];
    }),

    latestRecording: loadWithArguments((ids, { testType }: { testType: string | null }) =>
      histories.latest(viewer, ids, testType).then((found) => (id) => found.get(id) ?? null),
    ),
    recordings: loadWithArguments((ids, args: HistoryArguments) =>
      histories.pages(viewer, ids, args).then((found) => (id) => found.get(id)),
    ),
    scoreSummary: loadWithArguments((ids, args: PeriodArguments) =>
      histories.scoreSummaries(viewer, ids, args).then((found) => (id) => found.get(id)),
    ),
    axisRanges: loadWithArguments((ids, args: AxisRangeArguments) =>
      histories.axisRanges(viewer, ids, args).then((found) => (id) => found.get(id) ?? []),
    ),
  };
}

type Load<Value> = (ids: readonly string[]) => Promise<(id: string) => Value>;

function loadFrom<Value>(load: Load<Value>): DataLoader<string, Value> {
  return new DataLoader(async (ids) => {
    const valueOf = await load(ids);
    return ids.map(valueOf);
  });
}

/** Records by their own id; one that is gone or hidden is NOT_FOUND. */
function loadById<Item extends { readonly id: string }>(
  noun: string,
  fetch: (ids: readonly string[]) => Promise<Item[]>,
): DataLoader<string, Item> {
  return new DataLoader<string, Item>(async (ids) => {
    const items = new Map((await fetch(ids)).map((item) => [item.id, item]));
    return ids.map((id) => items.get(id) ?? notFound(noun, 'id'));
  });
}

/** Lists that hang on participants. */
function loadLists<Item extends { readonly participantId: string }>(
  fetch: (ids: readonly string[]) => Promise<Item[]>,
): DataLoader<string, Item[]> {
  return loadFrom(async (ids) => {
    const lists = groupBy(await fetch(ids), ({ participantId }) => participantId);
    return (id) => lists.get(id) ?? [];
  });
}

/** One loader for each set of arguments: a field asked for twice under two aliases is two batches. */
function loadWithArguments<Arguments extends object, Value>(
  load: (ids: readonly string[], args: Arguments) => Promise<(id: string) => Value>,
): (args: Arguments) => DataLoader<string, Value> {
  const loaders = new Map<string, DataLoader<string, Value>>();
  return (args) => {
    const key = JSON.stringify(args);
    const existing = loaders.get(key);
    if (existing) return existing;
    const loader = loadFrom((ids) => load(ids, args));
    loaders.set(key, loader);
    return loader;
  };
}
