/** One page of a list, as Relay counts: forward, by cursor. */
export interface Page<Item> {
  readonly edges: readonly { readonly cursor: string; readonly node: Item }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** Which page: `first` items after the item that `after` stands for. */
export interface PageRequest<Key> {
  readonly first: number;
  readonly after: Key | null;
}

/**
 * Makes a page out of `first + 1` rows or fewer: the one too many only tells that there is a next page.
 * `cursorOf` writes the sort key of an item, which the next request hands back as `after`.
 */
export function toPage<Item>(
  rows: readonly Item[],
  { first, after }: PageRequest<unknown>,
  cursorOf: (item: Item) => string,
): Page<Item> {
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
