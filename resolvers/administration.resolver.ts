import { Arg, Args, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import { AuditEventConnection } from '../schema/audit/audit-event.type.ts';
import { AuditEventsArgs } from '../schema/audit/audit-event.args.ts';
import { ExportAuditEventsInput } from '../schema/audit/export-audit-events.input.ts';
import { ExportAuditEventsPayload } from '../schema/audit/export-audit-events.payload.ts';
import { Costs } from '../schema/limits.ts';
import { DeadLetters } from '../schema/job/dead-letters.type.ts';
import { JobConnection } from '../schema/job/job.type.ts';
import { JobsArgs } from '../schema/job/job.args.ts';
import { RetryJobInput } from '../schema/job/job.input.ts';
import { RetryJobPayload } from '../schema/job/job.payload.ts';
import { ChangeOrganizationInput } from '../schema/organization/change-organization.input.ts';
import { ChangeOrganizationPayload } from '../schema/organization/change-organization.payload.ts';
import { SystemStatus } from '../schema/status/system-status.type.ts';

/** Audit log, jobs, status and settings of an organization. */
@Resolver()
export class AdministrationResolver {
  @Authorized()
  @Query(() => AuditEventConnection, {
    description:
      'The audit log, newest first. Admins see every event of their organization, participants the events about themselves. INVALID_INPUT for an unknown action or id.',
  })
  auditEvents(
    @Args(() => AuditEventsArgs) args: AuditEventsArgs,
    @Ctx() { viewer, services }: RequestContext,
  ) {
    return services.audits.list(viewer, args);
  }

  @Authorized()
  @Costs({ weight: 500 })
  @Mutation(() => ExportAuditEventsPayload, {
    description:
      'Exports the audit log as CSV. The viewer gets the events that `auditEvents` returns.',
  })
  async exportAuditEvents(
    @Arg('input', () => ExportAuditEventsInput) { filter }: ExportAuditEventsInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<ExportAuditEventsPayload> {
    return { download: await services.downloads.auditLog(viewer, filter ?? {}) };
  }

  @Authorized()
  @Query(() => JobConnection, {
    description: 'The jobs of the viewer’s organization, newest first. Admins may.',
  })
  jobs(
    @Args(() => JobsArgs) args: JobsArgs,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<JobConnection> {
    return services.jobs.list(viewer, args);
  }

  @Authorized()
  @Query(() => DeadLetters, {
    description:
      'Messages about inbox objects that could not be processed in any attempt. Admins may.',
  })
  deadLetters(@Ctx() { viewer, services }: RequestContext): Promise<DeadLetters> {
    return services.jobs.deadLetters(viewer);
  }

  @Authorized()
  @Mutation(() => RetryJobPayload, {
    description:
      'Runs a failed job again, as a new job. Admins may. CONFLICT when the job has not failed.',
  })
  async retryJob(
    @Arg('input', () => RetryJobInput) { jobId }: RetryJobInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<RetryJobPayload> {
    return { jobId: await services.jobs.retry(viewer, jobId) };
  }

  @Authorized()
  @Query(() => SystemStatus, {
    description: 'The state of the gateway and of what it depends on. Admins may.',
  })
  systemStatus(@Ctx() { viewer, services }: RequestContext): Promise<SystemStatus> {
    return services.status.read(viewer);
  }

  @Authorized()
  @Mutation(() => ChangeOrganizationPayload, {
    description:
      'Changes settings of the viewer’s organization. Admins may. INVALID_INPUT for a value out of range.',
  })
  async changeOrganization(
    @Arg('input', () => ChangeOrganizationInput) input: ChangeOrganizationInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<ChangeOrganizationPayload> {
    return { organization: await services.organizations.change(viewer, input) };
  }
}
