import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { audit } from '../auth/audit-log.ts';
import { organizationScope } from '../auth/scope.ts';
import type { Viewer } from '../auth/viewer.ts';
import { careTeamStore } from '../database/stores/care-team-store.ts';
import type { Database, ScopedTransaction } from '../database/database.ts';
import {
  type ParticipantCounts,
  type ParticipantKey,
  participantListStore,
  type ParticipantListOrder,
  type ParticipantQuery,
} from '../database/stores/participant-list-store.ts';
import { type ParticipantRow, participantStore } from '../database/stores/participant-store.ts';
import type { AttentionReason } from '../domain/attention.ts';
import { type Page, toPage } from '../domain/page.ts';
import type { Participant } from '../domain/participant.ts';
import type { ScoreBand } from '../domain/score-band.ts';
import { type Selection, selectionAt } from '../domain/selection.ts';
import { fieldConflict, invalidInput, notFound } from '../errors.ts';
import type { EventPublisher } from '../events/events.ts';
import { subjectOf } from './access/require-participant.ts';
import type { InvitationService } from './invitation-service.ts';
import { cursorText, type PagingArguments, readPageRequest, writeCursor } from './paging.ts';
import { loadFields, prefetchFields } from './loading/load-fields.ts';
import type { Read, ReadSession } from './loading/read-session.ts';
import { email, isStorable, line, parseInput, readId, readSearch } from './parse-input.ts';

const createInput = z.object({
  givenName: line(200),
  familyName: line(200),
  email: email.nullish(),
  identityId: line(200).nullish(),
});

const participantKey = z
  .tuple([z.number(), cursorText, cursorText, z.uuid()])
  .transform(([rank, familyName, givenName, id]): ParticipantKey => ({
    rank,
    familyName,
    givenName,
    id,
  }));

export interface ParticipantsArguments extends PagingArguments {
  readonly filter?: {
    readonly search?: string | null;
    readonly identityId?: string | null;
    readonly testType?: string | null;
    readonly attention?: readonly AttentionReason[] | null;
    readonly band?: readonly ScoreBand[] | null;
    readonly erasureRequested?: boolean | null;
  } | null;
  readonly orderBy?: ParticipantListOrder | null;
}

export interface ParticipantServiceDependencies {
  readonly database: Database;
  readonly read: Read;
  readonly invitations: InvitationService;
  readonly events: EventPublisher;
}

/** The people whose movement is monitored. */
export class ParticipantService {
  readonly #database: Database;
  readonly #read: Read;
  readonly #invitations: InvitationService;
  readonly #events: EventPublisher;

  constructor({ database, read, invitations, events }: ParticipantServiceDependencies) {
    this.#database = database;
    this.#read = read;
    this.#invitations = invitations;
    this.#events = events;
  }

