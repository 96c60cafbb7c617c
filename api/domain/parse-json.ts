/** `JSON.parse`; undefined for a text that is not JSON. For input whose schema rejects undefined. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
