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
  /** To be sent with the PUT, exactly. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** What a link takes: these bytes and no others. */
export interface UploadTerms {
  readonly contentLength: number;
  readonly contentType: string;
  /** SHA-256 of the content in hexadecimal; any content of that length when absent. */
  readonly sha256?: string | undefined;
}

/**
 * Where JSON, CSV, Parquet and models are kept (decision 0013). A key is a path with `/` between its parts
 * (see `object-keys.ts`). What `put` answered is durable and whole, and every read sees it at once.
 *
 * All throw UNAVAILABLE when the store is out of reach; the same call is right to make again.
 */
export interface ObjectStore {
  /** Where its links lead, for the portal's content security policy. */
  readonly linkOrigin: string;
  /** Replaces what is there; readers see the old object or the new one, never a part. A body that fails leaves the old. */
  put(key: string, body: Uint8Array | AsyncIterable<Uint8Array>): Promise<void>;
  /** The whole object; undefined when there is none. */
  get(key: string): Promise<Uint8Array | undefined>;
  /**
   * The object as a stream, for what is too large to hold; undefined when there is none. A stream that breaks off or
   * turns out to be damaged ends with an error: what was read until then counts only once it has ended well.
   */
  read(key: string): Promise<Readable | undefined>;
  /** Undefined when there is no such object. */
  head(key: string): Promise<StoredObject | undefined>;
  /** All objects whose key begins with `prefix`, in no order. */
  list(prefix: string): AsyncIterable<StoredObject>;
  /** Gives an object another key, whatever its size; one that is not there has been moved already. */
  move(from: string, to: string): Promise<void>;
  /** As many as are given; an object that is not there is deleted already. */
  delete(...keys: readonly string[]): Promise<void>;
  /** Deletes what interrupted writes have left behind. Call it now and then. */
  sweep(): Promise<void>;
  /** A link to PUT what the terms say, for 15 minutes. */
  signUpload(key: string, terms: UploadTerms): Promise<SignedUpload>;
  /**
   * A link to GET the object as a file of this name and type, for 15 minutes. The encoding is that of an object that was
   * put compressed: whoever follows the link gets it unpacked, if they know HTTP.
   */
  signDownload(
    key: string,
    fileName: string,
    contentType: string,
    contentEncoding?: 'gzip',
  ): Promise<SignedLink>;
}

/** Of a link: enough to send 20 MB by a bad connection, and little for whoever finds it in a log. */
export const LINK_MINUTES = 15;
