import type { Fact, Facts } from './fact'
import { correctionWords } from './languages/corrections'

/** Reads what the writer puts right: "No wait, the second is white" takes back what was said of its colour. */
export class Corrections {
  /** What the sentence before stated. */
  #before: readonly Fact[] = []
  /** "Oops.": the next sentence corrects. */
  #isOpen = false
  /** "Is Rex brown? No, he is white.": an answer. */
  #isAnswer = false

  constructor(readonly facts: Facts) {}

  /** A question stands before the next sentence. */
  asked(): void {
    this.#isAnswer = true
  }

  /**
   * Has a sentence stated without the words by which it corrects, and takes back what was stated of the
   * same. Where nothing was, words that do nothing but correct take back what the sentence before stated.
   *
   * @param state states the sentence from an offset in it
   */
  read(said: string, language: string, state: (from: number) => void): void {
    const words = correctionWords[language]
    const firm = words?.firm.exec(said)?.[0]
    const opening = firm ?? words?.weak.exec(said)?.[0]
    const from = opening?.length ?? 0
    const added = this.facts.added.length
    state(from)
    const isFirm = firm !== undefined || this.#isOpen
    const corrects = isFirm || (opening !== undefined && !this.#isAnswer)
    const now = this.facts.added.slice(added)
    this.#isAnswer = false
    this.#isOpen = firm !== undefined && !/\p{L}/u.test(said.slice(from))
    if (this.#isOpen) return
    if (corrects && !words?.more.test(said.slice(from))) this.#correct(now, isFirm)
    this.#before = now
  }

  #correct(now: readonly Fact[], isFirm: boolean): void {
    const taken = this.facts.ofSame(now)
    if (taken.length > 0) this.facts.takeBack(taken)
    else if (isFirm) this.facts.takeBack(this.#before)
  }
}
