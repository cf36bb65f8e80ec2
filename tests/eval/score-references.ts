import { readDocument } from '@/lib/graph/migrate'
import { resolve, type Mention } from '@/lib/references'
import type { Case, Entity, Expected } from './case'

export { casesIn } from './case'

/** `unresolved`: nothing is linked, but in a text without references people are asked about it. */
export type Verdict = 'right' | 'abstained' | 'wrong' | 'falsePositive' | 'unresolved'

export type Result = {
  readonly id: string
  readonly tier: string
  readonly lang: string
  readonly skill: string
  readonly verdict: Verdict
  readonly text: string
}

/** The case's things as a document: in `order`, then as they stand in the file. */
export function documentOf({ id, entities, edges }: Case) {
  const ordered = entities
    .map((entity, index) => ({ entity, place: entity.order ?? index + 1, index }))
    .sort((a, b) => a.place - b.place || a.index - b.index)
  const nodes = ordered.map(({ entity: { order: _order, attributes, ...node } }) => ({
    ...node,
    ...(attributes === undefined ? {} : describedBy(node.kind, attributes)),
    ...(node.kind === 'set' ? { members: node.members ?? [] } : {}),
    ...(node.kind === 'text' ? { text: '' } : {}),
    ...(node.kind === 'region'
      ? { shape: { type: 'box', x: 0.1, y: 0.1, width: 0.2, height: 0.2 } }
      : {}),
    ...(node.kind === 'segment' ? { start: 0, end: 1 } : {}),
  }))
  const read = readDocument({
    nodes: withOwners(nodes),
    edges: (edges ?? []).map((edge, index) => ({ id: `edge-${index}`, ...edge })),
  })
  if (!read.ok) throw new Error(`case ${id} is no graph: ${JSON.stringify(read.error)}`)
  return read.value
}

/**
 * A region or a segment needs an owner: the case's first picture or sound, else one of its own, which
 * stands last and is called nothing.
 */
function withOwners(nodes: readonly Entity[]): readonly Entity[] {
  const owners = { region: 'image', segment: 'audio' } as const
  const added = Object.entries(owners).flatMap(([part, whole]): Entity[] => {
    const lacks = nodes.some((node) => node.kind === part && node['of'] === undefined)
    return lacks && !nodes.some(({ kind }) => kind === whole)
      ? [{ id: `owner-${part}`, kind: whole }]
      : []
  })
  const all = [...nodes, ...added]
  return all.map((node) => {
    const whole = owners[node.kind as keyof typeof owners]
    const owner =
      whole && node['of'] === undefined ? all.find(({ kind }) => kind === whole) : undefined
    return owner ? { ...node, of: owner.id } : node
  })
}

/** Media carry no attributes: what a case says of one is its caption. */
function describedBy(kind: string, attributes: Readonly<Record<string, unknown>>): object {
  if (['entity', 'set', 'region', 'segment'].includes(kind)) return { attributes }
  if (kind !== 'image' && kind !== 'audio') return {}
  return {
    caption: Object.entries(attributes)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
  }
}

const keyOf = (ids: readonly string[] | undefined) => [...new Set(ids ?? [])].sort().join()
const pairsKeyOf = (pairs: Mention['pairs']) =>
  (pairs ?? [])
    .map((pair) => pair.join('>'))
    .sort()
    .join()
const idsOf = (mention: Mention) => mention.candidates ?? mention.refers

/** How a mention's span covers an expected one, as a share of both together. */
function overlapOf(mention: Mention, expected: Expected): number {
  const inner = Math.min(mention.end, expected.end) - Math.max(mention.start, expected.start)
  const outer = Math.max(mention.end, expected.end) - Math.min(mention.start, expected.start)
  return inner / outer
}

