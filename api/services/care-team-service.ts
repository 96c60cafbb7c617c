import { audit } from '../auth/audit-log.ts';
import { organizationScope } from '../auth/scope.ts';
import type { Viewer } from '../auth/viewer.ts';
import { careTeamStore } from '../database/stores/care-team-store.ts';
import type { Database, OrganizationTransaction } from '../database/database.ts';
import { participantStore } from '../database/stores/participant-store.ts';
import { userStore } from '../database/stores/user-store.ts';
import type { CareProvider, Participant } from '../domain/participant.ts';
import { invalidInput, notFound } from '../errors.ts';
import { requireParticipant, subjectOf } from './access/require-participant.ts';
import { findNamed, isStorable } from './parse-input.ts';

export interface CareTeamServiceDependencies {
  readonly database: Database;
}

/** Who has whom in care. */
export class CareTeamService {
  readonly #database: Database;

  constructor({ database }: CareTeamServiceDependencies) {
    this.#database = database;
  }

  /** Whom a care team can take in, by name. */
  providers(viewer: Viewer): Promise<readonly CareProvider[]> {
    viewer.assertCan('careTeam:extend');
    return careTeamStore.providersIn(this.#database.readerFor(viewer.scope));
  }

  /**
   * Brings a registered participant of the viewer's organization into a care team: a care provider into their
   * own, or into a colleague's when they have the person in care; an admin into anyone's. A care provider does not see the participant before, so the
   * look-up takes the exact id or email and answers for a stranger as for nobody.
   * @throws {GaitwayError} INVALID_INPUT, NOT_FOUND
   */
  async link(
    viewer: Viewer,
    input: {
      readonly participantId?: string | null;
      readonly email?: string | null;
      readonly careProviderId?: string | null;
    },
  ): Promise<Participant> {
    viewer.assertCan('participant:link');
    const { participantId, email } = input;
    if ((participantId == null) === (email == null)) {
      throw invalidInput({
        field: 'participantId',
        message: 'give either participantId or email, not both',
      });
    }
    const scope = organizationScope('not yet in the viewer’s care', viewer.scope);
    return this.#database.within(scope, async (tx) => {
      const participant =
        email != null
          ? await findRegistered(tx, viewer, email)
          : await findNamed(participantId ?? '', (id) => participantStore.find(tx, id));
      if (participant === undefined) {
        throw notFound('participant', email != null ? 'email' : 'participantId');
      }
      viewer.assertCan('participant:link', subjectOf({ ...participant, inViewersCare: false }));
      const inViewersCare = await careTeamStore.has(tx, participant.id, viewer.userId);
      const subject = subjectOf({ ...participant, inViewersCare });
      const careProviderId = await careProvider(tx, viewer, input.careProviderId, () =>
        viewer.assertCan('careTeam:extend', subject),
      );
      await careTeamStore.add(tx, participant.id, careProviderId);
      await audit(tx, viewer, 'participant:link', {
        participantIds: [participant.id],
        subjectIds: [careProviderId],
      });
      return { ...participant, inViewersCare: inViewersCare || careProviderId === viewer.userId };
    });
  }

  /**
   * Takes a participant out of a care team; answers the participant's id.
   * @throws {GaitwayError} NOT_FOUND, INVALID_INPUT
   */
  async unlink(
    viewer: Viewer,
    input: { readonly participantId: string; readonly careProviderId?: string | null },
  ): Promise<string> {
    viewer.assertCan('participant:unlink');
    const { id } = await this.#database.within(viewer.scope, (tx) =>
      requireParticipant(tx, viewer, 'participant:unlink', input.participantId),
    );
    const scope = organizationScope('care teams are ours to write', viewer.scope);
    await this.#database.within(scope, async (tx) => {
      const careProviderId = await careProvider(tx, viewer, input.careProviderId, () =>
        viewer.assertCan('careTeam:reduce'),
      );
      await careTeamStore.remove(tx, id, careProviderId);
      await audit(tx, viewer, 'participant:unlink', {
        participantIds: [id],
        subjectIds: [careProviderId],
      });
    });
    return id;
  }
}

/** The registered participant with an address, however it was typed. */
async function findRegistered(
  tx: OrganizationTransaction,
  viewer: Viewer,
  typed: string,
): Promise<Participant | undefined> {
  const address = typed.trim();
  if (!isStorable(address)) return undefined;
  return participantStore.findRegistered(tx, viewer.organizationId, address);
}

/** The care provider of an input: the viewer, or whom those may name who may name others. */
async function careProvider(
  tx: OrganizationTransaction,
  viewer: Viewer,
  named: string | null | undefined,
  assertNamesOthers: () => void,
): Promise<string> {
  const id = named?.toLowerCase() ?? viewer.userId;
  if (id === viewer.userId && viewer.groups.includes('careProvider')) return id;
  assertNamesOthers();
  const user = await findNamed(id, (known) => userStore.find(tx, known));
  if (!user?.groups.includes('careProvider')) {
    throw invalidInput({ field: 'careProviderId', message: 'must be the id of a care provider' });
  }
  return id;
}
