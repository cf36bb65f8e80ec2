import { findLinks } from '../graph/links'
import type { Node } from '../kinds'
import { resolve, type LanguageTag, type Mention } from '../references'
import type { GraphDocument } from '../graph/document'
import { KnownGraph } from './known'
import { hole } from './text'
import * as en from './languages/en'
import * as ko from './languages/ko'
import { beginsWithUnit } from './korean-measures'
import { beforeForm, counterAlone, counterForm } from './languages/ko-counts'
import { isConnective, isDescribing, isGoingOn } from './languages/ko-forms'

type Rewritten = {
  readonly start: number
  readonly end: number
  readonly insert: string
  readonly reason: Mention['reason']
}

const latin = [...en.mediumNouns.keys()].sort((a, b) => b.length - a.length).join('|')
/** A medium by its kind and number, in brackets or not: [photo 1], 사진 2, 録音3. */
const numbered = new RegExp(
  `\\[?(?<![\\p{L}\\p{N}])(?:(${latin})[ \\t]?#?|(사진|이미지|그림|スクリーンショット|写真|画像|图片|照片|图|影像)[ \\t]?|(소리|녹음|음성|오디오|음원|짖는 소리|鳴き声|音声|録音|音|录音|音频|声音|叫声)[ \\t]?)([1-9][0-9]?)(?![\\p{N}]|[.,:/][0-9]|[ \\t]?(?:번째|번 째|장|개|枚|つ|張|张|个|段|番目|인|명|초|分|秒|本|件))(?![\\p{Script=Latin}])\\]?`,
  'giu',
)

/** Several of one kind by their numbers: photos 1 to 3, sounds 1, 2 and 4, 사진 1~3. */
const severalNumbered = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(${latin})[ \\t]|(사진|이미지|그림|写真|画像|图片|照片)[ \\t]?|(?:소리|녹음|音声|録音|录音|声音)[ \\t]?)([1-9][0-9]?(?:(?:[ \\t]?(?:[-–~,、和と]|and|&|to|through|부터|에서|와|과)[ \\t]?)+[1-9][0-9]?)+)(?![\\p{N}]|[.:/][0-9])`,
  'giu',
)

/** The numbers of "1 to 3" and of "1, 2 and 4". */
function numbersIn(said: string): readonly number[] {
  const numbers = [...said.matchAll(/[0-9]+/g)].map(([number]) => Number(number))
  const [first = 0, last = 0] = numbers
  if (numbers.length !== 2 || !/[-–~]|to|through|부터|에서/.test(said) || last <= first)
    return numbers
  return Array.from({ length: Math.min(last - first + 1, 20) }, (_, index) => first + index)
}

/**
 * Names of dropped media that stand in a text without being links, by their order: [photo 1], 사진 1. Only
 * where the graph itself has no medium of the kind, whose own names would count.
 */
function plainMedia(
  text: string,
  document: GraphDocument,
  media: readonly Node[],
): readonly Rewritten[] {
  const links = findLinks(text)
  const ofKind = (kind: Node['kind']) =>
    KnownGraph.of(document).kinds.has(kind) ? [] : media.filter((node) => node.kind === kind)
  const [images, sounds] = [ofKind('image'), ofKind('audio')]
  if (images.length + sounds.length === 0) return []
  const found: Rewritten[] = []
  for (const match of text.matchAll(severalNumbered)) {
    const [start, end] = [match.index, match.index + match[0].length]
    if (links.some((link) => link.start < end && link.end > start)) continue
    const isImage =
      match[2] !== undefined || en.mediumNouns.get(match[1]?.toLowerCase() ?? '') === 'image'
    const nodes = numbersIn(match[3] ?? '').map((n) => (isImage ? images : sounds)[n - 1])
    if (nodes.length < 2 || nodes.includes(undefined)) continue
    const ids = nodes.map((node) => node?.id).join(',')
    const reason = { code: 'reason.all', params: { count: nodes.length } } as const
    found.push({ start, end, insert: `[${match[0]}](#${ids})`, reason })
  }
  const several = [...found]
  let next = 0
  for (const match of text.matchAll(numbered)) {
    const start = match.index
    const end = start + match[0].length
    while (next < links.length && (links[next]?.end ?? 0) <= start) next++
    if ((links[next]?.start ?? Infinity) < end) continue
    if (several.some((each) => each.start < end && each.end > start)) continue
    const isImage =
      match[2] !== undefined || en.mediumNouns.get(match[1]?.toLowerCase() ?? '') === 'image'
    const node = (isImage ? images : sounds)[Number(match[4]) - 1]
    if (!node || isOtherName(match[0], isImage ? images : sounds, node)) continue
    const isOpen = match[0].startsWith('[') !== match[0].endsWith(']')
    const [from, to] = isOpen
      ? [start + (match[0].startsWith('[') ? 1 : 0), end - (match[0].endsWith(']') ? 1 : 0)]
      : [start, end]
    const words = text.slice(from, to).replace(/[[\]]/g, '')
    found.push({
      start: from,
      end: to,
      insert: `[${words}](#${node.id})`,
      reason: {
        code: 'reason.place',
        params: { place: Number(match[4]), count: (isImage ? images : sounds).length },
      },
    })
  }
  return found.sort((a, b) => a.start - b.start)
}

