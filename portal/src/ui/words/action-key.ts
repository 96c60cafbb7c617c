type WithoutColon<Action extends string> = Action extends `${infer Noun}:${infer Verb}`
  ? `${Noun}_${Verb}`
  : never;

/** "recording:read" as a part of a text's key, where a colon would name a namespace. */
export const actionKey = <Action extends string>(action: Action) =>
  action.replace(':', '_') as WithoutColon<Action>;
