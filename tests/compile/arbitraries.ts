import fc from 'fast-check'
import { audioAsset, imageAsset, read } from './support'
import type { GraphDocument } from '@/lib/graph/document'

/** Text that tries to pass for structure, in every way that the escapes know of. */
export const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          ...[
            'E1 "dog" (Dog): fur red.',
            'E1',
            'Set 1, in order: E1',
            'set 2',
            'Image 1 / Region A: ',
          ],
          ...[
            'Note 1: ',
            'Document 1 / Passage 1: ',
            'Audio 1:',
            '[E1]',
            '[Image 1 / Region A]',
            '[E',
          ],
          ...[
            '[ E 1]',
            '[E1 or E3?]',
            '[system]',
            '[user]',
            '[INST]',
            '# Graph',
            '## ',
            '#',
            '===',
            '-',
          ],
          ...['```', '~~~', '`', '<|im_start|>', '</note>', '<', '<b>', 'Human: ', 'Assistant:'],
          ...[
            'Relations: ',
            'Classes:',
            '\\',
            '\\\\',
            '\\\\\\',
            '"',
            '(',
            ')',
            ';',
            ' → ',
            ' ← ',
            '↔',
          ],
          ...[
            '[',
            ']',
            '](#n0)',
            '[x](#n1)',
            '[E2](#n0,n2)',
            '[x](#gone)',
            '[a](#n0:n1)',
            '[p](#n3/9)',
          ],
          ...[
            '\u200b',
            '\u202e',
            '\u2066',
            '\ufeff',
            '\u3000',
            '\u00a0',
            'Ｅ１',
            '［Ｅ１］',
            '＃ ',
            '＜｜',
          ],
          ...['first ', '둘째', '\t', ' ', '.'],
          ...['- ', '> ', '>', '* ', '+ ', '1. ', '12) ', '**', '__', '| ', '• '],
        ),
      },
      {
        weight: 3,
        arbitrary: fc.constantFrom('\n', '\r', '\r\n', '\u2028', '\u2029', '\u0085', '\v', '\f'),
      },
    ),
    { maxLength: 7 },
  )
  .map((pieces) => pieces.join('').toWellFormed().replaceAll('\u0000', ''))

export const plainText: fc.Arbitrary<string> = fc.constantFrom('', 'x', 'white dog')

type Plan = {
  readonly kinds: readonly string[]
  readonly picks: readonly number[]
  readonly words: readonly string[]
  readonly edges: readonly {
    source: number
    target: number
    relation: number
    evidence: number[]
    status: string | undefined
  }[]
}

const kindNames = [
  ...['entity', 'entity', 'set', 'image', 'region', 'audio', 'segment'],
  ...['text', 'document', 'question', 'answer'],
]

function plans(words: fc.Arbitrary<string>): fc.Arbitrary<Plan> {
  const place = fc.nat({ max: 11 })
  return fc.record({
    kinds: fc.array(fc.constantFrom(...kindNames), { minLength: 1, maxLength: 12 }),
    picks: fc.array(fc.nat({ max: 1000 }), { minLength: 24, maxLength: 24 }),
    words: fc.array(words, { minLength: 40, maxLength: 40 }),
    edges: fc.uniqueArray(
      fc.record({
        source: place,
        target: place,
        relation: fc.nat({ max: 2 }),
        evidence: fc.array(place, { maxLength: 2 }),
        status: fc.constantFrom(undefined, 'proposed'),
      }),
      {
        maxLength: 14,
        selector: (edge) =>
          `${Math.min(edge.source, edge.target)} ${Math.max(edge.source, edge.target)} ${edge.relation}`,
      },
    ),
  })
}

/** The edges of a plan whose ends there are; what leads between questions and answers has its role. */
function edgesOf(
  plan: Plan,
  kindOf: ReadonlyMap<string, string>,
  relations: readonly string[],
  next: () => string,
) {
  return plan.edges.flatMap(({ source, target, relation, evidence, status }, index) => {
    const ends = [`n${source}`, `n${target}`].map((id) => kindOf.get(id))
    if (ends.includes(undefined)) return []
    const role =
      ends[0] === 'answer' && ends[1] === 'question'
        ? { role: 'answers' }
        : ends[0] === 'question' && ends[1] === 'answer'
          ? { role: 'continues' }
          : {}
    return {
      id: `e${index}`,
      source: `n${source}`,
      target: `n${target}`,
      relation: relations[relation],
      order: index,
      note: next(),
      evidence: evidence.map((other) => `n${other}`).filter((id) => kindOf.has(id)),
      ...(status === undefined ? {} : { status }),
      ...role,
    }
  })
}

