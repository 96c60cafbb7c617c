import { z } from 'zod';
import type { Viewer } from '../../auth/viewer.ts';
import { POLICY, type Action } from '../../auth/policy.ts';
import { organizationScope } from '../../auth/scope.ts';
import { type AuditKey, type AuditQuery, type AuditRow, readAuditPage } from './audit-reader.ts';
import type { Database } from '../../database/database.ts';
import { memberStore } from '../../database/stores/member-store.ts';
import { participantStore } from '../../database/stores/participant-store.ts';
import type { Group } from '../../domain/group.ts';
import { type Page, toPage } from '../../domain/page.ts';
import { invalidInput } from '../../errors.ts';
import type { Read } from '../../services/loading/read-session.ts';
import {
  cursorInstant,
  type PagingArguments,
  readPageRequest,
  writeCursor,
} from '../../services/paging.ts';
import { readId } from '../../services/parse-input.ts';

const auditKey = z
  .tuple([cursorInstant, z.string().regex(/^\d{1,18}$/)])
  .transform(([occurredInstant, id]): AuditKey => ({ occurredInstant, id }));

export interface AuditFilter {
  readonly participantId?: string | null;
  readonly actorId?: string | null;
  /** Excludes the viewer's own events. */
  readonly byOthers?: boolean | null;
  readonly actions?: readonly string[] | null;
  /** Inclusive. */
  readonly from?: Date | null;
  /** Exclusive. */
  readonly to?: Date | null;
}

export interface AuditArguments extends PagingArguments {
  readonly filter?: AuditFilter | null;
}

/** An event with the names of the people in it. `actor` is null when Gaitway itself acted. */
export interface AuditEventView extends AuditRow {
  readonly actor: {
    readonly id: string;
    readonly name: string | null;
    readonly groups: readonly Group[];
  } | null;
  /** The participants whose data it was about. `name` is null for participants that no longer exist. */
  readonly participants: readonly { readonly id: string; readonly name: string | null }[];
}

/** The number of events in one page of an export. */
const EXPORT_PAGE = 1000;

export interface AuditServiceDependencies {
  readonly database: Database;
  readonly read: Read;
}

/** Reads the audit log. Admins see the whole log of their organization; participants see the events about themselves. */
export class AuditService {
  readonly #database: Database;
  readonly #read: Read;

  constructor({ database, read }: AuditServiceDependencies) {
    this.#database = database;
    this.#read = read;
  }

  /** @throws {GaitwayError} INVALID_INPUT */
  async list(viewer: Viewer, args: AuditArguments): Promise<Page<AuditEventView>> {
    viewer.assertCan('audit:read');
    const request = readPageRequest(args, auditKey);
    const query = readQuery(viewer, args.filter ?? {});
    const { participantId } = query;
    const rows = await this.#read(viewer, async (session) => {
      const [page, participant] = await Promise.all([
        readAuditPage(session.records, query, request),
        participantId === null
          ? undefined
          : participantStore.read(session.records, { id: participantId }, {}),
      ]);
      // A filter may contain any id. Only an id that the viewer may see, as a participant or in the log, is audited.
      const isKnown = participant !== undefined || page.length > 0;
      if (participantId !== null && isKnown) {
        session.recordAccess('audit:read', { participantId });
      }
      return page;
    });
    return toPage(await this.#named(viewer, rows), request, ({ occurredInstant, id }) =>
      writeCursor({ occurredInstant, id }),
    );
  }

  /** Yields all events that match the filter, newest first, page by page. */
  async *all(viewer: Viewer, filter: AuditFilter): AsyncGenerator<AuditEventView> {
    viewer.assertCan('audit:read');
    const query = readQuery(viewer, filter);
    const records = this.#database.readerFor(viewer.scope);
    let after: AuditKey | null = null;
    for (;;) {
      const rows: AuditRow[] = await readAuditPage(records, query, { first: EXPORT_PAGE, after });
      yield* await this.#named(viewer, rows.slice(0, EXPORT_PAGE));
      if (rows.length <= EXPORT_PAGE) return;
      after = rows[EXPORT_PAGE - 1]!;
    }
  }

  /** Adds names. A viewer who may read an event may read the names in it, within their own organization. */
  async #named(viewer: Viewer, rows: readonly AuditRow[]): Promise<AuditEventView[]> {
    const actorIds = [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))];
    const personIds = [...new Set(rows.flatMap(({ participantIds }) => participantIds))];
    const { actors, people } = await this.#database.within(
      organizationScope('names in the audit log', viewer.organizationId),
      async (tx) => ({
        actors: await memberStore.namesOf(tx, actorIds),
        people: await participantStore.namesOf(tx, personIds),
      }),
    );
    return rows.map((row) => {
      const { actorId } = row;
      const { name = null, groups = [] } = actors.get(actorId ?? '') ?? {};
      return {
        ...row,
        actor: actorId === null ? null : { id: actorId, name, groups },
        participants: row.participantIds.map((id) => ({ id, name: people.get(id) ?? null })),
      };
    });
  }
}

function readQuery(viewer: Viewer, filter: AuditFilter): AuditQuery {
  const actions = filter.actions ?? null;
  const unknown = actions?.find((action) => !isAction(action));
  if (unknown !== undefined) {
    const message = `must name actions: ${Object.keys(POLICY).join(', ')}`;
    throw invalidInput({ field: 'filter.actions', message });
  }
  return {
    participantId: readIdOf(filter, 'participantId'),
    actorId: readIdOf(filter, 'actorId'),
    notActorId: filter.byOthers ? viewer.userId : null,
    actions,
    from: filter.from ?? null,
    to: filter.to ?? null,
  };
}

function readIdOf(filter: AuditFilter, field: 'participantId' | 'actorId'): string | null {
  const named = filter[field] ?? null;
  const id = named === null ? null : readId(named);
  if (id === undefined) throw invalidInput({ field: `filter.${field}`, message: 'must be an id' });
  return id;
}

const isAction = (text: string): text is Action => Object.hasOwn(POLICY, text);
