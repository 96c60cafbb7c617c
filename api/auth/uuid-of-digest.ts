/** A uuid (version 4 in shape) that is always the same for one digest. */
export function uuidOfDigest(digest: string): string {
  const variant = '89ab'[Number.parseInt(digest.slice(16, 17), 16) % 4];
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `4${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
