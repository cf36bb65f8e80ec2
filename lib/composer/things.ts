import type { GraphDocument } from '../graph/document'
import type { LanguageTag } from '../references'
import { capitalised, Keys, type Around, type Found, type FoundMedia } from './found'
import type { Planned } from './draft'
import { introduced } from './introductions'
import { HeadFirstFinder } from './things-head-first'
import { JoinedFinder } from './things-joined'
import { KoreanFinder } from './things-korean'
import { mediaSeries, ordinalSeries } from './series'
import type { Writing } from './proposed'
import { languageOfSentence } from './script'
import type { Sentence } from './turns'
import { linkMentions } from './typed-links'
import * as en from './languages/en'

/** Whether words count things by their places at all. */
const places =
  /\b(?:first|second|third|[0-9]+(?:st|nd|rd|th)|both|each|all (?:two|three|four|five)|respectively)\b|첫째|둘째|셋째|번째|각각|둘 다|모두|番目|つ目|匹目|人目|枚目|それぞれ|第[一二三四五六七八九十0-9]|分别/i

/** The sets and single things that a text introduces. */
export function thingsIn(writing: Writing, text: string, sentences: readonly Sentence[]): Found {
  const keys = new Keys()
  const around = aroundOf(writing, text)
  const english = new HeadFirstFinder(text, around, keys)
  const korean = new KoreanFinder(text, around, keys)
  const joined = new JoinedFinder(text, around, keys)
  const finders = [english, korean, joined]
  const links = linkMentions(text)
  for (const [at, sentence] of sentences.entries()) {
    const language = languageOfSentence(text, sentence, writing.language)
    if (language === 'en') english.read(sentences, at, links)
    else if (language === 'ko') korean.read(sentence)
    else joined.read(sentence, language)
  }
  const sets = finders.flatMap((each) => each.sets).sort((a, b) => a.start - b.start)
  const things = finders.flatMap((each) => each.things).sort((a, b) => a.start - b.start)
  const series =
    sets.length + things.length === 0
      ? ordinalSeries(text, sentences, around, keys)
      : { sets: [], meant: [] }
  const groups = finders
    .flatMap((each) => each.introductions)
    .sort((a, b) => (a.each[0]?.start ?? 0) - (b.each[0]?.start ?? 0))
  const media = finders.flatMap((each) => each.media)
  const isNone = sets.length + things.length + series.sets.length === 0
  const inMedia = isNone ? mediaSeries(text, groups, around, keys) : { sets: [], meant: [] }
  const meant = [...finders.flatMap((each) => each.meant), ...series.meant, ...inMedia.meant]
  const { topical } = english
  return introduced(
    { sets: [...sets, ...series.sets, ...inMedia.sets], things, media, meant, topical },
    groups,
  )
}

type Kinds = {
  /** Classes, by their stems, and labels of the things that are there. */
  readonly things: ReadonlySet<string>
  readonly sets: readonly { readonly count: number; readonly stems: ReadonlySet<string> }[]
}

const kinds = new WeakMap<GraphDocument, Kinds>()

/** Of what kinds the things and sets of a graph are; found out once for a version of it. */
function kindsOf(document: GraphDocument): Kinds {
  const known = kinds.get(document)
  if (known) return known
  const classes = new Map<string, string>()
  const things = new Set<string>()
  for (const node of document.nodes) {
    if (node.kind !== 'entity') continue
    const stem = stemOf(node.class ?? '')
    classes.set(node.id, stem)
    things.add(stem)
    if (node.label) things.add(node.label.toLowerCase())
  }
  const sets = document.nodes.flatMap((node) =>
    node.kind === 'set'
      ? [
          {
            count: node.members.length,
            stems: new Set(node.members.map((id) => classes.get(id) ?? '')),
          },
        ]
      : [],
  )
  const found = { things, sets }
  kinds.set(document, found)
  return found
}

function aroundOf({ document, media }: Writing, text: string): Around {
  const { things, sets } = kindsOf(document)
  return {
    mediaCounts: {
      image: media.filter(({ kind }) => kind === 'image').length,
      audio: media.filter(({ kind }) => kind === 'audio').length,
    },
    hasSet: (stem, count) =>
      sets.some(
        (set) =>
          set.stems.size === 1 &&
          set.stems.has(stemOf(stem)) &&
          (count === undefined || count === set.count),
      ),
    hasThing: (stem) => things.has(stemOf(stem)),
    countsPlaces: places.test(text),
  }
}

const stemOf = (name: string): string => {
  const lower = name.toLowerCase()
  return lower.replace(/[a-z'-]+$/, (word) => en.singularOf(word) ?? word)
}

/** "five X-rays" says of five dropped pictures what they are. */
export function mediumTypes(
  { media, language }: Writing,
  { media: found }: Found,
): readonly Planned[] {
  const names: Readonly<Record<LanguageTag, string>> = {
    en: 'type',
    ko: '종류',
    ja: '種類',
    zh: '类型',
  }
  return found.flatMap(({ kind, type, start, end, told = [] }: FoundMedia) =>
    media
      .filter((node) => node.kind === kind)
      .map(({ id }, at): Planned => {
        const number = new RegExp(`^\\D*${at + 1}\\D*$`, 'u')
        const own = told.find(({ medium }) =>
          medium.includes('](') ? medium.endsWith(`](#${id})`) : number.test(medium),
        )
        return {
          key: `attribute:${id}:${names[language]}`,
          what: 'attribute',
          start: own?.start ?? start,
          end: own?.end ?? end,
          nodes: [id],
          name: names[language],
          value: capitalised(own?.value ?? type),
          needs: [],
          makes: { type: 'attribute', owner: id, name: names[language] },
        }
      }),
  )
}
