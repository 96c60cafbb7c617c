import { placeAfter, type TextPlace } from '../../domain/text-place.ts';

/** Replaces a part of a text. Offsets and lengths count code points, so an emoji counts as one. */
export interface TextEdit {
  readonly at: number;
  /** The number of characters that are removed. */
  readonly removed: number;
  readonly inserted: string;
}

/** Applies edits that do not overlap, in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const characters = [...text];
  const parts: string[] = [];
  let from = 0;
  for (const { at, removed, inserted } of inOrder(edits)) {
    parts.push(characters.slice(from, at).join(''), inserted);
    from = at + removed;
  }
  return [...parts, characters.slice(from).join('')].join('');
}

/** Maps a place in the edited text to a place in the original; null for a place in inserted text. */
export function placeBeforeEdits(
  original: string,
  edits: readonly TextEdit[],
  place: TextPlace,
): TextPlace | null {
  let offset = offsetOf(applyEdits(original, edits), place);
  for (const { at, removed, inserted } of inOrder(edits)) {
    if (offset < at) break;
    const { length } = [...inserted];
    if (offset < at + length) return null;
    offset += removed - length;
  }
  return placeAfter(original, offset);
}

const inOrder = (edits: readonly TextEdit[]) => edits.toSorted((a, b) => a.at - b.at);

/** Returns the number of characters before a place. */
function offsetOf(text: string, { line, column }: TextPlace): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, each) => sum + [...each].length + 1, column - 1);
}
