import type { z } from 'zod';
import type { Action } from '../../auth/policy.ts';
import { type Selection, type SelectedField, selectionAt } from '../../domain/selection.ts';
import { ValuesByArguments } from '../../domain/values-by-arguments.ts';
import { asError } from '../../errors.ts';
import { parseInput } from '../parse-input.ts';
import type {
  Field,
  FieldTable,
  LoadField,
  ReadSession,
  UnauditedFieldTable,
  ValueFor,
} from './read-session.ts';

/** One use of a field with arguments: a document may name it several times, under different keys. */
export interface FieldUse<Args> {
  readonly args: Args;
  readonly selection: Selection;
}

interface Declared {
  readonly shows?: Action;
  readonly prefetch?: (session: ReadSession, selection: Selection) => void;
}

/** Declares a field without arguments. It is loaded once, with all that the document selects below it. */
export function field<Target>(
  declaration: Declared & {
    readonly load: LoadField<Target>;
    readonly loadBeside?: (
      session: ReadSession,
      id: string,
      selection: Selection,
    ) => Promise<LoadField<Target>>;
  },
): Field<Target> {
  const { shows, prefetch = prefetchNothing, load, loadBeside } = declaration;
  return {
    shows,
    takesArguments: false,
    prefetch,
    loadBeside,
    load: (session, targets, uses) =>
      uses.map(async ({ selection }) => {
        assertMayShow(session, shows);
        return load(session, targets, selection);
      }),
  };
}

/** Declares a field with arguments: each use is loaded by itself. `args` parses what GraphQL has validated. */
export function fieldWithArgs<Target, Args>(
  declaration: Declared & {
    readonly args: z.ZodType<Args>;
    readonly load: (
      session: ReadSession,
      targets: readonly Target[],
      use: FieldUse<Args>,
    ) => Promise<ValueFor<Target>>;
  },
): Field<Target> {
  const { shows, prefetch = prefetchNothing, args, load } = declaration;
  return {
    shows,
    takesArguments: true,
    prefetch,
    loadBeside: undefined,
    load: (session, targets, uses) =>
      uses.map(async (use) => {
        assertMayShow(session, shows);
        return load(session, targets, parseUse(args, use));
      }),
  };
}

/** Declares a field with arguments whose uses are loaded together; where one fails, each is loaded by itself. */
export function batchedField<Target, Args>(
  declaration: Declared & {
    readonly args: z.ZodType<Args>;
    readonly loadAll: (
      session: ReadSession,
      targets: readonly Target[],
      uses: readonly FieldUse<Args>[],
    ) => Promise<readonly ValueFor<Target>[]>;
  },
): Field<Target> {
  const { shows, prefetch = prefetchNothing, args, loadAll } = declaration;
  return {
    shows,
    takesArguments: true,
    prefetch,
    loadBeside: undefined,
    load(session, targets, uses) {
      const loadSome = async (some: readonly SelectedField[]) => {
        assertMayShow(session, shows);
        return loadAll(
          session,
          targets,
          some.map((use) => parseUse(args, use)),
        );
      };
      const together = loadSome(uses);
      return uses.map((use, index) =>
        together.then(
          (values) => values[index]!,
          async () => (await loadSome([use]))[0]!,
        ),
      );
    },
  };
}

/** A use of a field with arguments, and what loads it for a target. */
interface KeyedValue<Target> {
  readonly key: string;
  readonly args: SelectedField['args'];
  readonly value: ValueFor<Target> | Error;
}

/**
 * Loads every selected field of a table for all targets at once. Returns a function: call it for each target that
 * the viewer can see. It returns the fields and records for the audit log what they show.
 */
