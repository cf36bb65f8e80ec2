import { capitalised, type Around, type FoundSet, type Keys, type Meant } from './found'
import type { Introductions } from './introductions'
import * as en from './languages/en'
import type { Sentence } from './turns'
import { append } from '../std/lists'

const counted =
  /\b(?:the|my|our)[ \t]+(?<place>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[1-9](?:st|nd|rd|th))[ \t]+(?<noun>\p{L}[\p{L}-]*)(?=[ \t]+(?:is|was|has|in|on|'s|\p{Ll}{3,}(?<!s)s)\b|['’]s\b|[ \t]*[:(,])/giu

/** "Ticket 1: …", "sample B has …": a noun with a number or a letter, where a clause begins. */
const marked =
  /(?<=^|[.;:!?,\n–—-][ \t]{0,4}|\b(?:and|but|while|whereas|shows|is|of)[ \t]{1,4})(?<noun>\p{L}\p{Ll}[\p{Ll}-]+)[ \t]+(?<place>[A-H]|[1-9]|1[0-9]|20)(?=[ \t]+(?!of\b|to\b|and\b|or\b)[\p{Ll}[(]|['’]s\b|[ \t]*[:,;.\[–—(]|[ \t]*$)/gu

const placeIn = (said: string): number | undefined =>
  en.placeOf(said) ?? (/^[0-9]/.test(said) ? Number(said) : said.charCodeAt(0) - 64)

/** What series may be of: of what is told by letters or numbers also what is nothing of a graph elsewhere. */
const isNounOfThing = (stem: string, hasMedia: boolean): boolean =>
  !(en.abstractNouns.has(stem) && !(hasMedia && en.passing.has(stem))) &&
  !en.mediumNouns.has(stem) &&
  !en.closed.has(stem) &&
  !en.adjectives.has(stem) &&
  !en.irregularPast.has(stem) &&
  !/.{3}ed$/.test(stem)

/** Parts of a text or of a whole that are numbered, and what no things are, told apart by numbers as they may be. */
const numbered =
  /^(?:figure|fig|table|equation|eq|article|theorem|lemma|section|chapter|page|paragraph|line|verse|act|scene|season|episode|volume|appendix|clause|step|phase|stage|level|grade|type|class|vitamin|version|rule|law|day|week|month|year|quarter|part|point|item|question|answer|note|option|choice)$|(?<![su])s$/

type Series = { readonly sets: readonly FoundSet[]; readonly meant: readonly Meant[] }

/**
 * "The first cup is red. The second cup is blue.", "Ticket 1: … Ticket 2: …": as many things as places, numbers
 * or letters of one noun are stated, from the first on without a gap, and what the phrases mean. Bare places
 * are left as they stand: of what, is not told.
 */
export function ordinalSeries(
  text: string,
  sentences: readonly Sentence[],
  around: Around,
  keys: Keys,
): Series {
  const told = sentences.filter(({ asks }) => !asks)
  const { image, audio } = around.mediaCounts
  for (const pattern of [counted, marked]) {
    const isNamed = pattern === marked
    const nouns = new Map<string, (Said & { place: number; word: string })[]>()
    for (const { start, end } of told) {
      for (const match of text.slice(start, end).matchAll(pattern)) {
        const { place = '', noun: word = '' } = match.groups ?? {}
        const [at, stem] = [placeIn(place), word.toLowerCase()]
        if (at === undefined || !isNounOfThing(stem, isNamed && image + audio > 0)) continue
        if (isNamed && numbered.test(stem) && image + audio === 0) continue
        const from = start + match.index
        const said = { start: from, end: from + match[0].length, place: at, word }
        append(nouns, stem, said)
      }
    }
    const sets = [...nouns].flatMap(([stem, all]) => {
      const count = new Set(all.map(({ place }) => place)).size
      const each = Array.from({ length: count }, (_, index) =>
        all.find(({ place }) => place === index + 1),
      ).flatMap((one) => one ?? [])
      const [first] = each
      const isKnown = around.hasSet(stem) || around.hasThing(stem)
      if (count < 2 || !first || each.length < count || isKnown) return []
      const set = setOf(each, isNamed ? stem : first.word, keys)
      const named = set.members.map((member, index) => ({
        ...member,
        name: nameIn(text, each[index] ?? first),
      }))
      const meant = all.flatMap(({ start, end, place }) => {
        const key = set.members[place - 1]?.key
        return key !== undefined && isNamed ? [{ start, end, key }] : []
      })
      return [{ set: isNamed ? { ...set, members: named } : set, meant }]
    })
    if (sets.length > 0)
      return { sets: sets.map(({ set }) => set), meant: sets.flatMap(({ meant }) => meant) }
  }
  return { sets: [], meant: [] }
}

const nameIn = (text: string, { start, end }: Said) => ({
  start,
  end,
  value: capitalised(text.slice(start, end).replace(/\s+/g, ' ')),
})

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
  const [{ start, end } = { start: 0, end: 0 }] = all
  return { start, end, key: `set:${key}`, label: en.pluralOf(stem), members }
}

/** "the same", but not "of the same maker": what are said to be one. */
const same = /(?<!\b(?:from|of|by|in|at|with|on) the )\bsame\b/i

/** "These chairs are …": of what the text speaks that goes on with "the one in [photo 1]". */
function headIn(before: string): string | undefined {
  const heads =
    /\b(?:these|those|my|our|the)[ \t]+(?:\p{Ll}+[ \t]+)?(?<noun>\p{Ll}{2,}s)[ \t]+(?:are|were|come|have|look|belong)\b/giu
  const noun = [...before.matchAll(heads)].at(-1)?.groups?.noun ?? ''
  return en.mediumNouns.has(noun) || en.abstractNouns.has(noun) ? undefined : en.singularOf(noun)
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
): Series {
  const each = groups.flatMap((group) => group.each).filter(({ medium }) => medium !== undefined)
  const media = [...new Set(each.map(({ medium }) => medium))]
  const [said, other] = new Set(each.flatMap((one) => one.noun ?? []))
  const noun = said ?? headIn(text.slice(0, each[0]?.start ?? 0))
  const isOne = same.test(text) || new RegExp(`\\bsame (?:\\p{L}+ )?${noun ?? ''}`, 'iu').test(text)
  if (noun === undefined || other !== undefined || media.length < 2 || isOne)
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
