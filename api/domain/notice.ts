import type { Language } from './language.ts';

/** What a participant is told on their phones. */
export const NOTICES = ['test-assigned', 'score-ready'] as const;
export type Notice = (typeof NOTICES)[number];

export interface NoticeWords {
  readonly title: string;
  readonly text: string;
}

/** They show on locked screens and pass through Apple and Google: not a word about a person, a test or a score. */
const WORDS: Readonly<Record<Language, Readonly<Record<Notice, NoticeWords>>>> = {
  en: {
    'test-assigned': {
      title: 'A new test',
      text: 'Your care team asks you to do a movement test. Open the app to see it.',
    },
    'score-ready': {
      title: 'A new result',
      text: 'The result of your movement test is there. Open the app to see it.',
    },
  },
  fr: {
    'test-assigned': {
      title: 'Un nouveau test',
      text: 'Votre équipe de soins vous demande de faire un test de mouvement. Ouvrez l’application pour le voir.',
    },
    'score-ready': {
      title: 'Un nouveau résultat',
      text: 'Le résultat de votre test de mouvement est arrivé. Ouvrez l’application pour le voir.',
    },
  },
};

export const wordsOf = (notice: Notice, language: Language): NoticeWords => WORDS[language][notice];
