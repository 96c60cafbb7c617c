import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createRequest, type Client, type CombinedError } from 'urql';

/** The part of a Relay connection that paging needs. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A list that grows page by page. */
export interface Pages<Data, Node> {
  readonly nodes: readonly Node[];
  /** The result of the first page; undefined until it has arrived. */
  readonly first: Data | undefined;
  readonly error: CombinedError | undefined;
  readonly hasMore: boolean;
  /** Whether a requested page is loading. */
  readonly isLoadingMore: boolean;
}

/** Variables of a document that loads one page. */
export interface Paged {
  readonly after?: string | null;
}

/** The part of a chain that a page needs when the chain began elsewhere. */
export type ListenedChain<Data, Variables extends object, Node> = Pick<
  PageChain<Data, Variables, Node>,
  'matches' | 'subscribe' | 'read' | 'loadMore' | 'retry'
>;

interface OpenPage<Data> {
  readonly after: string | null;
  close(): void;
  data: Data | undefined;
  error: CombinedError | undefined;
}

/**
 * Queries of which each starts at the end cursor of the one before. They run while there are listeners, or from
 * `begin` until the last listener leaves.
 */
export class PageChain<Data, Variables extends object, Node> {
  readonly #client: Client;
  readonly #document: TypedDocumentNode<Data, Variables & Paged>;
  readonly #variables: Variables;
  readonly #connectionOf: (data: Data) => Connection<Node> | null | undefined;
  readonly #listeners = new Set<() => void>();
  #pages: OpenPage<Data>[] = [];
  #wanted = 1;
  #markSettled!: () => void;
  readonly #settled = new Promise<void>((resolve) => {
    this.#markSettled = resolve;
  });
  #snapshot: Pages<Data, Node> = NOTHING_YET;

  constructor(
    client: Client,
    document: TypedDocumentNode<Data, Variables & Paged>,
    variables: Variables,
    connectionOf: (data: Data) => Connection<Node> | null | undefined,
  ) {
    this.#client = client;
    this.#document = document;
    this.#variables = variables;
    this.#connectionOf = connectionOf;
  }

  /** Loads the first page before there are listeners. */
  begin(): void {
    if (this.#pages.length === 0) this.#open(0, null);
  }

  /** Resolves when the first result, data or error, has arrived, and at the latest after this many milliseconds. */
  async settledWithin(milliseconds: number): Promise<void> {
    await Promise.race([
      this.#settled,
      new Promise((resolve) => setTimeout(resolve, milliseconds)),
    ]);
  }

  /** Ends a chain that began early and was never used. */
  abandon(): void {
    if (this.#listeners.size === 0) this.#closeFrom(0);
  }

  /** Whether the first page was loaded with these variables. */
  matches(document: TypedDocumentNode<Data, Variables & Paged>, variables: Variables): boolean {
    const asked = createRequest(this.#document, this.#variables);
    return createRequest(document, variables).key === asked.key;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.begin();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#closeFrom(0);
    };
  };

  readonly read = (): Pages<Data, Node> => this.#snapshot;

  readonly loadMore = (): void => {
    if (!this.#snapshot.hasMore || this.#snapshot.isLoadingMore || this.#pages.length === 0) return;
    this.#wanted = this.#pages.length + 1;
    this.#follow(this.#pages.length - 1);
  };

  /** Retries the pages that failed to load. */
  readonly retry = (): void => {
    const place = this.#pages.findIndex(({ error }) => error !== undefined);
    const failed = this.#pages[place];
    if (failed) this.#open(place, failed.after);
  };

  #open(place: number, after: string | null): void {
    const before = this.#pages[place];
    before?.close();
    // The old page stays until the result arrives, so that the list does not jump.
    const page: OpenPage<Data> = {
      after,
      data: before?.data,
      error: undefined,
      close: () => undefined,
    };
    this.#pages[place] = page;
    const source = this.#client.query(this.#document, { ...this.#variables, after });
    const { unsubscribe } = source.subscribe(({ data, error }) => {
      if (this.#pages[place] !== page) return;
      page.data = data ?? page.data;
      page.error = error;
      this.#markSettled();
      this.#follow(place);
    });
    page.close = unsubscribe;
    this.#notify();
  }

  /** Called when a page arrives or changes: checks that the next one still starts where it ends. */
  #follow(place: number): void {
    const { data } = this.#pages[place]!;
    const pageInfo = data && this.#connectionOf(data)?.pageInfo;
    const next = this.#pages[place + 1];
    if (pageInfo && !pageInfo.hasNextPage) this.#closeFrom(place + 1);
    else if (pageInfo && place + 1 < this.#wanted && next?.after !== pageInfo.endCursor) {
      this.#open(place + 1, pageInfo.endCursor);
    }
    this.#notify();
  }

  #closeFrom(place: number): void {
    for (const page of this.#pages.splice(place)) page.close();
  }

  #notify(): void {
    const connections = this.#pages.map(({ data }) => data && this.#connectionOf(data));
    this.#snapshot = {
      nodes: connections.flatMap((connection) => connection?.edges.map(({ node }) => node) ?? []),
      first: this.#pages[0]?.data,
      error: this.#pages.find(({ error }) => error !== undefined)?.error,
      hasMore: connections.at(-1)?.pageInfo.hasNextPage ?? false,
      isLoadingMore: this.#pages.length > 1 && this.#pages.at(-1)?.data === undefined,
    };
    for (const listener of this.#listeners) listener();
  }
}

const NOTHING_YET = {
  nodes: [],
  first: undefined,
  error: undefined,
  hasMore: false,
  isLoadingMore: false,
};
