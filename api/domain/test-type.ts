import type { Language } from './language.ts';

/** A test in another language than its own. */
export interface TestTypeTranslation {
  readonly language: Language;
  readonly name: string;
  readonly instructions: string | null;
}

/** A movement test that a person can be asked to do at home. */
export interface TestType {
  readonly id: string;
  /** The `movement` of uploaded recordings, such as `sit-to-stand`. */
  readonly key: string;
  readonly name: string;
  readonly instructions: string | null;
  /** One for each other language at most. */
  readonly translations: readonly TestTypeTranslation[];
}

/** What the test is called in a language, else in its own. */
export const testNameIn = ({ name, translations }: TestType, selection: string): string =>
  translations.find(({ language }) => language === selection)?.name ?? name;

/** A test that a participant has been asked to do. */
export interface Assignment {
  readonly id: string;
  readonly testType: TestType;
  readonly assignedAt: Date;
}
