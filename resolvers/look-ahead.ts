import {
  type FieldNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { createParameterDecorator } from 'type-graphql';
import {
  EMPTY_SELECTION,
  type Selection,
  type SelectedField,
  selectionAt,
} from '../api/domain/selection.ts';

/**
 * Passes a resolver the selection below its field, so that its service loads the page at once. `path` starts further
 * down, through fields without arguments: `@LookAhead('participant')`.
 */
export const LookAhead = (...path: readonly string[]): ParameterDecorator =>
  createParameterDecorator(({ info }) =>
    selectionAt(lookAhead(info), ...path),
  ) as ParameterDecorator;

/** The selection of an operation below the field that is being resolved. */
export const lookAhead = (info: Request & Pick<GraphQLResolveInfo, 'fieldNodes' | 'returnType'>) =>
  below(info.fieldNodes, info.returnType, info);

type Request = Pick<GraphQLResolveInfo, 'fragments' | 'variableValues'>;

const NO_ARGUMENTS = {};

/** Selections without variables, which are read once. A plan is collected with its document. */
const constant = new WeakMap<FieldNode, { nodes: readonly FieldNode[]; selection: Selection }[]>();

/**
 * The selection below a field that the document names once or several times. As in GraphQL execution, its selections
 * are merged before anything below them is read, so each field of the response is visited once.
 */
function below(
  nodes: readonly FieldNode[],
  returns: GraphQLOutputType,
  request: Request,
): Selection {
  const plans = constant.get(nodes[0]!);
  const plan = plans?.find((known) => isSame(known.nodes, nodes));
  if (plan) return plan.selection;
  const type = getNamedType(returns);
  if (!isObjectType(type)) return EMPTY_SELECTION;

  const selection = fieldsBelow(nodes, type, request);
  if (!nodes.some((node) => hasVariables(node.selectionSet, request))) {
    if (plans) plans.push({ nodes, selection });
    else constant.set(nodes[0]!, [{ nodes, selection }]);
  }
  return selection;
}

function fieldsBelow(
  nodes: readonly FieldNode[],
  type: GraphQLObjectType,
  request: Request,
): Selection {
  const definitions = type.getFields();
  const selection: Record<string, SelectedField[]> = {};
  for (const [key, children] of collectFields(nodes, request)) {
    const [first] = children as [FieldNode];
    const name = first.name.value;
    const definition = definitions[name];
    if (definition === undefined) continue; // __typename
    const hasArguments = definition.args.length > 0;
    (selection[name] ??= []).push({
      key,
      // Validation ensures that fields with the same key have the same arguments.
      args: hasArguments
        ? getArgumentValues(definition, first, request.variableValues)
        : NO_ARGUMENTS,
      selection: below(children, definition.type, request),
    });
  }
  return selection;
}

const isSame = (some: readonly FieldNode[], others: readonly FieldNode[]) =>
  some.length === others.length && some.every((node, index) => node === others[index]);

/**
 * The fields below the nodes by their response keys, without those that `@skip` and `@include` exclude. Each fragment
 * is expanded once, even when it is spread several times.
 */
function collectFields(
  nodes: readonly FieldNode[],
  request: Request,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const unfolded = new Set<string>();

  function collect({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (!isIncluded(selection, request)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const named = fields.get(key);
        if (named) named.push(selection);
        else fields.set(key, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect(selection.selectionSet);
      } else if (!unfolded.has(selection.name.value)) {
        unfolded.add(selection.name.value);
        const fragment = request.fragments[selection.name.value];
        if (fragment) collect(fragment.selectionSet);
      }
    }
  }
  for (const { selectionSet } of nodes) if (selectionSet) collect(selectionSet);
  return fields;
}

function isIncluded(selection: SelectionNode, { variableValues }: Request): boolean {
  if (!selection.directives?.length) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variableValues);
  return skip?.['if'] !== true && include?.['if'] !== false;
}

/** Results of `hasVariables`, collected with their documents. */
const variables = new WeakMap<SelectionSetNode, boolean>();

/** Whether a selection, with its fragments, depends on a variable. */
function hasVariables(selectionSet: SelectionSetNode | undefined, request: Request): boolean {
  if (!selectionSet) return false;
  const known = variables.get(selectionSet);
  if (known !== undefined) return known;
  let found = false;
  visit(selectionSet, {
    Variable: () => {
      found = true;
    },
    FragmentSpread: ({ name }) => {
      found ||= hasVariables(request.fragments[name.value]?.selectionSet, request);
    },
  });
  variables.set(selectionSet, found);
  return found;
}
