/** The part of s3rver that Gaitway's tests use; the package has no types. */
declare module 's3rver' {
  export default class S3rver {
    constructor(options: {
      readonly address: string;
      readonly port: number;
      readonly directory: string;
      readonly silent: boolean;
      readonly vhostBuckets: boolean;
      readonly configureBuckets: readonly { readonly name: string }[];
    });
    run(): Promise<{ readonly port: number }>;
    close(): Promise<void>;
    on(
      name: 'event',
      listener: (event: {
        readonly Records: readonly {
          readonly eventName: string;
          readonly s3: { readonly object: { readonly key: string; readonly size?: number } };
        }[];
      }) => void,
    ): this;
  }
}