function judge(expected: Expected, mentions: readonly Mention[]): Verdict {
  const pairing = expected.pairs !== undefined
  const found = mentions
    .filter((mention) => overlapOf(mention, expected) >= 0.34)
    .sort(
      (a, b) =>
        Number((b.pairs !== undefined) === pairing) - Number((a.pairs !== undefined) === pairing) ||
        overlapOf(b, expected) - overlapOf(a, expected),
    )[0]
  const abstained: Verdict = expected.abstainOk ? 'right' : 'abstained'
  if (!found) return abstained
  const isOpen = found.status === 'ambiguous'
  if (expected.ambiguous)
    return !isOpen ? 'wrong' : keyOf(idsOf(found)) === keyOf(expected.refers) ? 'right' : abstained
  if (isOpen) return abstained
  if (pairing) return pairsKeyOf(found.pairs) === pairsKeyOf(expected.pairs) ? 'right' : 'wrong'
  return keyOf(found.refers) === keyOf(expected.refers) ? 'right' : 'wrong'
}

/**
 * Every expected mention with what became of it, every mention where none was expected, and what is
 * unresolved in texts without references.
 */
export function evaluate(cases: readonly Case[]): readonly Result[] {
  return cases.flatMap((one): Result[] => {
    const from = one.scoreFrom ?? 0
    const told = resolve({
      document: documentOf(one),
      text: one.text,
      language: one.lang,
    }).filter(({ start }) => start >= from)
    const mentions = told.filter((mention) => idsOf(mention).length > 0)
    const of = (skill: string, verdict: Verdict, text: string) => ({
      id: one.id,
      tier: one.tier,
      lang: one.lang,
      skill,
      verdict,
      text,
    })
    const expected = one.mentions.filter(({ start }) => start >= from)
    const results = expected.map((each) => of(each.skill, judge(each, mentions), each.text))
    if (!one.exhaustive) return results
    const stray = mentions.filter(
      ({ start, end }) =>
        !one.mentions.some((each) => Math.min(end, each.end) > Math.max(start, each.start)),
    )
    const unresolved =
      one.mentions.length === 0 ? told.filter((mention) => idsOf(mention).length === 0) : []
    return [
      ...results,
      ...stray.map(({ text }) => of('none', 'falsePositive', text)),
      ...unresolved.map(({ text }) => of('none', 'unresolved', text)),
    ]
  })
}

type Counts = Record<Verdict, number>
const none: Counts = { right: 0, abstained: 0, wrong: 0, falsePositive: 0, unresolved: 0 }

function rowOf(name: string, counts: Counts): string {
  const count = counts.right + counts.abstained + counts.wrong
  const share = (part: number) =>
    count === 0 ? '–'.padStart(11) : `${((100 * part) / count).toFixed(1)} %`.padStart(11)
  const shares = [counts.right, counts.abstained, counts.wrong].map(share).join('')
  return `${name.padEnd(26)}${String(count).padStart(9)}${shares}${String(counts.falsePositive).padStart(17)}${String(counts.unresolved).padStart(20)}`
}

/**
 * How many mentions there are and what share of them is right, abstained and wrong, with the number of
 * false positives and of what is unresolved in texts without references, for each value of a field; the most frequent first and all together last.
 */
export function tableOf(results: readonly Result[], by: 'tier' | 'lang' | 'skill'): string {
  const groups = new Map<string, Counts>()
  const total = { ...none }
  for (const result of results) {
    const counts = groups.get(result[by]) ?? { ...none }
    groups.set(result[by], counts)
    counts[result.verdict]++
    total[result.verdict]++
  }
  const size = ({ right, abstained, wrong }: Counts) => right + abstained + wrong
  const rows = [...groups].sort(([, a], [, b]) => size(b) - size(a))
  const names = { tier: 'By tier', lang: 'By language', skill: 'By skill' }
  return [
    `${names[by].padEnd(26)} mentions      right  abstained      wrong  false positives  unresolved in none`,
    ...rows.map(([name, counts]) => rowOf(name, counts)),
    rowOf('total', total),
  ].join('\n')
}

/** What is wrong or stands where no reference was expected, one a line. */
export function faultsOf(results: readonly Result[]): readonly string[] {
  return results.flatMap(({ id, lang, skill, verdict, text }) => {
    if (verdict !== 'wrong' && verdict !== 'falsePositive') return []
    const what = verdict === 'wrong' ? `wrong (${skill})` : 'false positive'
    return [`${id} (${lang}): ${what}: ${JSON.stringify(text)}`]
  })
}
