import type { Eojeol } from './eojeols'
import type { Facts } from './fact'
import type { Polarity } from './polarity'
import { areMedia } from './korean-clauses'
import * as ko from './languages/ko'
import { leavesMedium, opens, uncertain } from './languages/ko-denials'
import {
  isAdnominal,
  isBareStem,
  isConditional,
  isDescribing,
  isGoingOn,
} from './languages/ko-forms'

/**
 * Whether what a clause says is so: `told` it is; `lacking` something is said not to be there, which the
 * reader of 꼬리가 없어 tells; `open` it is denied, no longer so, wished or guessed, and states nothing. The one
 * place where denials of Korean are judged; whoever reads relations, media or values asks here.
 */
function polarityOf(clause: readonly Eojeol[], facts: Facts): Polarity {
  const isMedium = ({ ref }: Eojeol) => ref !== undefined && areMedia(ref.ids, facts)
  const said = clause
    .map((each) => (each.ref ? `${isMedium(each) ? '@' : '#'}${each.ref.tail}` : each.text))
    .join(' ')
    .normalize('NFD')
  if (opens.some((form) => form.test(said))) return 'open'
  const hasMedia = clause.some(isMedium)
  if (hasMedia && leavesMedium.test(said)) return 'open'
  const isLacking = clause.some(
    ({ ref, text }, at) =>
      /^없(?!이)/u.test(ref ? ref.tail : text) && !isOfPart(text, clause[at - 1]),
  )
  if (!isLacking) return 'told'
  return hasMedia ? 'open' : 'lacking'
}

/**
 * That of each clause; one that says no more than its medium (첫째 [사진 1], 둘째 [사진 2]는 아니에요) may be
 * meant by what is said of the next one's.
 */
export function polaritiesOf(
  clauses: readonly (readonly Eojeol[])[],
  facts: Facts,
): readonly Polarity[] {
  const isMedium = ({ ref }: Eojeol) => ref !== undefined && areMedia(ref.ids, facts)
  let behind: Polarity = 'told'
  return clauses
    .toReversed()
    .map((clause, at, all) => {
      const last = clause.at(-1)
      const isBare = last && isMedium(last) && listing.test(last.ref?.tail ?? '-')
      const isShared = isBare && behind === 'open' && all[at - 1]?.some(isMedium)
      behind = isShared ? 'open' : polarityOf(clause, facts)
      return behind
    })
    .toReversed()
}
const listing = /^(?:,|이랑|랑|와|과|하고)?,?$/u

/** 꼬리가 없는 첫째: what describes a noun denies nothing of the clause. */
const isOfPart = (text: string, before: Eojeol | undefined): boolean =>
  /^없는$/u.test(text) &&
  before !== undefined &&
  !before.ref &&
  !/에(?:서|는|도)*$/u.test(before.text)

/** Whether a whole sentence supposes or guesses. */
export const isOpenSentence = (said: string): boolean =>
  uncertain.test(said) || said.split(/[\s,]+/u).some(isConditional)

const contrasting = /^(?:아니라|아닌|말고|대신에?),?$/u
const whole = /^(?:모두|다|전부|나머지|둘|셋|넷)(?: ?다)?(?:[은는이가도])?$/u

/**
 * A sentence without what it says another to be in place of: 첫째가 아니라 둘째가, [사진 1] 말고 [사진 2]에, 갈색
 * 푸들이 아니라 말티즈야. As it stands where a whole is spoken of, of which that may be one.
 */
export function withoutContrast(eojeols: readonly Eojeol[]): readonly Eojeol[] {
  if (eojeols.some(({ ref, text }) => whole.test(ref ? ref.said : text))) return eojeols
  const left: Eojeol[] = []
  for (const each of eojeols) {
    const tail = each.ref?.tail ?? ''
    if (each.ref && /^(?:말고|대신에?),?$/u.test(tail)) {
      dropList(left)
      continue
    }
    const last = left.at(-1)
    if (each.ref || !last || !contrasting.test(each.text)) left.push(each)
    else if (last.ref && /^[이가]?$/u.test(last.ref.tail)) {
      left.pop()
      dropList(left)
    } else if (/^아니/u.test(each.text) && !last.ref && /[이가게]$/u.test(last.text)) {
      while (left.length > 0 && !endsPhrase(left.at(-1) as Eojeol)) left.pop()
      // 둘째가 낸 소리가 아니라: what is denied is told of by more than its noun.
      if (left.at(-1)?.ref && !/(?:은|는|도)$/u.test(left.at(-1)?.ref?.tail ?? '')) return eojeols
    } else left.push(each)
  }
  return left
}

/** 첫째와 둘째가 아니라: what is listed before it. */
function dropList(left: Eojeol[]): void {
  while (/^(?:와|과|이랑|랑|하고|,)$/u.test(left.at(-1)?.ref?.tail ?? '')) left.pop()
}

const endsPhrase = ({ ref, text }: Eojeol): boolean =>
  ref !== undefined ||
  (/[은는],?$/u.test(text) && !isDescribing(text)) ||
  /,$/u.test(text) ||
  isGoingOn(text)

/**
 * Whether a clause ends where the text does in the middle of what it says (혈압이 높지, 사료를 먹, [사진 1]에), so
 * that what is typed next may still deny it.
 */
export function isUnfinished(clause: readonly Eojeol[], behind: string): boolean {
  const [last, before] = [clause.at(-1), clause.at(-2)]
  if (!last || behind.trim() !== '') return false
  if (last.ref)
    return /^(?:에|에서|속에|안에|에는|에서는|을|를|의|와|과|이|가|은|는|도|로|으로)$/u.test(
      last.ref.tail,
    )
  const { text } = last
  const stem = /^(.+)(?:지|지는|진)$/u.exec(text)?.[1]
  if (stem !== undefined && isGoingOn(`${stem}고`)) return true
  if (isBareStem(text)) return true
  // 사료를 먹, [사진 1]에 나오, 꼬리가 긴: where a verb stands.
  const isPredicate =
    before &&
    /(?:^|[가-힣])(?:이|가|은|는|을|를|도|에|에서)$/u.test(before.ref?.tail ?? before.text)
  const isVerb = isAdnominal(text) || isGoingOn(`${text}고`)
  if (isPredicate && isVerb && (!before.ref || /[을를에서]$/u.test(before.ref.tail))) return true
  return /[^색]$/u.test(text) && isDescribing(text) && ko.colourOf(text) !== undefined
}