/** "bark 2" is the sound of that name, whatever its place. */
function isOtherName(words: string, media: readonly Node[], node: Node): boolean {
  const name = words.replace(/[[\]]/g, '').toLowerCase()
  return media.some((each) => each !== node && each.label?.toLowerCase() === name)
}

const places =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|[0-9]+(?:st|nd|rd|th)|one'
const owned = new RegExp(
  `\\b((?:${places})['’]s[ \\t]+)(${[...en.soundNouns, ...en.pictureNouns].join('|')})\\b`,
  'giu',
)

/** 개 in 세 개이고 counts, though a set may be called 의자 두 개. */
const isCounter = ({ text, refers, status }: Mention, document: GraphDocument): boolean =>
  status === 'resolved' &&
  counterAlone.test(text) &&
  refers.length === 1 &&
  KnownGraph.of(document).nodes.get(refers[0] as string)?.kind === 'set'

/** 세 in 세 살, 3 in 3만 원 and 세 개 in 방이 세 개 count nothing that is there. */
const isNumber = ({ text, start, end }: Mention, said: string): boolean =>
  beforeForm.test(text) ||
  (counterForm.test(text) &&
    /[가-힣](?:이|가) $/u.test(said.slice(Math.max(0, start - 3), start))) ||
  (/[0-9]$/u.test(text) && beginsWithUnit.test(said.slice(end, end + 8)))

const ofMedia = new RegExp(
  `[0-9]|${[...en.mediumNouns.keys(), ...ko.mediumNouns.keys()].join('|')}`,
  'iu',
)
/**
 * A word that happens to be the name of a dropped medium (창가, "the garden") is only a word where the text
 * names the medium by a link or by its place.
 */
function withoutBareNames(
  mentions: readonly Mention[],
  dropped: readonly Node[],
): readonly Mention[] {
  const linked = new Set(
    mentions.filter(({ status }) => status === 'explicit').flatMap(({ refers }) => refers),
  )
  const media = new Set(dropped.map(({ id }) => id as string))
  return mentions.filter(({ status, refers: [id = '', other], text, reason }) => {
    const isBare = status === 'resolved' && reason.code === 'reason.label' && other === undefined
    return !(isBare && media.has(id) && linked.has(id) && !ofMedia.test(text))
  })
}

/** "the third sounds like the first", "the second writes a file": behind one of several stands its verb. */
const done = new RegExp(
  `\\b(the[ \\t]+(?:${places})(?:[ \\t]+one)?[ \\t]+)(\\p{Ll}{2,}[^\\Wsiu]s|${[...en.irregularPast].filter((word) => !/^(?:cut|hit|put|read|bit|found|lost|cast)$/.test(word)).join('|')})\\b(?![ \\t]+(?:is|was|has|are|were|have)\\b|['’])`,
  'giu',
)
/** "the first and the third bark": behind several, what gives off a sound in the singular is their verb. */
const doneTogether = new RegExp(
  `(?<=^|[.!?:;,\\n][ \\t]*|\\b(?:and|but|because|that|when|while|so|if)[ \\t])((?:(?:both|all)[ \\t]+)?the[ \\t]+(?:${places})(?:[ \\t]+one)?(?:,?[ \\t]+and|,)[ \\t]+(?:the[ \\t]+)?(?:${places})(?:[ \\t]+one)?[ \\t]+)(${[...en.sounding].filter((word) => !/(?:[^s]s|ing|ed)$/.test(word)).join('|')})\\b(?![ \\t]+(?:is|was|has|are|were|have|comes?)\\b|['’])`,
  'giu',
)
const isNoun = (word: string): boolean =>
  en.mediumNouns.has(word.toLowerCase()) && !en.sounding.has(word.toLowerCase())

/** "the second's voice" is of the second, whatever media are there: its noun is not read as one. */
const ownedElsewhere =
  /([目个只条辆台匹头位件])(の|的)(鳴き声|声|写真|音声|音|録音|名前|レントゲン|声音|叫声|照片|名字|录音)/gu
