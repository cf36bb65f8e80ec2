/**
 * English plurals. The rules are the regular ones of English spelling; what they would read wrongly stands
 * in the table. Words of one form in both numbers (sheep) are told as they are.
 */
const irregular: ReadonlyMap<string, string> = new Map(
  `men:man women:woman children:child mice:mouse geese:goose feet:foot teeth:tooth people:person oxen:ox
  leaves:leaf knives:knife wolves:wolf loaves:loaf shelves:shelf scarves:scarf calves:calf wives:wife halves:half
  thieves:thief lives:life elves:elf hooves:hoof selves:self wharves:wharf
  cacti:cactus fungi:fungus nuclei:nucleus stimuli:stimulus radii:radius bacteria:bacterium vertebrae:vertebra
  movies:movie cookies:cookie pies:pie ties:tie lies:lie zombies:zombie selfies:selfie
  lenses:lens gases:gas buses:bus viruses:virus campuses:campus cactuses:cactus statuses:status
  tomatoes:tomato potatoes:potato heroes:hero mangoes:mango echoes:echo volcanoes:volcano
  quizzes:quiz axes:axe cts:ct matrices:matrix indices:index vertices:vertex diagnoses:diagnosis analyses:analysis`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)

const singularsInS =
  /(?:ss|us|is|'s|lens|gas|series|species|news|bias|atlas|canvas|pancreas|diabetes|rabies)$/

/** Compounds of man; a specimen is none. */
const jobs =
  /^(?:fire|police|sales|work|crafts|snow|fisher|post|mail|business|gentle|camera|chair|noble|door)(?:wo)?men$/

/**
 * A noun of English in the singular, where its form is a plural; undefined where it is none.
 *
 * @param word in lower case
 */
export function singularOf(word: string): string | undefined {
  const known = irregular.get(word)
  if (known !== undefined) return known
  if (jobs.test(word)) return `${word.slice(0, -3)}man`
  if (word.length < 4 || !word.endsWith('s') || singularsInS.test(word)) return undefined
  if (/(?:ch|sh|ss|x|zz)es$/.test(word)) return word.slice(0, -2)
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  return word.slice(0, -1)
}

const plurals: ReadonlyMap<string, string> = new Map(
  [...irregular].map(([plural, singular]) => [singular, plural] as const),
)

/**
 * The plural of a noun of English in the singular, by the same table and rules.
 *
 * @param word in lower case
 */
export function pluralOf(word: string): string {
  const known = plurals.get(word)
  if (known !== undefined) return known
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}
