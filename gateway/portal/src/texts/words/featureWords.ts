export type Words = Record<string, unknown>;

/** The words of features, each below the name of the folder that they stand in. */
export function featureWords(modules: Record<string, Words>): Words {
  return Object.fromEntries(Object.entries(modules).map(([path, words]) => [path.split('/').at(-2)!, words]));
}
