import {
  type DocumentNode,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Viewer } from '../../auth/viewer.ts';
import { GaitwayError, invalidInput } from '../../errors.ts';
import { asGraphQLError } from '../graphql-errors.ts';
import { limitRules } from './document-rules.ts';
import { documentSizeError, MAXIMUM_DOCUMENT_CHARACTERS, MAXIMUM_TOKENS } from './document-size.ts';
import { type DocumentInput, readDocumentInput, variableProblems } from './input-limits.ts';
import { type CostOf, createCost, type Variables } from './operation-cost.ts';
import type { QueryBudget } from './query-budget.ts';

export interface OperationCheckOptions {
  readonly schema: GraphQLSchema;
  /**
   * Whether clients may list the schema. If not, errors suggest nothing of it either, and tell nothing of it to
   * requests without a viewer.
   */
  readonly introspection: boolean;
  /** What one operation may cost; 0 for any cost. */
  readonly maximumCost: number;
  readonly budget: QueryBudget;
}

/** An operation of a request, and who sends it. */
export interface OperationRequest {
  readonly operationName: string | null | undefined;
  readonly variables: Variables | null | undefined;
  /** Null when nobody is signed in: root fields refuse, and nothing is loaded. */
  readonly viewer: Viewer | null;
}

/** Decides whether an operation may run, over HTTP and over sockets alike. */
export interface OperationChecks {
  /** @throws {GraphQLError} when the text is no document, or too long */
  parse(query: string): DocumentNode;
  /** The operation that may run; else why it may not. */
  check(
    document: DocumentNode,
    request: OperationRequest,
  ): Promise<OperationDefinitionNode | readonly GraphQLError[]>;
}

/** An operation as executed by a socket's subscription costs its price at each event: it has to be cheap. */
const SUBSCRIPTION_SHARE = 0.1;

/** What is known of a document: why it is refused, or what its operations need to be checked. */
type Plan =
  | { readonly errors: readonly GraphQLError[] }
  | {
      readonly input: DocumentInput;
      readonly costs: Map<OperationDefinitionNode, CostOf>;
    };

export function createOperationChecks(options: OperationCheckOptions): OperationChecks {
  const { schema, introspection, maximumCost, budget } = options;
  const rules = [...specifiedRules, ...limitRules({ introspection })];
  const plans = new WeakMap<DocumentNode, Plan>(); // Apollo Server keeps a bounded number of documents

  /** The size comes first: validation itself takes time that grows with what fragments unfold to. */
  function planOf(document: DocumentNode): Plan {
    const sizeError = documentSizeError(document);
    if (sizeError) return { errors: [sizeError] };
    const errors = validate(schema, document, rules, { hideSuggestions: !introspection });
    if (errors.length > 0) {
      return { errors: introspection ? errors : errors.map(withoutSuggestion) };
    }
    const input = readDocumentInput(schema, document);
    if (input.problems.length > 0)
      return { errors: [asGraphQLError(invalidInput(...input.problems))] };
    return { input, costs: new Map() };
  }

  function costOf(
    costs: Map<OperationDefinitionNode, CostOf>,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
  ): number {
    let cost = costs.get(operation);
    if (!cost) {
      cost = createCost(schema, document, operation);
      costs.set(operation, cost);
    }
    return cost(variables);
  }

  return {
    parse(query) {
      if (query.length > MAXIMUM_DOCUMENT_CHARACTERS) throw documentTooLong();
      return parse(query, { maxTokens: MAXIMUM_TOKENS });
    },

    async check(document, { operationName, variables, viewer }) {
      let plan = plans.get(document);
      if (!plan) {
        plan = planOf(document);
        plans.set(document, plan);
      }
      const isStranger = viewer === null && !introspection;
      if ('errors' in plan) return isStranger ? hideSchema(plan.errors) : plan.errors;
      const operation = getOperationAST(document, operationName);
      if (!operation) return [unknownOperation(operationName)];
      const problems = variableProblems(operation, plan.input, variables ?? {});
      if (problems.length > 0) {
        return isStranger ? [unfitDocument()] : [asGraphQLError(invalidInput(...problems))];
      }
      if (isStranger && !hasFitVariables(schema, operation, variables ?? {})) {
        return [unfitDocument()];
      }

      const cost = costOf(plan.costs, document, operation, variables ?? {});
      const most =
        operation.operation === OperationTypeNode.SUBSCRIPTION
          ? maximumCost * SUBSCRIPTION_SHARE
          : maximumCost;
      if (maximumCost > 0 && cost > most) return [tooCostly(cost, most)];
      try {
        if (viewer) await budget.spend(viewer, cost);
        return operation;
      } catch (error) {
        if (error instanceof GaitwayError) return [asGraphQLError(error)];
        throw error;
      }
    },
  };
}

/** graphql-js has no option to leave this one out: `Field "me" ... must have a selection. Did you mean "me { ... }"?` */
function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(/ Did you mean [\s\S]*$/, '');
  if (message === error.message) return error;
  const { nodes = null, extensions } = error;
  return new GraphQLError(message, { nodes, extensions });
}

const hasFitVariables = (
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Variables,
): boolean => getVariableValues(schema, variableDefinitions, variables).errors === undefined;

/** Keeps the errors that tell nothing of the schema; one stands for all others. */
function hideSchema(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  const open = errors.filter(
    ({ extensions }) => extensions['limitExceeded'] === true || extensions['openToAll'] === true,
  );
  return open.length > 0 ? open : [unfitDocument()];
}

const unfitDocument = () =>
  new GraphQLError(
    'The operation does not match the schema. Sign in to see what is wrong with it.',
  );

const LIMIT_EXCEEDED = { limitExceeded: true };

const documentTooLong = () =>
  new GraphQLError(`query: must have at most ${MAXIMUM_DOCUMENT_CHARACTERS} characters`, {
    extensions: LIMIT_EXCEEDED,
  });

const tooCostly = (cost: number, most: number) =>
  new GraphQLError(
    `query: costs ${cost}, of at most ${most}. Ask for fewer records or fields at a time.`,
    { extensions: LIMIT_EXCEEDED },
  );

const unknownOperation = (name: string | null | undefined) =>
  asGraphQLError(
    invalidInput({
      field: 'operationName',
      message:
        name == null ? 'must name one of the operations' : 'must name an operation of the document',
    }),
  );
