import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { type GraphQLError, NoSchemaIntrospectionCustomRule, type ValidationRule } from 'graphql';

/** Room for the largest page of the portal several times over; the introspection query has depth 13. */
const MAXIMUM_DEPTH = 15;
const MAXIMUM_ALIASES = 30;

/** Tokens of one document. Samples travel as variables, which do not count. */
export const MAXIMUM_TOKENS = 2000;

/** What a query may not do, checked before anything runs, over HTTP and over sockets alike. */
export function limitRules({ introspection }: { introspection: boolean }): ValidationRule[] {
  const limits = [
    maxDepthRule({ n: MAXIMUM_DEPTH, ignoreIntrospection: false, onReject: [markExceeded] }),
    maxAliasesRule({ n: MAXIMUM_ALIASES, onReject: [markExceeded] }),
  ] as ValidationRule[]; // their visitors are classes without an index signature
  return introspection ? limits : [...limits, NoSchemaIntrospectionCustomRule];
}

/** Apollo Server gives all validation errors one code; the mark lets the formatter tell a limit apart. */
const markExceeded = (_context: unknown, error: GraphQLError) => {
  error.extensions['limitExceeded'] = true;
};
