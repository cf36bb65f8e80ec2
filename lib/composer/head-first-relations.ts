import type { Atom } from './atoms'
import type { Statement } from './head-first-statement'
import { polarityOf } from './head-first-polarity'
import * as en from './languages/en'
import { relationOf } from './relation-words'

/** "My son drew [photo 1]": his work, which need not show him. */
export function made(statement: Statement): boolean {
  const at = statement.words.findIndex(({ type }) => type === 'ref')
  const listed = at === 1 ? statement.expandedAt(statement.words, at) : undefined
  if (!listed || !statement.areMedia(listed.all)) return false
  const isSound = listed.all.every((id) =>
    /audio|segment/.test(statement.facts.nodes.kindOf(id) ?? ''),
  )
  const verb = statement.words[0]?.lower ?? ''
  if (isSound && verb === 'made') return false
  for (const [thing, medium] of statement.pairs(listed.all, statement.subject.ids))
    statement.facts.relation(thing, medium, { words: verb }, listed.span)
  return true
}

/** "look alike", "looks like the second", "resemble each other". */
export function looks(statement: Statement, words: readonly Atom[]): void {
  const [verb, second, third] = words
  const isSound = /^sound/.test(verb?.lower ?? '')
  const relation = isSound
    ? { words: 'sounds like', symmetric: true }
    : { concept: 'looksLike' as const }
  const at =
    second?.lower === 'like' || second?.lower === 'similar'
      ? third?.lower === 'to'
        ? 3
        : 2
      : /^resemble/.test(verb?.lower ?? '')
        ? 1
        : -1
  const listed = at > 0 ? statement.expandedAt(words, at) : undefined
  if (listed) {
    if (words[listed.next]?.lower === "'s") return
    for (const source of statement.subject.ids) {
      for (const target of listed.all) {
        if (statement.facts.nodes.kindOf(target) === 'entity')
          statement.facts.relation(source, target, relation, {
            start: statement.subject.span.start,
            end: listed.span.end,
          })
      }
    }
    return
  }
  const said = words
    .slice(1)
    .map(({ lower }) => lower)
    .join(' ')
  if (
    statement.ids.length > 1 &&
    /^(?:alike|similar|identical|the same|very (?:much )?alike|very similar|exactly alike|exactly the same|almost (?:alike|identical|the same)|quite (?:alike|similar)|like each other|like one another|a lot alike|each other|one another|similar to each other|much alike)$/.test(
      said,
    )
  ) {
    statement.facts.alike(statement.ids, statement.span(), relation)
  }
}

/** A verb or a preposition between things that are known, named by its own words. */
export function related(statement: Statement, words: readonly Atom[]): void {
  const at = words.findIndex(({ type }) => type === 'ref')
  const between = words.slice(0, at)
  const listed = statement.expandedAt(words, at)
  if (
    !listed ||
    polarityOf(statement.facts, words) !== 'told' ||
    between.length < 1 ||
    between.length > 5 ||
    /^(?:'s|')$/.test(words[listed.next]?.lower ?? '') ||
    // "says the second is nice": of a clause.
    en.be.has(words[listed.next]?.lower ?? '') ||
    en.have.has(words[listed.next]?.lower ?? '')
  )
    return
  if (
    between.some(
      ({ lower, type, open }) =>
        type !== 'word' ||
        open === true ||
        /^(?:and|or|that|which|who|i|you|we|me|us|my|your|its|their)$/.test(lower),
    )
  )
    return
  const said = between.filter(({ lower }) => !/^(?:the|a|an)$/.test(lower))
  if (said.length > 4 || (said.length === 1 && en.be.has(said[0]?.lower ?? ''))) return
  const things = listed.all.filter((id) => statement.facts.nodes.kindOf(id) === 'entity')
  if (things.length !== listed.all.length) return
  const span = { start: statement.subject.span.start, end: listed.span.end }
  const isSimilar = /^(?:similar to|identical to)$/.test(
    said
      .slice(1)
      .map(({ lower }) => lower)
      .join(' '),
  )
  const relation = isSimilar ? { concept: 'looksLike' as const } : { words: relationOf(between) }
  for (const [source, target] of statement.pairs(things, statement.ids)) {
    if (statement.facts.nodes.kindOf(source) === 'entity')
      statement.facts.relation(source, target, relation, span)
  }
}
