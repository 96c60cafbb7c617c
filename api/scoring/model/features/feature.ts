/** One measured property of a movement: a stable readable name, and a number in the unit its family states. */
export type Feature = readonly [name: string, value: number];
