import type { z } from 'zod';
import type { Action } from '../../auth/policy.ts';
import type { Selection, SelectedField } from '../../domain/selection.ts';
import { parseInput } from '../parse-input.ts';
import type { Field, LoadField, ReadSession, ValueFor } from './read-session.ts';

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

const prefetchNothing = () => undefined;

/** For fields that show settings of the organization, such as test types. */
export const prefetchSettings = (session: ReadSession): void => session.prefetchSettings();

/** For fields that show a test type where the document selects it. */
export function prefetchTestType(session: ReadSession, selection: Selection): void {
  if (selection['testType']) session.prefetchSettings();
}

/** @throws {GaitwayError} FORBIDDEN */
export function assertMayShow({ viewer }: ReadSession, action: Action | undefined): void {
  if (action !== undefined) viewer.assertCan(action);
}

const parseUse = <Args>(args: z.ZodType<Args>, use: SelectedField): FieldUse<Args> => ({
  args: parseInput(args, use.args),
  selection: use.selection,
});
