import type { Participant } from '../../domain/participant.ts';
import { JsonColumn } from '../../domain/recording/json-columns.ts';
import type { TestType } from '../../domain/test-type.ts';
import type { Submission } from './submission-input.ts';

/** Inline samples as a document in the upload format, JSON in UTF-8. */
export function writeDocument(
  { id, training, clinicianScore, samples: columns }: Submission,
  participant: Participant,
  testType: TestType,
): Uint8Array {
  const facts = JSON.stringify({
    user_id: participant.identityId ?? participant.id,
    movement: testType.key,
    testID: id,
    training,
    ...(clinicianScore === null ? {} : { clinic_score: String(clinicianScore) }),
  });
  const parts = Object.entries(columns ?? {}).flatMap(([name, column]: [string, unknown]) =>
    column === undefined
      ? []
      : [
          Buffer.from(`,"${name}":`),
          column instanceof JsonColumn ? column.json : Buffer.from(JSON.stringify(column)),
        ],
  );
  return Buffer.concat([Buffer.from(facts.slice(0, -1)), ...parts, Buffer.from('}')]);
}
