/** A place in a text of several lines. Both count from 1; columns are characters, of which an emoji is one. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** The place after so many characters. */
export function placeAfter(text: string, characters: number): TextPlace {
  const before = [...text].slice(0, characters).join('');
  return endOf(before);
}

/** The place after so many bytes of UTF-8. */
export function placeAfterBytes(text: string, bytes: number): TextPlace {
  const encoded = new TextEncoder().encode(text).subarray(0, bytes);
  return endOf(new TextDecoder().decode(encoded));
}

function endOf(text: string): TextPlace {
  const lines = text.split('\n');
  return { line: lines.length, column: [...lines.at(-1)!].length + 1 };
}
