import type { Atom } from './atoms'
import { paired } from './fact'
import type { Around, FoundMedia } from './found'
import { isOpen, nounPhrase } from './head-first-phrases'
import { placesIn } from './head-first-places'
import type { Statement } from './head-first-statement'
import { isVerb } from './head-first-verbs'
import * as en from './languages/en'

/** "[photo 1] shows the first and the third", "[sound 1] is the bark of the second". */
export function ofMedium(text: string, statement: Statement): void {
  const [verb, ...rest] = statement.words
  if (!verb) return
  const at = rest.findIndex(({ type }) => type === 'ref')
  const listed = at < 0 ? undefined : statement.expandedAt(rest, at)
  if (!listed || statement.areMedia(listed.all)) return
  const between = rest.slice(0, at)
  const behind = rest[listed.next]?.lower
  const owned = rest[listed.next + 1]
  const isOwn =
    behind !== "'s" ||
    owned === undefined ||
    owned.type === 'mark' ||
    en.soundNouns.has(rest[listed.next + 1]?.lower ?? '') ||
    en.pictureNouns.has(rest[listed.next + 1]?.lower ?? '')
  const isOf = between.every(
    ({ lower }) =>
      /^(?:the|a|an|of|from|by|to|for|only|just|close-up)$/.test(lower) ||
      en.soundNouns.has(lower) ||
      en.pictureNouns.has(lower) ||
      en.adjectives.has(lower),
  )
  const shows =
    en.showing.has(verb.lower) ||
    en.be.has(verb.lower) ||
    /^(?:belongs|belong|comes|come|was|made|has)$/.test(verb.lower)
  const isShown =
    isOf ||
    between.every(({ lower }) =>
      /^(?:the|a|recorded|made|taken|spoken|by|of|with|from|to|voice|comes|there|in|we|see)$/.test(
        lower,
      ),
    )
  if (!isOwn || !shows || !isShown) return
  const told = {
    respectively: statement.respectively,
    crossed: statement.crossed,
    isList: statement.subject.isList,
  }
  const span = { start: statement.subject.span.start, end: listed.span.end }
  const isBy = between.at(-1)?.lower === 'by' && !between.some(({ lower }) => lower === 'spoken')
  for (const [medium, thing] of paired(statement.subject.ids, listed.all, told)) {
    // "[photo 1] is by Anna": not in it, but its maker.
    if (isBy && statement.facts.nodes.kindOf(medium) === 'image')
      statement.facts.relation(thing, medium, { words: 'made' }, span)
    else statement.facts.medium(thing, medium, span)
  }
  // What is said behind it is said of the one thing shown: "[photo 1] shows the first on the table".
  if (en.showing.has(verb.lower) && listed.all.length === 1) {
    for (const place of placesIn(text, rest.slice(listed.next)))
      statement.facts.attribute(listed.all, 'place', place.value, place)
  }
}

/** "an MRI from before [photo 1] and one from after [photo 2]": of what kind media are, where all are told. */
export function typedIn(atoms: readonly Atom[], { mediaCounts }: Around): readonly FoundMedia[] {
  const told: (NonNullable<FoundMedia['told']>[number] & Pick<FoundMedia, 'kind'>)[] = []
  for (const [at, { lower }] of atoms.entries()) {
    const phrase = /^an?$/.test(lower) ? nounPhrase(atoms, at + 1, true) : undefined
    const noun = phrase?.noun.lower ?? ''
    const kind = en.plainMedia.has(noun) ? undefined : en.mediumNouns.get(noun)
    const own = phrase && kind && { kind, value: phrase.words.map(({ text }) => text).join(' ') }
    const said = own ?? (/^(?:one|another)$/.test(lower) ? told.at(-1) : undefined)
    const behind = atoms.slice((own ? phrase.to : at) + 1).slice(0, 8)
    const length = behind.findIndex(({ type }) => type !== 'word')
    const medium = behind[length]
    if (!said || medium?.type !== 'ref' || behind.slice(0, length).some(isVerb)) continue
    const { start, end, text } = medium
    told.push({ start, end, medium: text, value: said.value, kind: said.kind })
  }
  const [first] = told
  const count = new Set(told.map(({ medium }) => medium)).size
  const areAll = told.every(({ kind }) => kind === first?.kind && mediaCounts[kind] === count)
  return first && areAll && !isOpen(atoms) ? [{ ...first, count, type: first.value, told }] : []
}
