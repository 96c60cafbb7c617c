import { Arg, Args, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import { AuditEventConnection, AuditEventsArgs } from '../schema/audit/audit-event.type.ts';
import {
  ExportAuditEventsInput,
  ExportAuditEventsPayload,
} from '../schema/audit/export-audit-events.input.ts';
import { Costs } from '../schema/limits.ts';
import { DeadLetters } from '../schema/job/dead-letters.type.ts';
import { JobConnection, JobsArgs, RetryJobInput, RetryJobPayload } from '../schema/job/job.type.ts';
import {
  ChangeOrganizationInput,
  ChangeOrganizationPayload,
} from '../schema/organization/change-organization.input.ts';
import { SystemStatus } from '../schema/status/system-status.type.ts';

/** What an organization looks after besides its people. */
@Resolver()
export class AdministrationResolver {
  @Authorized()
  @Query(() => AuditEventConnection, {
    description: 'Who did and saw what: all of it for admins, for participants what is about them.',
  })
  auditEvents(
    @Args(() => AuditEventsArgs) args: AuditEventsArgs,
    @Ctx() { viewer, services }: RequestContext,
  ) {
    return services.audits.list(viewer, args);
  }

  @Authorized()
  @Costs({ weight: 500 })
  @Mutation(() => ExportAuditEventsPayload)
  async exportAuditEvents(
    @Arg('input', () => ExportAuditEventsInput) { filter }: ExportAuditEventsInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<ExportAuditEventsPayload> {
    return { download: await services.downloads.auditLog(viewer, filter ?? {}) };
  }

  @Authorized()
  @Query(() => JobConnection, { description: 'The work of the viewer’s organization.' })
  jobs(
    @Args(() => JobsArgs) args: JobsArgs,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<JobConnection> {
    return services.jobs.list(viewer, args);
  }

  @Authorized()
  @Query(() => DeadLetters, {
    description:
      'What arrived in the inbox and could not be announced, however often it was tried.',
  })
  deadLetters(@Ctx() { viewer, services }: RequestContext): Promise<DeadLetters> {
    return services.jobs.deadLetters(viewer);
  }

  @Authorized()
  @Mutation(() => RetryJobPayload, { description: 'Runs a failed job again, as a new one.' })
  async retryJob(
    @Arg('input', () => RetryJobInput) { jobId }: RetryJobInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<RetryJobPayload> {
    return { jobId: await services.jobs.retry(viewer, jobId) };
  }

  @Authorized()
  @Query(() => SystemStatus)
  systemStatus(@Ctx() { viewer, services }: RequestContext): Promise<SystemStatus> {
    return services.status.read(viewer);
  }

  @Authorized()
  @Mutation(() => ChangeOrganizationPayload)
  async changeOrganization(
    @Arg('input', () => ChangeOrganizationInput) input: ChangeOrganizationInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<ChangeOrganizationPayload> {
    return { organization: await services.organizations.change(viewer, input) };
  }
}
