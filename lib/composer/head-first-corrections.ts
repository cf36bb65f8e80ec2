import type { Atom } from './atoms'
import type { Fact, Facts } from './fact'
import * as en from './languages/en'

export type Correcting = {
  /** It begins with words that correct. */
  readonly isCorrecting: boolean
  /** "Luna is white too": it adds. */
  readonly isMore: boolean
  /** Nothing is said behind these words. */
  readonly isNothing: boolean
  /** The words may as well correct nothing. */
  readonly isWeak: boolean
}

/** Reads what the writer corrects: "No wait, the second is white" takes back what was stated before. */
export class Corrections {
  /** Up to where the last sentence that stated anything begins, among all that was stated. */
  #last = 0
  /** "Oops.": the next sentence corrects. */
  #isOpen = false

  constructor(readonly facts: Facts) {}

  /** What a sentence says without the words by which it corrects, read by `state`. */
  read(atoms: readonly Atom[], state: (said: readonly Atom[]) => void): void {
    const said = atoms.map(({ lower }) => lower).join(' ')
    const opens = en.corrections.exec(said)?.[0].trim()
    const rest = opens === undefined ? atoms : atoms.slice(opens.split(' ').length)
    const isMore = rest.some(({ lower }) => /^(?:too|also|as)$/.test(lower))
    this.under(
      {
        isCorrecting: opens !== undefined,
        isMore,
        isNothing: rest.every(({ type }) => type === 'mark'),
        isWeak: opens !== undefined && en.weakCorrections.test(opens),
      },
      () => state(rest),
    )
  }

  /** States a sentence, of which a reader of its language tells how it corrects. */
  under({ isCorrecting, isMore, isNothing, isWeak }: Correcting, state: () => void): void {
    const corrects = (isCorrecting || this.#isOpen) && !isMore
    this.#isOpen = isCorrecting && isNothing
    const before = this.facts.added.length
    state()
    const now = this.facts.added.slice(before)
    if (corrects && !this.#isOpen) this.#correct(now, before, isWeak)
    if (now.length > 0) this.#last = before
  }

  /** Takes back what was stated of the same; where nothing was, neither of both stands. */
  #correct(now: readonly Fact[], before: number, isWeak: boolean): void {
    const earlier = this.facts.added.slice(0, before)
    const taken = earlier.filter((old) => now.some((fact) => areOfSame(old, fact)))
    if (taken.length > 0) return this.facts.takeBack(taken)
    if (isWeak && now.length === 0) return
    this.facts.takeBack([...earlier.slice(this.#last), ...now])
  }
}

/** Whether one says in other words what the other says: the same of one owner, or of one medium. */
function areOfSame(old: Fact, fact: Fact): boolean {
  if (old.what === 'attribute')
    return fact.what === 'attribute' && old.owner === fact.owner && old.name === fact.name
  if (old.what === 'name') return fact.what === 'name' && old.node === fact.node
  if (fact.what !== 'relation') return false
  const isSame = JSON.stringify(old.relation) === JSON.stringify(fact.relation)
  return isSame && (old.source === fact.source || old.target === fact.target)
}
