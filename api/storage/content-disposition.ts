/**
 * A `Content-Disposition` header that makes browsers keep a file under its name (RFC 6266): the name itself in UTF-8,
 * and before it one in ASCII for those that do not read it.
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
