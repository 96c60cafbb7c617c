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

/**
 * Where JSON, CSV, Parquet and models are kept. A key is a path with `/` between its parts
 * (see `object-keys.ts`). What `put` answered is on the disk and survives a crash.
 */
export interface ObjectStore {
  /** Replaces what is there; readers see the old object or the new one, never a part. */
  put(key: string, body: Uint8Array): Promise<void>;
  /** Undefined when there is no such object. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Undefined when there is no such object. */
  head(key: string): Promise<StoredObject | undefined>;
  /** All objects whose key begins with `prefix`, in no order. */
  list(prefix: string): AsyncIterable<StoredObject>;
  /** Gives an object another key, whatever its size; one that is not there has been moved already. */
  move(from: string, to: string): Promise<void>;
  /** An object that is not there is deleted already. */
  delete(key: string): Promise<void>;
  /** A link to PUT exactly `contentLength` bytes. */
  signUpload(key: string, contentLength: number): SignedUpload;
  /** A link to GET the object as a file of this name and type. */
  signDownload(key: string, fileName: string, contentType: string): SignedLink;
}