/** 첫째 이름은: of the first, whatever is called a name. */
const ownedPart = new RegExp(
  `((?:첫|둘|셋|넷|다섯)째|[가-힣0-9]{1,4} ?번째|[1-9]번) (${[...ko.parts, ...ko.attributeNouns].filter((noun) => !ko.mediumNouns.has(noun)).join('|')})(?=[은는이가])`,
  'gu',
)
/** 첫 번째의 사진은: the picture of the first, where 첫 번째 사진 is the first picture. */
const ownedMedium = new RegExp(
  `((?:첫|둘|셋|넷|다섯)째|[가-힣0-9]{1,4} ?번째|[1-9]번)의 (${[...ko.mediumNouns.keys()].join('|')})(?![가-힣]{2})`,
  'gu',
)
/** 빨갛고 두 번째 사과는, 하얗고 초코는: a verb that goes on does not describe the subject behind it. */
const beforeSubject =
  /(?<![가-힣])([가-힣]+(?:고|며|지만|데)) (?=(?:첫|두|세|네|다섯|둘|셋|넷|[1-9]) ?(?:번째|째|번)|([가-힣A-Za-z0-9]+(?:은|는|이|가|도)) )/gu
const withoutGoingOn = (text: string): string =>
  text.replace(beforeSubject, (found, verb: string, subject: string | undefined) =>
    subject === undefined || (goesOn(verb) && !isDescribing(subject)) ? `${verb},` : found,
  )
const goesOn = (word: string): boolean =>
  /[고며]$/u.test(word) ? isGoingOn(word) : isConnective(word)
const withoutOwned = (text: string): string =>
  withoutGoingOn(text)
    .replace(owned, (_, place: string, noun: string) => place + hole.repeat(noun.length))
    .replace(doneTogether, (_, subject: string, verb: string) => subject + hole.repeat(verb.length))
    .replace(done, (found, place: string, verb: string) =>
      isNoun(verb) ? found : place + hole.repeat(verb.length),
    )
    .replace(
      ownedMedium,
      (_, place: string, noun: string) => `${place}의 ${hole.repeat(noun.length)}`,
    )
    .replace(ownedPart, (_, place: string, noun: string) => `${place} ${hole.repeat(noun.length)}`)
    .replace(/(?<=[0-9])세(?![대기])/gu, hole)
    .replace(
      ownedElsewhere,
      (_, place: string, of: string, noun: string) => place + of + hole.repeat(noun.length),
    )

/** A name in the text means the thing that bears it and not the dropped medium of that label: "Pip", pip.jpg. */
function withoutNamesakes(document: GraphDocument, dropped: readonly Node[]): GraphDocument {
  const nameIn = (label: string | undefined) => label?.replace(/\.\w{2,4}$/, '').toLowerCase()
  const things = document.nodes.filter(({ kind }) => kind === 'entity' || kind === 'set')
  const names = new Set(things.map((node) => nameIn(node.label)))
  const media = new Set(dropped.filter(({ label }) => label && names.has(nameIn(label))).map(idOf))
  if (media.size === 0) return document
  const nodes = document.nodes.map((node): Node => {
    if (!media.has(node.id)) return node
    const { label: _, ...nameless } = node
    return nameless
  })
  return { ...document, nodes }
}
const idOf = ({ id }: Node): string => id

/** What the phrases of a text mean in a graph, media that were dropped beside it by their order included. */
export function mentionsIn(
  document: GraphDocument,
  written: string,
  media: { readonly before: GraphDocument; readonly dropped: readonly Node[] },
  language: LanguageTag,
): readonly Mention[] {
  const text = withoutOwned(written)
  const edits = plainMedia(text, media.before, media.dropped)
  const named = withoutNamesakes(document, media.dropped)
  const meantIn = (said: string): readonly Mention[] => {
    const found = resolve({ document: named, text: said, language })
    const meant = found.filter((each) => !isCounter(each, document) && !isNumber(each, said))
    return withoutBareNames(meant, media.dropped)
  }
  if (edits.length === 0) return meantIn(text)
  let read = ''
  let last = 0
  const moved = edits.map(({ start, end, insert, reason }) => {
    read += text.slice(last, start)
    const from = read.length
    read += insert
    last = end
    return { start, end, from, to: read.length, reason }
  })
  read += text.slice(last)
  const back = (at: number, isEnd: boolean): number => {
    const edit = moved.findLast(({ from }) => (isEnd ? from < at : from <= at))
    if (!edit) return at
    if (at <= edit.to && (isEnd || at < edit.to)) return isEnd ? edit.end : edit.start
    return at - edit.to + edit.end
  }
  return meantIn(read).map((mention) => {
    const [start, end] = [back(mention.start, false), back(mention.end, true)]
    const plain = moved.find((edit) => edit.start === start && edit.end === end)
    const said = { ...mention, start, end, text: written.slice(start, end) }
    if (!plain) return said
    return { ...said, status: 'resolved', reason: plain.reason }
  })
}
