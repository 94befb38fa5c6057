/** Makes a thing for each language (BCP 47 tag) that is asked for, once. */
export function onePerLanguage<Thing>(create: (language: string) => Thing): (language: string) => Thing {
  const things = new Map<string, Thing>();
  return (language) => {
    const thing = things.get(language) ?? create(language);
    things.set(language, thing);
    return thing;
  };
}
