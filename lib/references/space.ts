import type { Node } from '../kinds'
import { one, reason, several, type Choice } from './choice'
import { numberOf } from './measures'
import type { Phrase, Side } from './phrase'
import type { Scope } from './scope'

type Pool = readonly number[]

const placeNames = /^(?:position|place|x|column|seat|위치|자리|位置|場所|座位)$/i

/** Where a node stands along a line: by an attribute that says so in numbers, else by its place on the canvas. */
function coordinateOf(node: Node): number | undefined {
  const attributes = 'attributes' in node ? Object.entries(node.attributes ?? {}) : []
  for (const [name, value] of attributes) {
    if (placeNames.test(name) && (typeof value === 'number' || /^\s*\d/.test(String(value))))
      return numberOf(value)
  }
  const caption =
    'caption' in node ? /(?:^|;\s*)position[: ]+(\d+)/i.exec(node.caption ?? '') : null
  if (caption) return Number(caption[1])
  if (node.kind === 'region' && node.shape.type === 'box') return undefined
  return node.layout?.x
}

/** From left to right where all say where they stand, else in reading order. */
export function alongLine(scope: Scope, pool: Pool): Pool {
  return scope.derived(pool, 'line', () => {
    const at = new Map(
      pool.map((position) => [position, coordinateOf(scope.vocabulary.nodes[position] as Node)]),
    )
    if ([...at.values()].includes(undefined)) return pool
    return [...pool].sort((a, b) => (at.get(a) as number) - (at.get(b) as number))
  })
}

export function middle(scope: Scope, phrase: Phrase, pool: Pool): Choice | undefined {
  const said = scope.saying('middle', pool)
  if (said.length === 1) return one(said, reason('reason.middle', { count: pool.length }))
  if (pool.length < 3) return undefined
  const { count } = phrase
  if (count !== undefined && count > 1) {
    const from = (pool.length - count) / 2
    const centred = Number.isInteger(from) && from > 0 ? pool.slice(from, from + count) : []
    return one(centred, reason('reason.middle', { count: pool.length }))
  }
  const half = pool.length / 2
  return pool.length % 2 === 1
    ? one([pool[Math.floor(half)] as number], reason('reason.middle', { count: pool.length }))
    : several([pool[half - 1] as number, pool[half] as number])
}

export function sides(scope: Scope, phrase: Phrase, pool: Pool): Choice | undefined {
  if (!phrase.head && phrase.determiner === 'none' && phrase.latin) return undefined
  if (phrase.sides.length === 2) {
    return pool.length === 2 && phrase.sides[0]?.side !== phrase.sides[1]?.side
      ? one(alongLine(scope, pool), reason('reason.both'), true)
      : undefined
  }
  const { side, most } = phrase.sides[0] as { side: Side; most: boolean }
  const said = scope.saying(side, pool)
  const why = reason('reason.side')
  if (!phrase.head && !phrase.subject) return undefined
  if (said.length === 1) return one(said, why)
  if (!phrase.head) return undefined
  if (pool.length < 2 || (!most && pool.length > 2)) return undefined
  const line = side === 'left' || side === 'right' ? alongLine(scope, pool) : pool
  const chosen = side === 'left' || side === 'top' ? line[0] : line.at(-1)
  return one([chosen as number], why)
}

/** Left or right of a thing, or between two: the nearest that fits, along the line on which they stand. */
export function besides(
  scope: Scope,
  phrase: Phrase,
  pool: Pool,
  anchors: readonly number[],
): Choice | undefined {
  const where = phrase.relation?.where
  const line = lineOf(scope, pool, anchors, where === 'before' || where === 'after')
  const marks = anchors.map((anchor) => line.indexOf(anchor)).sort((a, b) => a - b)
  const [low, high] = [marks[0] ?? -1, marks.at(-1) ?? -1]
  if (low < 0 || where === undefined) return undefined
  const fits = (position: number) => scope.has(pool, position) && !anchors.includes(position)
  if (where === 'between')
    return marks.length === 2 ? several(line.slice(low + 1, high).filter(fits)) : undefined
  const isLeft = where === 'left' || where === 'before'
  let at = isLeft ? low - 1 : high + 1
  while (at >= 0 && at < line.length && !fits(line[at] as number)) at += isLeft ? -1 : 1
  const nearest = line[at]
  return nearest === undefined ? undefined : one([nearest], reason('reason.relation'))
}

/** All that stand on the line: the things of the pool's kind, with what they stand beside. */
function lineOf(scope: Scope, pool: Pool, anchors: Pool, inOrder: boolean): Pool {
  const kind = scope.vocabulary.nodes[pool[0] ?? -1]?.kind
  const all = kind === undefined ? [] : (scope.vocabulary.kinds.get(kind) ?? [])
  const ordered = scope.derived(all, 'ordered', () => scope.inOrder(all))
  const isOfKind = anchors.every((anchor) => scope.vocabulary.nodes[anchor]?.kind === kind)
  // Before and after are of the reading order, and of one kind: "the day before the photo".
  if (inOrder) return isOfKind ? ordered : []
  return alongLine(scope, isOfKind ? ordered : scope.inOrder([...anchors, ...all]))
}
