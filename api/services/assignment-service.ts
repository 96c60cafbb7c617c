import { audit } from '../auth/audit-log.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Database, ScopedTransaction } from '../database/database.ts';
import { testTypeStore } from '../database/stores/test-type-store.ts';
import type { Participant } from '../domain/participant.ts';
import { invalidInput } from '../errors.ts';
import type { EventPublisher } from '../events/events.ts';
import { requireParticipant, requireParticipants } from './access/require-participant.ts';
import { requireTestType, requireTestTypes } from './access/require-test-type.ts';

const MAXIMUM_CHANGED = 1_000;

interface AssignmentInput {
  readonly participantId: string;
  readonly testType: string;
}

export interface AssignmentServiceDependencies {
  readonly database: Database;
  readonly events: EventPublisher;
}

/** Who is asked to do which test. */
export class AssignmentService {
  readonly #database: Database;
  readonly #events: EventPublisher;

  constructor({ database, events }: AssignmentServiceDependencies) {
    this.#database = database;
    this.#events = events;
  }

  /** Assigns a test to a participant. Idempotent. */
  assign(viewer: Viewer, input: AssignmentInput): Promise<Participant> {
    return this.#change(viewer, input, (tx, participantId, testTypeId) =>
      this.#assign(tx, viewer, [participantId], [testTypeId]),
    );
  }

  unassign(viewer: Viewer, input: AssignmentInput): Promise<Participant> {
    return this.#change(viewer, input, (tx, participantId, testTypeId) =>
      testTypeStore.unassign(tx, [participantId], [testTypeId]),
    );
  }

  /**
   * Assigns and unassigns tests for many participants in one transaction. Returns the participants' ids without
   * duplicates.
   * @throws {GaitwayError} INVALID_INPUT, NOT_FOUND, FORBIDDEN
   */
  async changeMany(
    viewer: Viewer,
    input: {
      readonly participantIds: readonly string[];
      readonly assign?: readonly string[] | null;
      readonly unassign?: readonly string[] | null;
    },
  ): Promise<readonly string[]> {
    viewer.assertCan('assignment:change');
    const { participantIds } = input;
    if (participantIds.length === 0 || participantIds.length > MAXIMUM_CHANGED) {
      const message = `must name from 1 to ${MAXIMUM_CHANGED} participants`;
      throw invalidInput({ field: 'participantIds', message });
    }
    return this.#database.within(viewer.scope, async (tx) => {
      const ids = await requireParticipants(tx, viewer, 'assignment:change', participantIds);
      const assigned = await requireTestTypes(tx, viewer, input.assign ?? [], 'assign');
      const unassigned = await requireTestTypes(tx, viewer, input.unassign ?? [], 'unassign');
      const both = unassigned.findIndex((id) => assigned.includes(id));
      if (both >= 0) {
        const message = 'cannot be both assigned and unassigned';
        throw invalidInput({ field: `unassign.${both}`, message });
      }
      await this.#assign(tx, viewer, ids, assigned);
      await testTypeStore.unassign(tx, ids, unassigned);
      await audit(tx, viewer, 'assignment:change', {
        participantIds: ids,
        subjectIds: [...assigned, ...unassigned],
      });
      return ids;
    });
  }

  async #assign(
    tx: ScopedTransaction,
    viewer: Viewer,
    participantIds: readonly string[],
    testTypeIds: readonly string[],
  ): Promise<void> {
    const asked = await testTypeStore.assign(tx, participantIds, testTypeIds, viewer.userId);
    if (asked.length === 0) return;
    await this.#events.publish(tx, {
      type: 'testAssigned',
      organizationId: viewer.organizationId,
      participantIds: asked,
      testTypeIds,
    });
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
