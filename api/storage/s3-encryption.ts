/** How S3 encrypts what is written: with this key of KMS, or with S3's own keys when there is none. */
export const s3Encryption = (kmsKeyId: string | undefined) =>
  kmsKeyId === undefined
    ? ({ ServerSideEncryption: 'AES256' } as const)
    : ({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: kmsKeyId } as const);