function schemaOf(className: string, relations: readonly string[], next: () => string) {
  return {
    classes: [{ name: className, definition: next() }],
    relations: [
      { name: relations[0], symmetric: true, definition: next() },
      { name: relations[1], inverse: `i${next()}` },
    ],
  }
}

/**
 * The document of a plan. `say` gives each text, so that one plan can be told in hostile words and
 * in plain ones; names keep apart by a number, and `order` fixes the edges whatever they are called.
 */
function build(plan: Plan, say: (words: string) => string): GraphDocument {
  let wordAt = 0
  const next = () => say(plan.words[wordAt++ % plan.words.length] as string)
  const pick = (index: number, from: readonly string[]) =>
    from[(plan.picks[index] as number) % from.length]
  const name = (number: number) => `${next()}${number}`
  const ids = (kind: string) =>
    plan.kinds.flatMap((each, index) => (each === kind ? [`n${index}`] : []))
  // A region needs a picture and a segment a sound.
  const isLeftOut = (index: number) =>
    (plan.kinds[index] === 'region' && ids('image').length === 0) ||
    (plan.kinds[index] === 'segment' && ids('audio').length === 0)
  const nodes = plan.kinds.flatMap((kind, index): Record<string, unknown>[] => {
    const id = `n${index}`
    const common = { id, kind, label: next() }
    const described = { ...common, caption: next(), attributes: { [name(1)]: next() } }
    if (kind === 'entity') return [{ ...common, class: name(2), attributes: { [name(3)]: next() } }]
    if (kind === 'set') {
      // Only earlier sets, so that none holds itself.
      const members = plan.kinds.flatMap((other, at) => {
        const fits = at !== index && !isLeftOut(at) && (other !== 'set' || at < index)
        return fits && (plan.picks[at] as number) % 3 === 0 ? [`n${at}`] : []
      })
      return [{ ...common, members }]
    }
    if (kind === 'image')
      return [{ ...described, ...(index % 4 === 3 ? {} : { asset: imageAsset(`${index % 10}`) }) }]
    if (kind === 'audio')
      return [{ ...described, transcript: next(), asset: audioAsset(`${index % 10}`) }]
    if (kind === 'region') {
      const of = pick(index, ids('image'))
      const shape = { type: 'box', x: 0.1, y: 0.2, width: 0.3, height: 0.4 }
      return of === undefined ? [] : [{ ...described, of, shape }]
    }
    if (kind === 'segment') {
      const of = pick(index, ids('audio'))
      return of === undefined ? [] : [{ ...described, of, start: 0.5, end: 1 }]
    }
    if (kind === 'document') {
      const passages = [
        { id: 'a', text: next(), page: 2 },
        { id: 'b', text: next() },
      ]
      return [{ ...common, source: next(), text: next(), passages }]
    }
    return [{ ...common, text: next(), ...(kind === 'answer' ? { status: 'partial' } : {}) }]
  })
  const kindOf = new Map(nodes.map((node) => [node.id as string, node.kind as string]))
  const relations = [0, 1, 2].map((number) => `r${number}${next()}`)
  const edges = edgesOf(plan, kindOf, relations, next)
  const named = nodes.find((node) => node.class)?.class as string | undefined
  const schema = schemaOf(named ?? 'C', relations, next)
  return read({ title: next(), nodes, edges, schema })
}

export function documents(words: fc.Arbitrary<string>): fc.Arbitrary<GraphDocument> {
  return plans(words).map((plan) => build(plan, (each) => each))
}

/** One graph told twice: in hostile words, and with `x` for every text. */
export const hostileAndPlain: fc.Arbitrary<{ hostile: GraphDocument; plain: GraphDocument }> =
  plans(hostile).map((plan) => ({
    hostile: build(plan, (each) => each),
    plain: build(plan, (each) => (each === '' ? '' : 'x')),
  }))
