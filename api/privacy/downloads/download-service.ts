import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { audit } from '../../auth/audit-log.ts';
import { systemScope } from '../../auth/scope.ts';
import { Viewer } from '../../auth/viewer.ts';
import type { Database } from '../../database/database.ts';
import { downloadTicketStore } from './download-ticket-store.ts';
import { userStore } from '../../database/stores/user-store.ts';
import type { SignedLink } from '../../storage/object-store.ts';
import { auditCsv } from '../audit/audit-csv.ts';
import type { AuditFilter, AuditService } from '../audit/audit-service.ts';
import type { ArchiveService } from './archive-service.ts';
import { requireParticipant } from '../../services/access/require-participant.ts';

const TICKET_MINUTES = 15;

/** The kinds of generated files. */
const ticketContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('archive'), participantId: z.uuid() }),
  z.object({
    kind: z.literal('audit'),
    filter: z.object({
      participantId: z.string().nullable().default(null),
      actorId: z.string().nullable().default(null),
      byOthers: z.boolean().nullable().default(null),
      actions: z.array(z.string()).readonly().nullable().default(null),
      from: z.coerce.date().nullable().default(null),
      to: z.coerce.date().nullable().default(null),
    }),
  }),
]);

type TicketContent = z.input<typeof ticketContent>;

/** A file that is generated while it is downloaded. */
export interface GeneratedFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly body: Readable;
}

export interface DownloadServiceDependencies {
  readonly database: Database;
  readonly archives: ArchiveService;
  readonly audits: AuditService;
  readonly publicUrl: string;
  readonly now: () => Date;
}

/**
 * Generates files while they are downloaded; no store keeps them. A browser sends no token with a download, so the link
 * contains a ticket instead. The ticket authorizes the viewer for this one file (docs/decisions/0022).
 */
export class DownloadService {
  readonly #database: Database;
  readonly #archives: ArchiveService;
  readonly #audits: AuditService;
  readonly #publicUrl: string;
  readonly #now: () => Date;

  constructor({ database, archives, audits, publicUrl, now }: DownloadServiceDependencies) {
    this.#database = database;
    this.#archives = archives;
    this.#audits = audits;
    this.#publicUrl = publicUrl;
    this.#now = now;
  }

  /**
   * Returns a link to the archive of all data about a participant, a ZIP of open formats.
   * @throws {GaitwayError} FORBIDDEN, NOT_FOUND
   */
  async archive(viewer: Viewer, participantId: string): Promise<SignedLink> {
    viewer.assertCan('participant:export');
    const { id } = await this.#database.within(viewer.scope, async (tx) => {
      const participant = await requireParticipant(tx, viewer, 'participant:export', participantId);
      await audit(tx, viewer, 'participant:export', { participantIds: [participant.id] });
      return participant;
    });
    return this.#link(viewer, { kind: 'archive', participantId: id });
  }

  /** Returns a link to the audit log as CSV. */
  async auditLog(viewer: Viewer, filter: AuditFilter): Promise<SignedLink> {
    viewer.assertCan('audit:read');
    await this.#database.within(viewer.scope, (tx) =>
      audit(tx, viewer, 'audit:read', { participantIds: [], subjectIds: ['csv'] }),
    );
    return this.#link(viewer, { kind: 'audit', filter });
  }

  /** Returns the file of a ticket; undefined when the ticket is unknown or expired, or its owner is disabled. */
  async redeem(ticket: string, requestId: string): Promise<GeneratedFile | undefined> {
    const found = await this.#database.within(
      systemScope('redeeming a download ticket'),
      async (tx) => {
        const known = await downloadTicketStore.find(tx, digestOf(ticket));
        const user = known && (await userStore.findByToken(tx, known.userId));
        return known && user?.disabledAt === null ? { ...known, user } : undefined;
      },
    );
    if (found === undefined) return undefined;
    const { user } = found;
    const viewer = new Viewer(
      { userId: user.id, organizationId: user.organization.id, groups: user.groups },
      requestId,
    );
    const day = this.#now().toISOString().slice(0, 10);
    const content = ticketContent.parse(found.content);
    if (content.kind === 'audit') {
      const body = Readable.from(auditCsv(this.#audits.all(viewer, content.filter)));
      return { fileName: `audit-log-${day}.csv`, contentType: 'text/csv; charset=utf-8', body };
    }
    const body = await this.#archives.open(viewer, content.participantId);
    return { fileName: `gaitway-data-${day}.zip`, contentType: 'application/zip', body };
  }

  async #link(viewer: Viewer, content: TicketContent): Promise<SignedLink> {
    const ticket = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.#now().getTime() + TICKET_MINUTES * 60_000);
    await this.#database.within(systemScope('storing a download ticket'), (tx) =>
      downloadTicketStore.insert(tx, {
        digest: digestOf(ticket),
        userId: viewer.userId,
        content,
        expiresAt,
      }),
    );
    return { url: `${this.#publicUrl}/downloads/${ticket}`, expiresAt };
  }
}

const digestOf = (ticket: string) => createHash('sha256').update(ticket).digest('hex');
