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

/** Manages care teams: which care providers look after which participants. */
export class CareTeamService {
  readonly #database: Database;

  constructor({ database }: CareTeamServiceDependencies) {
    this.#database = database;
  }

  /** The care providers of the viewer's organization, sorted by name. */
  providers(viewer: Viewer): Promise<readonly CareProvider[]> {
    viewer.assertCan('careTeam:extend');
    return careTeamStore.providersIn(this.#database.readerFor(viewer.scope));
  }

  /**
   * Adds a registered participant of the viewer's organization to a care team. Care providers add to their own
   * team, or share a participant in their care with a colleague. Admins add to any team. A care provider cannot see
   * the participant beforehand, so the look-up needs the exact id or email. A participant of another organization is
   * reported like one that does not exist.
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
    const scope = organizationScope('link a participant outside the viewer’s care', viewer.scope);
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
   * Removes a participant from a care team. Returns the participant's id.
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
    const scope = organizationScope('change a care team', viewer.scope);
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

/** Finds the registered participant with an email address. Ignores case. */
async function findRegistered(
  tx: OrganizationTransaction,
  viewer: Viewer,
  typed: string,
): Promise<Participant | undefined> {
  const address = typed.trim();
  if (!isStorable(address)) return undefined;
  return participantStore.findRegistered(tx, viewer.organizationId, address);
}

/** Returns the care provider that the input names, or the viewer when it names none. */
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