  /**
   * The pattern for every list: check the policy, then load everything that is selected at once.
   * The policy decides whether the viewer's groups allow the action. The stores return only records within the
   * viewer's scope. The audit log stores which records were seen before the response is sent.
   */
  async list(
    viewer: Viewer,
    args: ParticipantsArguments,
    selection: Selection,
  ): Promise<Page<ParticipantRow> & Partial<ParticipantCounts>> {
    viewer.assertCan('participant:read');
    const request = readPageRequest(args, participantKey);
    return this.#read(viewer, async (session) => {
      const { records, tables } = session;
      const query = await readQuery(session, args.filter ?? {});
      const below = selectionAt(selection, 'edges', 'node');
      prefetchFields(session, tables.participant, below);
      const wantsCounts = selection['totalCount'] ?? selection['attention'];
      const [rows, counts] = await Promise.all([
        participantListStore.page(records, query, request, args.orderBy ?? 'NAME_ASC', below),
        wantsCounts && participantListStore.counts(records, query, selection),
      ]);
      const seen = rows.slice(0, request.first);
      const ids = seen.map(({ id }) => id);
      const fieldsOf = await loadFields(session, tables.participant, ids, below);
      for (const participant of seen) {
        session.recordAccess('participant:read', { participantId: participant.id });
        Object.assign(participant, fieldsOf(participant.id));
      }
      const page = toPage(rows, request, ({ rank, familyName, givenName, id }) =>
        writeCursor({ rank, familyName, givenName, id }),
      );
      return { ...page, ...counts };
    });
  }

  /** Null when the viewer may see no such participant. */
  async find(viewer: Viewer, named: string, selection: Selection): Promise<ParticipantRow | null> {
    viewer.assertCan('participant:read');
    const id = readId(named);
    if (id === undefined) return null;
    return this.#read(viewer, async (session) => {
      // The row and its fields are read in one round trip. Both are limited to what the viewer may see.
      const [participant, fieldsOf] = await Promise.all([
        participantStore.read(session.records, { id }, selection),
        loadFields(session, session.tables.participant, [id], selection),
      ]);
      if (participant === undefined || !viewer.can('participant:read', subjectOf(participant))) {
        return null;
      }
      session.recordAccess('participant:read', { participantId: id });
      return { ...participant, ...fieldsOf(id) };
    });
  }

  /** Returns participants in the order of the ids, without those that the viewer may not see. */
  async findMany(
    viewer: Viewer,
    ids: readonly string[],
    selection: Selection,
  ): Promise<ParticipantRow[]> {
    viewer.assertCan('participant:read');
    return this.#read(viewer, async (session) => {
      const [rows, fieldsOf] = await Promise.all([
        participantStore.readMany(session.records, ids, selection),
        loadFields(session, session.tables.participant, ids, selection),
      ]);
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.flatMap((id) => {
        const participant = found.get(id);
        if (participant === undefined) return [];
        session.recordAccess('participant:read', { participantId: id });
        return [{ ...participant, ...fieldsOf(id) }];
      });
    });
  }

  /**
   * Creates a participant. One that a care provider creates joins their care team. With an email address, the person
   * is invited.
   * @throws {GaitwayError} INVALID_INPUT, CONFLICT when another participant has the identity id or the address
   */
  async create(viewer: Viewer, input: z.input<typeof createInput>): Promise<Participant> {
    viewer.assertCan('participant:create');
    const person = parseInput(createInput, input);
    const id = randomUUID();
    await this.#database.within(
      organizationScope('create a participant, who is in no care team yet', viewer.scope),
      async (tx) => {
        await insertParticipant(tx, viewer, id, person);
        await audit(tx, viewer, 'participant:create', { participantIds: [id] });
        if (person.email == null) return;
        await this.#invitations.invite(tx, viewer, {
          email: person.email,
          group: 'participant',
          participantId: id,
        });
      },
    );
    const created = await this.#database.within(viewer.scope, (tx) =>
      participantStore.find(tx, id),
    );
    if (created === undefined) throw notFound('participant', 'id');
    return created;
  }

  /** Records that the viewer, a participant, gives or withdraws consent. */
  async recordConsent(
    viewer: Viewer,
    { given }: { readonly given: boolean },
  ): Promise<Participant> {
    viewer.assertCan('consent:record');
    return this.#database.within(viewer.scope, async (tx) => {
      const own = await participantStore.findByUser(tx, viewer.userId);
      if (own === undefined) throw notFound('participant', 'viewer');
      viewer.assertCan('consent:record', subjectOf(own));
      const consentedAt = given ? (own.consentedAt ?? new Date()) : null;
      await participantStore.setConsent(tx, own.id, consentedAt);
      if (consentedAt !== own.consentedAt) {
        const { organizationId, id: participantId } = own;
        await this.#events.publish(tx, {
          type: 'consentChanged',
          organizationId,
          participantId,
          given,
        });
      }
      await audit(tx, viewer, 'consent:record', { participantIds: [own.id] });
      return { ...own, consentedAt };
    });
  }
}

async function insertParticipant(
  tx: ScopedTransaction,
  viewer: Viewer,
  id: string,
  { givenName, familyName, email, identityId }: z.output<typeof createInput>,
): Promise<void> {
  const { organizationId } = viewer;
  if (email != null && (await participantStore.findRegistered(tx, organizationId, email))) {
    const message =
      'is already used by a registered participant. Add them to your care team instead.';
    throw fieldConflict('email', message);
  }
  const isNew = await participantStore.insert(tx, {
    id,
    organizationId,
    ownerUserId: null,
    identityId: identityId ?? null,
    givenName,
    familyName,
    email: email ?? null,
  });
  if (!isNew) throw fieldConflict('identityId', 'is already used by another participant.');
  if (viewer.groups.includes('careProvider')) await careTeamStore.add(tx, id, viewer.userId);
}

async function readQuery(
  session: ReadSession,
  filter: NonNullable<ParticipantsArguments['filter']>,
): Promise<ParticipantQuery> {
  const { identityId = null, testType } = filter;
  if (identityId !== null && !isStorable(identityId)) {
    const message = 'must not contain control characters';
    throw invalidInput({ field: 'filter.identityId', message });
  }
  return {
    search: readSearch(filter.search),
    identityId,
    testTypeId: testType == null ? null : await session.testTypeId(testType, 'filter.testType'),
    attention: filter.attention ?? null,
    bands: filter.band ?? null,
    erasureRequested: filter.erasureRequested ?? false,
  };
}
