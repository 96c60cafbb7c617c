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
 * Hands a resolver what the request asks for below its field, so that its service loads the page at once. `path`
 * leads on from there, through fields without arguments: `@LookAhead('participant')`.
 */
export const LookAhead = (...path: readonly string[]): ParameterDecorator =>
  createParameterDecorator(({ info }) =>
    selectionAt(lookAhead(info), ...path),
  ) as ParameterDecorator;

/** What an operation asks for below the field that is being resolved. */
export const lookAhead = (info: Request & Pick<GraphQLResolveInfo, 'fieldNodes' | 'returnType'>) =>
  below(info.fieldNodes, info.returnType, info);

type Request = Pick<GraphQLResolveInfo, 'fragments' | 'variableValues'>;

const NO_ARGUMENTS = {};

/** What stands below fields without any variable in it is read once. Plans go when their documents do. */
const constant = new WeakMap<FieldNode, { nodes: readonly FieldNode[]; selection: Selection }[]>();

/**
 * What is wanted below a field that the document names once or several times. As in the execution of GraphQL, all its
 * selections are merged before anything below them is read, so that each field of the answer is visited once.
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
      // Validation has made sure that fields with one key have the same arguments.
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
 * The fields below some nodes by their names in the answer, as far as `@skip` and `@include` let them stand. Each
 * fragment is unfolded once, however often it is spread.
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

/** Answers of `hasVariables`, which go when their documents do. */
const variables = new WeakMap<SelectionSetNode, boolean>();

/** Whether anything in a selection, fragments and all, depends on a variable. */
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
