import type { Readable } from 'node:stream';

/** An object as a listing shows it. */
export interface StoredObject {
  readonly key: string;
  readonly size: number;
  readonly modifiedAt: Date;
}

/** A link that works without a token until it expires. */
export interface SignedLink {
  readonly url: string;
  readonly expiresAt: Date;
}

export interface SignedUpload extends SignedLink {
  /** The client must send exactly these headers with the PUT. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** The content that an upload link accepts. */
export interface UploadTerms {
  readonly contentLength: number;
  readonly contentType: string;
  /** SHA-256 of the content in hexadecimal; any content of that length when absent. */
  readonly sha256?: string | undefined;
}

/**
 * Where JSON, CSV, Parquet and models are kept (decision 0013). A key is a path with `/` between its parts
 * (see `object-keys.ts`). Once `put` resolves, the object is durable and every read returns it.
 *
 * All methods throw UNAVAILABLE when the store cannot be reached. The caller may retry the same call.
 */
export interface ObjectStore {
  /** Where its links lead, for the portal's content security policy. */
  readonly linkOrigin: string;
  /** Replaces an object atomically: readers get the old one or the new one. If the body fails, the old one is kept. */
  put(key: string, body: Uint8Array | AsyncIterable<Uint8Array>): Promise<void>;
  /** The whole object; undefined when there is none. */
  get(key: string): Promise<Uint8Array | undefined>;
  /**
   * The object as a stream, for large objects. Undefined when there is none. A stream that breaks off or is damaged
   * ends with an error, so the content is valid only once the stream has ended without one.
   */
  read(key: string): Promise<Readable | undefined>;
  /** Undefined when there is no such object. */
  head(key: string): Promise<StoredObject | undefined>;
  /** All objects whose key begins with `prefix`, in no order. */
  list(prefix: string): AsyncIterable<StoredObject>;
  /** Moves an object of any size to another key. Does nothing when it no longer exists. */
  move(from: string, to: string): Promise<void>;
  /** Deletes any number of objects. Skips those that do not exist. */
  delete(...keys: readonly string[]): Promise<void>;
  /** Deletes the remains of interrupted writes. Call it periodically. */
  sweep(): Promise<void>;
  /** Returns a link to PUT content that meets the terms. Valid for 15 minutes. */
  signUpload(key: string, terms: UploadTerms): Promise<SignedUpload>;
  /**
   * Returns a link to GET the object as a file of this name and type. Valid for 15 minutes. Pass the encoding of an
   * object that is stored compressed: HTTP clients then decompress it.
   */
  signDownload(
    key: string,
    fileName: string,
    contentType: string,
    contentEncoding?: 'gzip',
  ): Promise<SignedLink>;
}

/** How long a link is valid: enough to send 20 MB over a bad connection, and short in case it leaks into a log. */
export const LINK_MINUTES = 15;
