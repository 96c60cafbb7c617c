import { registerEnumType } from 'type-graphql';

export enum Language {
  en = 'en',
  fr = 'fr',
}

registerEnumType(Language, {
  name: 'Language',
  description: 'A language of texts.',
  valuesConfig: { en: { description: 'English.' }, fr: { description: 'French.' } },
});
