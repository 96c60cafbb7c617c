import { type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { Scope } from '../../auth/scope.ts';
import type { Tables } from '../tables.ts';

/** Equals no user's id, because Gaitway itself belongs to no care team. */
const NO_USER = '00000000-0000-0000-0000-000000000000';

export const viewerId = (scope: Scope): string =>
  scope.kind === 'viewer' ? scope.userId : NO_USER;

/**
 * Which participants a scope shows: to a viewer oneself, those in one's care, and to an admin all of the
 * organization. Everything that hangs on a participant is seen through this condition. Row-level
 * security repeats it; the two are tested against each other.
 */
export function visibleParticipants(
  eb: ExpressionBuilder<Tables, 'participants'>,
  scope: Scope,
): Expression<SqlBool> {
  if (scope.kind === 'system') return eb.lit(true);
  if (scope.kind === 'newcomer') return eb.lit(false);
  const inOrganization = eb('participants.organization_id', '=', scope.organizationId);
  if (scope.kind === 'organization') return inOrganization;
  const reasons: Expression<SqlBool>[] = [eb('participants.user_id', '=', scope.userId)];
  if (scope.groups.includes('admin')) reasons.push(eb.lit(true));
  if (scope.groups.includes('careProvider')) {
    reasons.push(
      eb.exists(
        eb
          .selectFrom('care_team_members')
          .whereRef('care_team_members.participant_id', '=', 'participants.id')
          .where('care_team_members.user_id', '=', scope.userId),
      ),
    );
  }
  return eb.and([inOrganization, eb.or(reasons)]);
}
