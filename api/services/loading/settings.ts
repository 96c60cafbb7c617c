import { LRUCache } from 'lru-cache';
import { organizationStore } from '../../database/stores/organization-store.ts';
import type { ScopedReader } from '../../database/scoped-reader.ts';
import { testTypeStore } from '../../database/stores/test-type-store.ts';
import type { BandThresholds } from '../../domain/score-band.ts';
import type { TestType } from '../../domain/test-type.ts';

/** Settings of an organization that nearly every page shows. */
export interface Settings {
  readonly testTypes: TestTypes;
  readonly bands: BandThresholds;
}

/** Returns the settings of the reader's organization, as of its latest round trip. */
export interface SettingsReader {
  (records: ScopedReader): Promise<Settings>;
  /**
   * Returns the id of a remembered test type by id or key, without a statement. Neither ever changes. Undefined also
   * when the test type exists but is not remembered yet.
   */
  testTypeId(organizationId: string, idOrKey: string): string | undefined;
}

/** How many organizations' settings are cached, at some kilobytes each. */
const MAXIMUM_KNOWN = 1_000;

/** Caches settings. Reads them again only when the version that each round trip returns has changed. */
export function createSettingsReader(): SettingsReader {
  const known = new LRUCache<string, Settings & { readonly version: number }>({
    max: MAXIMUM_KNOWN,
  });

  const settingsOf = async (records: ScopedReader): Promise<Settings> => {
    const { organizationId } = records.scope;
    const remembered = known.get(organizationId);
    if (remembered && remembered.version === (await records.settingsVersion())) return remembered;
    // The version is read first in the same round trip: if it changes in between, the next read repeats.
    const [testTypes, bands, version] = await Promise.all([
      testTypeStore.list(records),
      organizationStore.bands(records),
      records.settingsVersion(),
    ]);
    const settings = { version, testTypes: new TestTypes(testTypes), bands };
    known.set(organizationId, settings);
    return settings;
  };
  return Object.assign(settingsOf, {
    testTypeId: (organizationId: string, idOrKey: string) =>
      known.get(organizationId)?.testTypes.named(idOrKey)?.id,
  });
}

interface OfTestType {
  readonly testTypeId: string;
}

class TestTypes {
  readonly #all: readonly TestType[];
  readonly #byId: ReadonlyMap<string, TestType>;

  constructor(all: readonly TestType[]) {
    this.#all = all;
    this.#byId = new Map(all.map((testType) => [testType.id, testType]));
  }

  get(id: string): TestType | undefined {
    return this.#byId.get(id);
  }

  /** Compares items by the name of their test. */
  byName = (a: OfTestType, b: OfTestType): number => this.#placeOf(a) - this.#placeOf(b);

  #placeOf({ testTypeId }: OfTestType): number {
    return this.#all.findIndex(({ id }) => id === testTypeId);
  }

  named(idOrKey: string): TestType | undefined {
    return this.#byId.get(idOrKey.toLowerCase()) ?? this.#all.find(({ key }) => key === idOrKey);
  }
}
