import { capitalised, type Around, type FoundSet, type Keys } from './found'
import * as en from './languages/en'
import type { Sentence } from './turns'

const counted =
  /\b(?:the|my|our)[ \t]+(?<place>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[1-9](?:st|nd|rd|th))[ \t]+(?<noun>\p{L}[\p{L}-]*)(?=[ \t]+(?:is|was|has|makes|looks|weighs|wears|shows|in|on|'s)\b|['’]s\b|[ \t]*[:(,])/giu

/**
 * "The first cup is red. The second cup is blue.": as many things as places of one noun are stated, from
 * the first on without a gap. Bare places are left as they stand: of what, is not told.
 */
export function ordinalSeries(
  text: string,
  sentences: readonly Sentence[],
  around: Around,
  keys: Keys,
): readonly FoundSet[] {
  const nouns = new Map<string, Map<number, { start: number; end: number; word: string }>>()
  for (const { start, end, asks } of sentences) {
    if (asks) continue
    for (const match of text.slice(start, end).matchAll(counted)) {
      const [place, noun] = [en.placeOf(match.groups?.place ?? ''), match.groups?.noun ?? '']
      const stem = noun.toLowerCase()
      if (
        place === undefined ||
        en.abstractNouns.has(stem) ||
        en.mediumNouns.has(stem) ||
        en.closed.has(stem) ||
        en.adjectives.has(stem)
      )
        continue
      const places =
        nouns.get(stem) ?? new Map<number, { start: number; end: number; word: string }>()
      nouns.set(stem, places)
      if (!places.has(place))
        places.set(place, {
          start: start + match.index,
          end: start + match.index + match[0].length,
          word: noun,
        })
    }
  }
  return [...nouns].flatMap(([stem, places]) => {
    const count = places.size
    const all = Array.from({ length: count }, (_, index) => places.get(index + 1))
    const [first] = all
    if (
      count < 2 ||
      !first ||
      all.includes(undefined) ||
      around.hasSet(stem) ||
      around.hasThing(stem)
    )
      return []
    const key = keys.set(stem)
    const members = all.map((each, index) => ({
      start: each?.start ?? first.start,
      end: each?.end ?? first.end,
      key: `thing:${key}:${index + 1}`,
      label: `${en.placeWord(index + 1)} ${first.word}`,
      className: capitalised(first.word),
      attributes: [],
    }))
    const plural = /(?:s|x|z|ch|sh)$/.test(stem)
      ? `${stem}es`
      : /[^aeiou]y$/.test(stem)
        ? stem.replace(/y$/, 'ies')
        : `${stem}s`
    return [{ start: first.start, end: first.end, key: `set:${key}`, label: plural, members }]
  })
}
