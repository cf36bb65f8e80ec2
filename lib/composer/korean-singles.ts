import * as ko from './languages/ko'
import { isAdnominal, isPast, isProspective, nounOfPredicate } from './languages/ko-forms'
import { stemOf, type Word } from './korean-words'
import { hole, type Span } from './text'

const pointing = /^(?:이건|이게|이거|이것은|이거는|여기는|얘는|이분은|이쪽은)$/u

/** One thing that a sentence brings, without a count. */
export type Single = Span & {
  readonly label: string
  readonly className: string
  /** Its last noun. */
  readonly noun: string
}

/** 우리 개는 …, 이건 우리 집 냉장고예요 [사진 1], 제 자전거인데 [사진 1]: one of the writer's own, or one that is shown. */
export const shownIn = (words: readonly Word[]): Single | undefined =>
  ownedIn(words) ?? toldIn(words)

function ownedIn([first, second]: readonly Word[]): Single | undefined {
  if (!first || !second || !/^(?:우리|내|제)$/u.test(first.text)) return undefined
  const stem = stemOf(second.text, /^(.+?)(은|는|이|가)?$/u.exec(second.text))
  const noun = stem === second.text || !/^[가-힣]{1,8}$/u.test(stem ?? '') ? undefined : stem
  if (noun === undefined || ko.abstractNouns.has(noun) || ko.mediumNouns.has(noun)) return undefined
  const end = second.start + noun.length
  return { start: first.start, end, label: `${first.text} ${noun}`, className: noun, noun }
}

function toldIn(words: readonly Word[]): Single | undefined {
  const last = words.findIndex(({ text }) => text.startsWith(hole)) - 1
  // 산책로 지도예요: of what the medium is.
  const isMedium = ko.isMediumOf(nounOfPredicate(words[last]?.text ?? '') ?? '')
  const at = isMedium ? last - 1 : last
  const told = words[at]
  const noun = isMedium ? told?.text : told && nounOfPredicate(told.text)
  const isFit = noun !== undefined && (isMedium ? isPlainNoun(noun) : isNoun(noun))
  if (!told || noun === undefined || !isFit || at > 6) return undefined
  let from = at
  while (from > 0 && isNoun(words[from - 1]?.text ?? '')) from--
  const lead = words.slice(0, from).map(({ text }) => text)
  const isOwn = lead.some((word) => pointing.test(word) || /^(?:우리|[내제]가?)$/u.test(word))
  const isOpening = from === 0 && /인데요?,?$/u.test(told.text)
  if (!isOwn && !isOpening) return undefined
  // 우리 동네 산책로: whose it is.
  if (isOwn && words[from]?.text === '동네' && from < at) from++
  const compound = words.slice(from, at).map(({ text }) => text)
  const className = [...compound, noun].join(' ')
  const start = words[from]?.start ?? told.start
  return { start, end: told.start + noun.length, label: className, className, noun }
}

const isNoun = (word: string): boolean =>
  isPlainNoun(word) && !/(?:[은는을를에서와과도로의며고게히]|[가-힣]{2}가)$/u.test(word)
/** Whether a word may be a noun where no particle can stand. */
const isPlainNoun = (word: string): boolean =>
  !pointing.test(word) &&
  /^[가-힣A-Za-z0-9]{1,10}$/u.test(word) &&
  !ko.abstractNouns.has(word) &&
  !ko.mediumNouns.has(word) &&
  !ko.owners.has(word) &&
  !ko.pointers.has(word) &&
  !isAdnominal(word) &&
  !isProspective(word) &&
  !isPast(word)
