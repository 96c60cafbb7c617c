import { Field, ObjectType } from 'type-graphql';
import { Organization } from './organization.type.ts';

@ObjectType({ description: 'The result of `changeOrganization`.' })
export class ChangeOrganizationPayload {
  @Field(() => Organization, { description: 'The organization after the change.' })
  organization!: Organization;
}
