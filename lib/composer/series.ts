import { capitalised, type Around, type FoundSet, type Keys, type Meant } from './found'
import type { Introductions } from './introductions'
import * as en from './languages/en'
import type { Sentence } from './turns'

const counted =
  /\b(?:the|my|our)[ \t]+(?<place>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[1-9](?:st|nd|rd|th))[ \t]+(?<noun>\p{L}[\p{L}-]*)(?=[ \t]+(?:is|was|has|in|on|'s|\p{Ll}{3,}(?<!s)s)\b|['’]s\b|[ \t]*[:(,])/giu

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
        en.adjectives.has(stem) ||
        en.irregularPast.has(stem) ||
        /.{3}ed$/.test(stem)
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
    return [
      setOf(
        all.map((each) => each ?? first),
        first.word,
        keys,
      ),
    ]
  })
}

type Said = { readonly start: number; readonly end: number }

/** A set of things of one noun, each where it is first spoken of. */
function setOf(all: readonly Said[], noun: string, keys: Keys): FoundSet {
  const stem = noun.toLowerCase()
  const key = keys.set(stem)
  const members = all.map(({ start, end }, index) => ({
    start,
    end,
    key: `thing:${key}:${index + 1}`,
    label: `${en.placeWord(index + 1)} ${noun}`,
    className: capitalised(noun),
    attributes: [],
  }))
  const plural = /(?:s|x|z|ch|sh)$/.test(stem)
    ? `${stem}es`
    : /[^aeiou]y$/.test(stem)
      ? stem.replace(/y$/, 'ies')
      : `${stem}s`
  const [{ start, end } = { start: 0, end: 0 }] = all
  return { start, end, key: `set:${key}`, label: plural, members }
}

/**
 * "The patient in [photo 1] is 54, the one in [photo 2] …": as many things of one noun as media that they are
 * in, and what the phrases mean. Where any two are said to be the same, none.
 */
export function mediaSeries(
  text: string,
  groups: readonly Introductions[],
  around: Around,
  keys: Keys,
): { readonly sets: readonly FoundSet[]; readonly meant: readonly Meant[] } {
  const each = groups.flatMap((group) => group.each).filter(({ medium }) => medium !== undefined)
  const media = [...new Set(each.map(({ medium }) => medium))]
  const [noun, other] = new Set(each.flatMap((one) => one.noun ?? []))
  if (noun === undefined || other !== undefined || media.length < 2 || /\bsame\b/i.test(text))
    return { sets: [], meant: [] }
  if (around.hasSet(noun) || around.hasThing(noun)) return { sets: [], meant: [] }
  const firsts = media.flatMap((medium) => each.find((one) => one.medium === medium) ?? [])
  const set = setOf(firsts, noun, keys)
  const meant = each.flatMap(({ start, end, medium }) => {
    const key = set.members[media.indexOf(medium)]?.key
    return key === undefined ? [] : [{ start, end, key }]
  })
  return { sets: [set], meant }
}
