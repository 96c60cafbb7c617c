import {
  type ArgumentNode,
  coerceInputValue,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInputType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  typeFromAST,
  valueFromAST,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { declaredCost, declaredItemCount } from '../../../schema/limits.ts';

/** The assumed number of records for a list that declares none. */
const DEFAULT_LIST_ITEMS = 10;

export type Variables = Readonly<Record<string, unknown>>;

/** Returns the cost of an operation with these variables. */
export type CostOf = (variables: Variables) => number;

/**
 * Creates the cost function of an operation (docs/decisions/0038). Each field costs its weight, plus the cost of its
 * selection times the number of records that it may return. `@skip` and `@include` are ignored. The operation must be
 * valid.
 */
export function createCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CostOf {
  const fields = new OperationFields(schema, document);
  const root = schema.getRootType(operation.operation);
  if (!root) return () => 0;
  const relevant = fields.variablesThatCount(operation.selectionSet, root);
  const definitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    relevant.has(variable.name.value),
  );

  const coerced = (variables: Variables): Variables => {
    const values: Record<string, unknown> = {};
    for (const { variable, type: typeNode, defaultValue } of definitions) {
      const name = variable.name.value;
      const type = typeFromAST(schema, typeNode);
      if (!isInputType(type)) continue;
      let isValid = true;
      const value =
        variables[name] === undefined
          ? defaultValue && valueFromAST(defaultValue, type)
          : coerceInputValue(variables[name], type, () => (isValid = false));
      if (isValid && value !== undefined) values[name] = value; // GraphQL rejects invalid values before execution
    }
    return values;
  };

  const known = new LRUCache<string, number>({ max: 100 });
  return (variables) => {
    const key = keyOf(definitions.map(({ variable }) => variables[variable.name.value]));
    let cost = key === undefined ? undefined : known.get(key);
    if (cost === undefined) {
      cost = fields.costBelow(operation.selectionSet, root, coerced(variables), new Map());
      if (key !== undefined) known.set(key, cost);
    }
    return cost;
  };
}

/** Returns a cache key for values of variables; undefined for values that are unlikely to occur again. */
function keyOf(values: readonly unknown[]): string | undefined {
  const isShort = values.every(
    (value) => typeof value !== 'object' && !(typeof value === 'string' && value.length > 100),
  );
  return isShort ? JSON.stringify(values) : undefined;
}

type Field = GraphQLField<unknown, unknown>;

/** Computes costs from what the fields of a document declare. */
class OperationFields {
  readonly #schema: GraphQLSchema;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();

  constructor(schema: GraphQLSchema, { definitions }: DocumentNode) {
    this.#schema = schema;
    for (const node of definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(node.name.value, node);
    }
  }

  /** Returns the cost of a selection. Reads each fragment once. */
  costBelow(
    selectionSet: SelectionSetNode | undefined,
    type: GraphQLObjectType,
    variables: Variables,
    known: Map<string, number>,
  ): number {
    let cost = 0;
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const field = this.#fieldOf(type, selection.name.value);
        if (field) cost += this.#costOfField(selection, field, variables, known);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        cost += this.costBelow(selection.selectionSet, type, variables, known);
      } else {
        const name = selection.name.value;
        const fragment = this.#fragments.get(name);
        let below = known.get(name);
        if (below === undefined) {
          below = this.costBelow(fragment?.selectionSet, type, variables, known);
          known.set(name, below);
        }
        cost += below;
      }
    }
    return cost;
  }

  #costOfField(
    node: FieldNode,
    field: Field,
    variables: Variables,
    known: Map<string, number>,
  ): number {
    const args = argumentsOf(node, field, variables);
    const { weight = 1, items = itemsOf(field, args) } = declaredCost(field);
    const own = typeof weight === 'number' ? weight : weight(args);
    const type = getNamedType(field.type);
    if (!isObjectType(type)) return own;
    const count = typeof items === 'number' ? items : items(args);
    return own + count * this.costBelow(node.selectionSet, type, variables, known);
  }

  /** Returns the names of the variables that the cost of a selection depends on. */
  variablesThatCount(selectionSet: SelectionSetNode, type: GraphQLObjectType): Set<string> {
    const names = new Set<string>();
    const seen = new Set<string>();
    const read = (set: SelectionSetNode | undefined, parent: GraphQLObjectType): void => {
      for (const selection of set?.selections ?? []) {
        if (selection.kind === Kind.FIELD) {
          const field = this.#fieldOf(parent, selection.name.value);
          if (!field) continue;
          for (const argument of argumentsThatCount(selection, field)) {
            visit(argument, { Variable: ({ name }) => void names.add(name.value) });
          }
          const below = getNamedType(field.type);
          if (isObjectType(below)) read(selection.selectionSet, below);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          read(selection.selectionSet, parent);
        } else if (!seen.has(selection.name.value)) {
          seen.add(selection.name.value);
          read(this.#fragments.get(selection.name.value)?.selectionSet, parent);
        }
      }
    };
    read(selectionSet, type);
    return names;
  }

  #fieldOf(type: GraphQLObjectType, name: string): Field | undefined {
    if (type === this.#schema.getQueryType()) {
      if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return type.getFields()[name]; // undefined for __typename, which costs nothing
  }
}

/** The arguments of a field that its cost depends on. */
function argumentsThatCount(node: FieldNode, field: Field): readonly ArgumentNode[] {
  const { weight, items } = declaredCost(field);
  if (typeof weight === 'function' || typeof items === 'function') return node.arguments ?? [];
  const counting = field.args.filter((argument) => declaredItemCount(argument));
  return (node.arguments ?? []).filter(({ name }) =>
    counting.some((argument) => argument.name === name.value),
  );
}

function argumentsOf(node: FieldNode, field: Field, variables: Variables) {
  const args: Record<string, unknown> = {};
  for (const { name, value } of argumentsThatCount(node, field)) {
    const definition = field.args.find((argument) => argument.name === name.value);
    if (definition) args[name.value] = valueFromAST(value, definition.type, variables);
  }
  return args;
}

/** Returns the number of records that a field without its own declaration may return. */
function itemsOf(field: Field, args: Variables): number {
  for (const argument of field.args) {
    const bounds = declaredItemCount(argument);
    if (!bounds) continue;
    const given = args[argument.name];
    const items = typeof given === 'number' ? given : bounds.leftOut;
    return Math.min(Math.max(items, 1), bounds.most); // services reject values outside these bounds
  }
  return isListType(getNullableType(field.type)) ? DEFAULT_LIST_ITEMS : 1;
}
