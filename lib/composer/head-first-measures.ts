import type { Atom } from './atoms'
import type { Stated } from './found'
import { isArticle, isPlain, spanOf, valueOf } from './head-first-words'
import * as en from './languages/en'

const ageUnit = /^(?:years?|months?|weeks?|days?|yrs?|mo)$/
/** What is measured in a unit. */
const measures: readonly (readonly [RegExp, string])[] = [
  [/^(?:kg|kgs|kilos?|kilograms?|g|grams?|lbs?|pounds?|ounces?|oz|tons?)$/, 'weight'],
  [/^(?:dollars?|euros?|won|usd|krw|yen|bucks)$/, 'price'],
  [/^(?:degrees?|°c|celsius|fahrenheit)$/, 'temperature'],
  [/^(?:m2|m²|sqm|sqft|cm|mm|m|meters?|metres?|inch|inches|in|ft|feet|foot|yards?)$/, 'size'],
  [/^(?:l|ml|liters?|litres?|gallons?)$/, 'volume'],
  [/^(?:km|miles?|kilomet(?:er|re)s?)$/, 'distance'],
  [/^(?:kb|mb|gb|tb|mp|megapixels?)$/, 'storage'],
  [/^(?:w|kw|watts?|v|volts?|hp|mah|hz|khz|ghz)$/, 'power'],
  [/^(?:h|hours?|hrs?|minutes?|min|mins|seconds?|sec|secs)$/, 'duration'],
]
/** What a unit measures where one of these stands behind it: "30 cm long". */
const sides: ReadonlyMap<string, string> = new Map([
  ['tall', 'height'],
  ['high', 'height'],
  ['long', 'length'],
  ['wide', 'width'],
  ['deep', 'depth'],
  ['thick', 'thickness'],
  ['away', 'distance'],
])
const about = /^(?:about|around|roughly|nearly|almost|only|just|over|under|approximately|~|now)$/

export const unitOf = (word: string): string | undefined =>
  ageUnit.test(word) ? 'age' : measures.find(([form]) => form.test(word))?.[1]

/**
 * A measure at the head of what is said ("9 months old", "$75", "a 54 cm …", "4"), and the words that are
 * left. Numbers of anything else say nothing that could be kept, and take what stands with them along.
 */
export function measuredIn(
  text: string,
  words: readonly Atom[],
): { readonly stated: readonly Stated[]; readonly rest: readonly Atom[] } {
  const articles = words[0] && isArticle(words[0]) ? 1 : 0
  let from = articles
  while (about.test(words[from]?.lower ?? '')) from++
  const sign = /^[$€£¥₩]$/.test(words[from]?.text ?? '') ? 1 : 0
  const number = words[from + sign]
  const glued = /^[0-9][0-9.,]*(\p{L}+)$/u.exec(number?.text ?? '')?.[1]
  const isNumber =
    number !== undefined &&
    (/^[0-9][0-9.,]*%?$/.test(number.text) || en.numberOf(number.text) !== undefined)
  if (!number || !(isNumber || unitOf(glued ?? '') !== undefined))
    return { stated: [], rest: words }
  const told = (to: number, name: string, past = to) => {
    const span = spanOf(words.slice(articles, to))
    const value = text.slice(span.start, span.end).replace(/\s+/g, ' ')
    const left = words.slice(past)
    const rest = left.length > 0 && articles > 0 ? [...words.slice(0, 1), ...left] : left
    return { stated: [{ ...span, name, value }], rest }
  }
  const next = from + sign + 1
  if (sign > 0)
    return told(/^(?:a|an|per|each)$/.test(words[next]?.lower ?? '') ? words.length : next, 'price')
  if (glued !== undefined) return told(next, unitOf(glued) ?? 'size')
  const [unit, behind] = [words[next]?.lower ?? '', words[next + 1]?.lower ?? '']
  if (ageUnit.test(unit) && behind === 'of') return told(next + 1, 'duration')
  if (ageUnit.test(unit))
    return behind === 'old'
      ? told(unit.endsWith('s') ? next + 1 : next + 2, 'age', next + 2)
      : words.length === next + 1
        ? told(next + 1, 'age')
        : { stated: [], rest: [] }
  const side = sides.get(behind) ?? sides.get(unit)
  if (side !== undefined) {
    const to = sides.has(unit) ? next : next + 1
    return told(to, side, to + 1)
  }
  if (/^(?:square|cubic)$/.test(unit) && unitOf(behind) !== undefined) return told(next + 2, 'size')
  const name = unitOf(unit)
  if (name !== undefined) return told(next + 1, name)
  // "a 1987 road bike", "she's 4".
  if (articles > 0 && /^(?:19|20)[0-9]{2}$/.test(number.text) && words.length > next)
    return told(next, 'year')
  if (words.length === next && articles === 0 && !/^[0-9]{4}/.test(number.text))
    return told(next, 'age')
  return { stated: [], rest: [] }
}

/** "90,000 km", "180,000 km on the clock", "16 GB of RAM": a measure, and what it is of. */
export function countedIn(
  text: string,
  { stated, rest }: ReturnType<typeof measuredIn>,
): readonly Stated[] | undefined {
  const [first, ...behind] = rest
  const [measure] = stated
  if (!first || !measure) return stated
  if (first.lower !== 'of') return en.prepositions.has(first.lower) ? stated : undefined
  const noun = isPlain(behind) ? valueOf(text, behind) : undefined
  return noun && [{ ...measure, end: noun.end, name: noun.value }]
}

/** "in the oven for 10 minutes": how long. */
export function lastingIn(
  text: string,
  words: readonly Atom[],
): { readonly stated: readonly Stated[]; readonly rest: readonly Atom[] } {
  const at = words.findIndex(({ lower }) => lower === 'for')
  const { stated, rest } = measuredIn(text, at < 0 ? [] : words.slice(at + 1))
  const [only] = stated
  if (!only || rest.length > 0 || !/^(?:duration|age)$/.test(only.name))
    return { stated: [], rest: words }
  return { stated: [{ ...only, name: 'duration' }], rest: words.slice(0, at) }
}
