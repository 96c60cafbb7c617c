/**
 * Returns a `Content-Disposition` header that makes browsers save a file under its name (RFC 6266). The UTF-8 name
 * follows an ASCII name for clients that do not support UTF-8.
 */
export function attachment(fileName: string): string {
  const ascii = fileName
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const simple = `attachment; filename="${ascii}"`;
  return ascii === fileName ? simple : `${simple}; filename*=UTF-8''${encoded}`;
}
