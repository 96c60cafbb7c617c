/** One page of a list, as Relay counts: forward, by cursor. */
export interface Page<Item> {
  readonly edges: readonly Edge<Item>[];
  readonly pageInfo: PageInfo;
}

/** An item in its place. Few ask where that is, so that it is written down when they do. */
class Edge<Item> {
  readonly node: Item;
  readonly #writeCursor: () => string;

  constructor(node: Item, writeCursor: () => string) {
    this.node = node;
    this.#writeCursor = writeCursor;
  }

  get cursor(): string {
    return this.#writeCursor();
  }
}

class PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly #edges: readonly Edge<unknown>[];

  constructor(edges: readonly Edge<unknown>[], hasNextPage: boolean, hasPreviousPage: boolean) {
    this.#edges = edges;
    this.hasNextPage = hasNextPage;
    this.hasPreviousPage = hasPreviousPage;
  }

  get startCursor(): string | null {
    return this.#edges[0]?.cursor ?? null;
  }

  get endCursor(): string | null {
    return this.#edges.at(-1)?.cursor ?? null;
  }
}

/** The requested page: `first` items after the item with the key `after`. */
export interface PageRequest<Key> {
  readonly first: number;
  readonly after: Key | null;
}

/**
 * Makes a page from at most `first + 1` rows. The extra row only shows that there is a next page. `cursorOf` writes
 * the sort key of an item, which the next request passes as `after`.
 */
export function toPage<Item>(
  rows: readonly Item[],
  { first, after }: PageRequest<unknown>,
  cursorOf: (item: Item) => string,
): Page<Item> {
  const edges = rows.slice(0, first).map((node) => new Edge(node, () => cursorOf(node)));
  return { edges, pageInfo: new PageInfo(edges, rows.length > first, after !== null) };
}
