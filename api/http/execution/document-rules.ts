import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  type ASTVisitor,
  GraphQLError,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** Room for the largest page of the portal several times over. Tools ask deeper for the schema, where they may. */
const MAXIMUM_DEPTH = 15;
const MAXIMUM_ALIASES = 30;

/** What a query may not do, checked before anything runs, over HTTP and over sockets alike. */
export function limitRules({ introspection }: { introspection: boolean }): ValidationRule[] {
  const limits = [
    maxDepthRule({ n: MAXIMUM_DEPTH, ignoreIntrospection: introspection, ...REPORTED }),
    maxAliasesRule({ n: MAXIMUM_ALIASES, ...REPORTED }),
  ] as ValidationRule[]; // their visitors are classes without an index signature
  return introspection ? limits : [...limits, noSchemaListingRule];
}

/** Marks an error that tells nothing of the schema. */
export const OPEN_TO_ALL = { openToAll: true };

/**
 * Without introspection the schema cannot be listed: there is no `__schema`, and `__type` says of a type no more than
 * that it exists, which tools ask to see whether the gateway answers. So a query with `__type` stays a valid one.
 */
function noSchemaListingRule(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      const name = node.name.value;
      const lists =
        name === '__schema' ||
        (context.getParentType()?.name === '__Type' && !['name', '__typename'].includes(name));
      if (!lists) return;
      const message = `Introspection is switched off, and the query contains "${name}".`;
      context.reportError(new GraphQLError(message, { nodes: [node], extensions: OPEN_TO_ALL }));
    },
  };
}

/**
 * The library would throw out of the validation. Reported instead, it stands with the other validation errors, to
 * which Apollo Server gives one code; the mark lets the formatter tell a limit apart.
 */
const REPORTED = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, { message }: GraphQLError) =>
      context?.reportError(new GraphQLError(message, { extensions: { limitExceeded: true } })),
  ],
};
