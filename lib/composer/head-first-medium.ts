import { paired } from './fact'
import { placesIn } from './head-first-places'
import type { Statement } from './head-first-statement'
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
