import { audit } from '../auth/audit-log.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database, ScopedTransaction } from '../database/database.ts';
import { testTypeStore } from '../database/test-type-store.ts';
import type { Participant } from '../domain/participant.ts';
import { requireParticipant } from './participant-service.ts';
import { requireTestType } from './test-type-service.ts';

interface AssignmentInput {
  readonly participantId: string;
  readonly testType: string;
}

/** Who is asked to do which test. */
export class AssignmentService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Asks a participant to do a test. Twice is as good as once. */
  assign(viewer: Viewer, input: AssignmentInput): Promise<Participant> {
    return this.#change(viewer, input, (tx, participantId, testTypeId) =>
      testTypeStore.assign(tx, participantId, testTypeId, viewer.userId),
    );
  }

  unassign(viewer: Viewer, input: AssignmentInput): Promise<Participant> {
    return this.#change(viewer, input, (tx, participantId, testTypeId) =>
      testTypeStore.unassign(tx, participantId, testTypeId),
    );
  }

  #change(
    viewer: Viewer,
    input: AssignmentInput,
    save: (tx: ScopedTransaction, participantId: string, testTypeId: string) => Promise<void>,
  ): Promise<Participant> {
    viewer.assertCan('assignment:change');
    return this.#database.within(viewer.scope, async (tx) => {
      const participant = await requireParticipant(
        tx,
        viewer,
        'assignment:change',
        input.participantId,
      );
      const testType = await requireTestType(tx, viewer, input.testType);
      await save(tx, participant.id, testType.id);
      await audit(tx, viewer, 'assignment:change', {
        participantIds: [participant.id],
        subjectIds: [testType.id],
      });
      return participant;
    });
  }
}
