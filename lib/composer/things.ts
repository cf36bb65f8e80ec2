import { resolve, type LanguageTag, type Mention } from '../references'
import { capitalised, Keys, type Around, type Found, type FoundMedia } from './found'
import type { Planned } from './draft'
import { HeadFinalFinder } from './things-head-final'
import { HeadFirstFinder } from './things-head-first'
import { ordinalSeries } from './series'
import type { Writing } from './proposed'
import { languageOfSentence } from './script'
import type { Sentence } from './turns'
import { emptyDocument } from '../graph/document'
import * as en from './languages/en'

/** Whether words count things by their places at all. */
const places =
  /\b(?:first|second|third|[0-9]+(?:st|nd|rd|th)|both|each|all (?:two|three|four|five)|respectively)\b|첫째|둘째|셋째|번째|각각|둘 다|모두|番目|つ目|匹目|人目|枚目|それぞれ|第[一二三四五六七八九十0-9]|分别/i

/** The sets and single things that a text introduces. */
export function thingsIn(writing: Writing, text: string, sentences: readonly Sentence[]): Found {
  const keys = new Keys()
  const around = aroundOf(writing, text)
  const first = new HeadFirstFinder(text, around, keys)
  const final = new HeadFinalFinder(text, around, keys)
  const links = linkMentions(text)
  for (const sentence of sentences) {
    const language = languageOfSentence(text, sentence, writing.language)
    const own = links.filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
    if (language === 'en') first.read(sentence, own)
    else final.read(sentence, language)
  }
  const sets = [...first.sets, ...final.sets].sort((a, b) => a.start - b.start)
  const things = [...first.things, ...final.things].sort((a, b) => a.start - b.start)
  const series =
    sets.length + things.length === 0 ? ordinalSeries(text, sentences, around, keys) : []
  return { sets: [...sets, ...series], things, media: [...first.media, ...final.media] }
}

/** Links as phrases, whatever they point at: no noun goes on behind one. */
function linkMentions(text: string): readonly Mention[] {
  return resolve({ document: emptyDocument(''), text })
    .filter(({ reason }) => reason.code === 'reason.link' || reason.code === 'reason.dangling')
    .map((mention) => ({
      ...mention,
      start: text.lastIndexOf('[', mention.start),
      status: 'explicit',
      end: linkEnd(text, mention.end),
    }))
}

const linkEnd = (text: string, at: number): number => {
  const end = text.indexOf(')', at)
  return end < 0 ? at : end + 1
}

function aroundOf({ document, media }: Writing, text: string): Around {
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
  return found.flatMap(({ kind, type, start, end }: FoundMedia) =>
    media
      .filter((node) => node.kind === kind)
      .map(({ id }): Planned => ({
        key: `attribute:${id}:${names[language]}`,
        what: 'attribute',
        start,
        end,
        nodes: [id],
        name: names[language],
        value: capitalised(type),
        needs: [],
        makes: { type: 'attribute', owner: id, name: names[language] },
      })),
  )
}
