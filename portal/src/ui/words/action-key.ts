type WithoutColon<Action extends string> = Action extends `${infer Noun}:${infer Verb}`
  ? `${Noun}_${Verb}`
  : never;

/** "recording:read" as part of a text's key, in which a colon would separate a namespace. */
export const actionKey = <Action extends string>(action: Action) =>
  action.replace(':', '_') as WithoutColon<Action>;
