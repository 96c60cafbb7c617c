import type { Action } from '../../auth/policy.ts';
import { type Selection, type SelectedField, selectionAt } from '../../domain/selection.ts';
import { ValuesByArguments } from '../../domain/values-by-arguments.ts';
import { asError } from '../../errors.ts';
import { assertMayShow } from './field-table.ts';
import type {
  FieldTable,
  LoadField,
  ReadSession,
  UnauditedFieldTable,
  ValueFor,
} from './read-session.ts';

/** A use of a field with arguments, and what loads it for a target. */
interface KeyedValue<Target> {
  readonly key: string;
  readonly args: SelectedField['args'];
  readonly value: ValueFor<Target> | Error;
}

/** Sets the loaded fields of one target on an object. */
type SetFields<Target> = (target: Target, fields: Record<string, unknown>) => void;

/**
 * Loads every selected field of a table for all targets at once. Returns a function: call it for each target that
 * the viewer can see. It returns the fields and records for the audit log what they show.
 */
export async function loadFields<Target>(
  session: ReadSession,
  table: FieldTable<Target> | UnauditedFieldTable<Target>,
  targets: readonly Target[],
  selection: Selection,
): Promise<ValueFor<Target, object>> {
  const setFields = await prepareFields(session, table, targets, selection);
  return (target) => {
    const fields = {};
    setFields(target, fields);
    return fields;
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
  const setFields = await prepareFields(session, table, targets, selection, beside);
  for (const target of targets) setFields(target, target as Record<string, unknown>);
}

async function prepareFields<Target>(
  session: ReadSession,
  { fields, recordOf }: FieldTable<Target> | UnauditedFieldTable<Target>,
  targets: readonly Target[],
  selection: Selection,
  beside: ReadonlyMap<string, LoadField<Target>> = new Map<string, LoadField<Target>>(),
): Promise<SetFields<Target>> {
  if (targets.length === 0) return () => undefined;
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
  const setLoaded = loadedSetter(keyedValues);
  return (target, into) => {
    if (recordOf) for (const action of shown) session.recordAccess(action, recordOf(target));
    for (const [name, value] of plainValues) into[name] = value(target);
    setLoaded(target, into);
  };
}

/** Sets `loaded`: the values of fields with arguments by their keys. */
function loadedSetter<Target>(values: readonly KeyedValue<Target>[]): SetFields<Target> {
  if (values.length === 0) return () => undefined;
  const keys = values.map(({ key }) => key);
  const sharedKeys = new Set(keys.filter((key, index) => keys.indexOf(key) < index));
  return (target, into) => {
    const loaded: Record<string, unknown> = {};
    for (const key of sharedKeys) loaded[key] = new ValuesByArguments();
    for (const { key, args, value } of values) {
      const loadedValue = value instanceof Error ? value : value(target);
      if (sharedKeys.has(key)) (loaded[key] as ValuesByArguments).set(args, loadedValue);
      else loaded[key] = loadedValue;
    }
    into['loaded'] = loaded;
  };
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
