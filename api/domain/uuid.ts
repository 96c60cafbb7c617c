const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the text is a UUID that Postgres accepts, of any version and in either case. The nil UUID is not an id. */
export const isUuid = (text: string): boolean => UUID.test(text) && !isNilUuid(text);

/** Programs send it where they have no id. */
export const isNilUuid = (text: string): boolean => /^[0-]+$/.test(text);

/**
 * The UUID of a digest, the same for the same digest.
 * @param digest at least 32 hexadecimal digits
 * @param version 8 is for digests (RFC 9562); 4 is for readers that expect random UUIDs
 */
export function uuidOfDigest(digest: string, version: 4 | 8): string {
  const variant = '89ab'[Number.parseInt(digest.slice(16, 17), 16) % 4];
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `${version}${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