export async function loadFields<Target>(
  session: ReadSession,
  { fields, recordOf }: FieldTable<Target> | UnauditedFieldTable<Target>,
  targets: readonly Target[],
  selection: Selection,
  beside: ReadonlyMap<string, LoadField<Target>> = new Map<string, LoadField<Target>>(),
): Promise<ValueFor<Target, object>> {
  if (targets.length === 0) return () => ({});
  const shown = new Set<Action>();
  const plain: Promise<readonly [string, ValueFor<Target>]>[] = [];
  const keyed: Promise<KeyedValue<Target>>[] = [];
  for (const name in fields) {
    const uses = selection[name];
    if (uses === undefined) continue;
    const { shows, takesArguments, load } = fields[name]!;
    if (shows !== undefined) {
      if (recordOf === undefined)
        throw new Error(`${name} shows a record that its table does not name`);
      shown.add(shows);
    }
    if (takesArguments) {
      for (const [index, loading] of load(session, targets, uses).entries()) {
        const { key, args } = uses[index]!;
        keyed.push(
          loading.then(
            (value) => ({ key, args, value }),
            (error: unknown) => ({ key, args, value: asError(error) }),
          ),
        );
      }
      continue;
    }
    const below = selectionAt(selection, name);
    const besideField = beside.get(name);
    const [loading] = besideField
      ? [besideField(session, targets, below)]
      : load(session, targets, [{ key: name, args: {}, selection: below }]);
    plain.push(loading!.then((value) => [name, value]));
  }
  const [plainValues, keyedValues] = await Promise.all([Promise.all(plain), Promise.all(keyed)]);
  const keys = keyedValues.map(({ key }) => key);
  const sharedKeys = new Set(keys.filter((key, index) => keys.indexOf(key) < index));
  return (target) => {
    if (recordOf) for (const action of shown) session.recordAccess(action, recordOf(target));
    const values: Record<string, unknown> = {};
    for (const [name, value] of plainValues) values[name] = value(target);
    if (keyedValues.length === 0) return values;
    const loaded: Record<string, unknown> = {};
    for (const key of sharedKeys) loaded[key] = new ValuesByArguments();
    for (const { key, args, value } of keyedValues) {
      const loadedValue = value instanceof Error ? value : value(target);
      const shared = loaded[key];
      if (shared instanceof ValuesByArguments) shared.set(args, loadedValue);
      else loaded[key] = loadedValue;
    }
    return { ...values, loaded };
  };
}

/** Adds to each record of a page every selected field of its table. */
export async function addFields<Target extends object>(
  session: ReadSession,
  table: FieldTable<Target>,
  targets: readonly Target[],
  selection: Selection,
  beside?: ReadonlyMap<string, LoadField<Target>>,
): Promise<void> {
  const fieldsOf = await loadFields(session, table, targets, selection, beside);
  for (const target of targets) Object.assign(target, fieldsOf(target));
}

/** Starts to read what `loadFields` always needs, while the targets are still being read. */
export function prefetchFields<Target>(
  session: ReadSession,
  { fields }: FieldTable<Target>,
  selection: Selection,
): void {
  for (const name in fields) {
    for (const field of selection[name] ?? []) {
      fields[name]!.prefetch(session, field.selection);
    }
  }
}

/** Reads selected fields in the round trip of a single record. Pass the result to `addFields`. */
export async function loadFieldsBeside<Target>(
  session: ReadSession,
  { fields }: FieldTable<Target>,
  id: string,
  selection: Selection,
): Promise<ReadonlyMap<string, LoadField<Target>>> {
  const loaded: Promise<readonly [string, LoadField<Target>]>[] = [];
  for (const name in fields) {
    const { loadBeside, shows } = fields[name]!;
    if (loadBeside === undefined || selection[name] === undefined) continue;
    assertMayShow(session, shows);
    const loading = loadBeside(session, id, selectionAt(selection, name));
    loaded.push(loading.then((load) => [name, load]));
  }
  return new Map(await Promise.all(loaded));
}

const prefetchNothing = () => undefined;

/** For fields that show settings of the organization, such as test types. */
export const prefetchSettings = (session: ReadSession): void => session.prefetchSettings();

/** For fields that show a test type where the document selects it. */
export function prefetchTestType(session: ReadSession, selection: Selection): void {
  if (selection['testType']) session.prefetchSettings();
}

function assertMayShow({ viewer }: ReadSession, action: Action | undefined): void {
  if (action !== undefined) viewer.assertCan(action);
}

const parseUse = <Args>(args: z.ZodType<Args>, use: SelectedField): FieldUse<Args> => ({
  args: parseInput(args, use.args),
  selection: use.selection,
});
