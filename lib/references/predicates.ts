import type { Node } from '../kinds'
import type { Choice } from './choice'
import { copula } from './head-final-bounds'
import { isOtherSense } from './homographs'
import { isPerson } from './people'
import type { Phrase } from './phrase'
import type { Scope } from './scope'
import type { Token } from './tokens'

/** Whether a phrase that could mean something points at nothing where it stands: it says how or what something is. */
export function saysNothing(
  tokens: readonly Token[],
  scope: Scope,
  phrase: Phrase,
  choice: Choice,
): boolean {
  return (
    isPredicate(tokens, scope, phrase, choice) ||
    isSimile(tokens, scope, phrase) ||
    isHomograph(tokens, scope, phrase, choice)
  )
}

/** "are the white dogs", 둘째는 딸이야: what is said of the subject is no second reference to it. */
function isPredicate(
  tokens: readonly Token[],
  scope: Scope,
  phrase: Phrase,
  choice: Choice,
): boolean {
  if (!isBesideCopula(tokens, phrase)) return false
  // "Ada's photo is the second": of what, is not told.
  if (phrase.places.length > 0 && phrase.latin) return choice.status === 'ambiguous' && !phrase.head
  const sentence = scope.recent.filter((each) => each.sentence === phrase.sentence && !each.weak)
  const subject = new Set(sentence.flatMap((each) => each.positions))
  return choice.positions.length > 0 && choice.positions.every((position) => subject.has(position))
}

/** Behind a copula in languages that put it first, before or with one in the others. */
function isBesideCopula(tokens: readonly Token[], { from, to }: Phrase): boolean {
  const last = tokens[to] as Token
  const { headFinal, tag } = last.language
  if (!headFinal || tag === 'zh') return tokens[from - 1]?.sense?.tag === 'be'
  return copula.test(last.particle) || tokens[to + 1]?.sense?.tag === 'be'
}

/** "The plot is as old as the fox": what is like nothing that was spoken of is a manner of speaking. */
function isSimile(tokens: readonly Token[], scope: Scope, phrase: Phrase): boolean {
  const { from, sentence, determiner, groups, places, head } = phrase
  const isPlain = determiner === 'the' && head && groups.length === 0 && places.length === 0
  if (!isPlain || phrase.clause || !/^as$/i.test(tokens[from - 1]?.text ?? '')) return false
  const isCompared = /^as$/i.test(tokens[from - 3]?.text ?? '')
  return isCompared && !scope.recent.some((each) => each.sentence === sentence)
}

/** "The courier will arrive" beside a typeface of that name: what says of itself that it is something else. */
function isHomograph(
  tokens: readonly Token[],
  { vocabulary }: Scope,
  { behindNoun, head }: Phrase,
  { positions }: Choice,
): boolean {
  if (!head || head.proper || !isOtherSense(tokens, behindNoun - 1)) return false
  return positions.every(
    (position) => vocabulary.classed.has(position) && !isPerson(vocabulary.nodes[position] as Node),
  )
}
