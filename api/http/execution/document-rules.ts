import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  type ASTVisitor,
  GraphQLError,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** Several times what the portal's largest page needs. Introspection queries of tools go deeper, where they are allowed. */
const MAXIMUM_DEPTH = 15;
const MAXIMUM_ALIASES = 30;

/** Validation rules that limit a query before execution, over HTTP and sockets alike. */
export function limitRules({ introspection }: { introspection: boolean }): ValidationRule[] {
  const limits = [
    maxDepthRule({ n: MAXIMUM_DEPTH, ignoreIntrospection: introspection, ...REPORTED }),
    maxAliasesRule({ n: MAXIMUM_ALIASES, ...REPORTED }),
  ] as ValidationRule[]; // their visitors are classes without an index signature
  return introspection ? limits : [...limits, noSchemaListingRule];
}

/** Marks an error that reveals nothing about the schema. */
export const OPEN_TO_ALL = { openToAll: true };

/**
 * Without introspection the schema cannot be listed. `__schema` is rejected, and `__type` reveals only whether a type
 * exists. Tools query `__type` to check that the gateway responds, so such a query remains valid.
 */
function noSchemaListingRule(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      const name = node.name.value;
      const lists =
        name === '__schema' ||
        (context.getParentType()?.name === '__Type' && !['name', '__typename'].includes(name));
      if (!lists) return;
      const message = `Introspection is turned off, and the query contains "${name}".`;
      context.reportError(new GraphQLError(message, { nodes: [node], extensions: OPEN_TO_ALL }));
    },
  };
}

/**
 * Reports a broken limit with the other validation errors instead of throwing out of the validation. Apollo Server gives
 * all of them the same code, so the extension lets the formatter recognize a limit.
 */
const REPORTED = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, { message }: GraphQLError) =>
      context?.reportError(new GraphQLError(message, { extensions: { limitExceeded: true } })),
  ],
};
