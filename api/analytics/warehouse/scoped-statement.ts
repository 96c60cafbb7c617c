import type { TextPlace } from '../../domain/text-place.ts';
import { placeBeforeEdits, type TextEdit } from './statement-edits.ts';

/** A statement of an analyst, as Athena may run it. Plain data: a worker thread returns it. */
export interface ConfinedStatement {
  readonly sql: string;
  /** One literal for each `?` that is left; undefined without any, as Athena wants it. */
  readonly executionParameters: string[] | undefined;
  /** What the analyst wrote, and what was changed about it. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** A confined statement that finds the places of errors again. */
export interface ScopedStatement extends ConfinedStatement {
  /** Where a place of `sql` is in the analyst's statement; null for a place in what was put into it. */
  placeIn(place: TextPlace): TextPlace | null;
}

export const withPlaces = (confined: ConfinedStatement): ScopedStatement => ({
  ...confined,
  placeIn: (place) => placeBeforeEdits(confined.text, confined.edits, place),
});
