import { registerEnumType } from 'type-graphql';

export enum Language {
  en = 'en',
  fr = 'fr',
}

registerEnumType(Language, { name: 'Language', description: 'A language that people read.' });
