import type { TextPlace } from '../../domain/text-place.ts';
import { placeBeforeEdits, type TextEdit } from './statement-edits.ts';

/** A statement of an analyst in the form that Athena may run. Plain data, because a worker thread returns it. */
export interface ConfinedStatement {
  readonly sql: string;
  /** One literal for each remaining `?`. Undefined when there are none, as Athena requires. */
  readonly executionParameters: string[] | undefined;
  /** The analyst's text. `edits` are the changes that produced `sql`. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** A confined statement that maps the places of errors back to the analyst's text. */
export interface ScopedStatement extends ConfinedStatement {
  /** Maps a place in `sql` to a place in the analyst's statement; null for a place in inserted text. */
  placeIn(place: TextPlace): TextPlace | null;
}

export const withPlaces = (confined: ConfinedStatement): ScopedStatement => ({
  ...confined,
  placeIn: (place) => placeBeforeEdits(confined.text, confined.edits, place),
});
