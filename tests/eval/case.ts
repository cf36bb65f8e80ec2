import { z } from 'zod'
import { nodeKinds } from '@/lib/kinds'

const entitySchema = z.looseObject({
  id: z.string().min(1),
  kind: z.enum(nodeKinds),
  order: z.number().optional(),
  attributes: z.record(z.string(), z.unknown()).optional(),
})

const mentionSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  text: z.string(),
  refers: z.array(z.string()),
  skill: z.string().min(1),
  ambiguous: z.boolean().optional(),
  abstainOk: z.boolean().optional(),
  pairs: z.array(z.tuple([z.string(), z.string()])).optional(),
})

const caseSchema = z
  .object({
    id: z.string().min(1),
    lang: z.enum(['en', 'ko', 'ja', 'zh']),
    /** The number in SPEC.md of which it is a case. */
    rule: z
      .string()
      .regex(/^R\d+$/)
      .optional(),
    tier: z.string().min(1),
    exhaustive: z.boolean().optional(),
    scoreFrom: z.int().nonnegative().optional(),
    entities: z.array(entitySchema),
    edges: z
      .array(z.object({ source: z.string(), target: z.string(), relation: z.string() }))
      .optional(),
    text: z.string(),
    mentions: z.array(mentionSchema),
  })
  .superRefine(({ entities, text, mentions }, context) => {
    const ids = new Set(entities.map(({ id }) => id))
    mentions.forEach((mention, index) => {
      const add = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: ['mentions', index, field], message })
      const { start, end, refers } = mention
      const written = text.slice(start, end)
      if (written !== mention.text)
        add('text', `is ${JSON.stringify(mention.text)}, but ${start}–${end} is "${written}"`)
      for (const id of refers) if (!ids.has(id)) add('refers', `names ${id}, which is no entity`)
    })
  })

/** One text with its things and what its phrases mean. Offsets are UTF-16 code units. */
export type Case = z.infer<typeof caseSchema>
export type Entity = Case['entities'][number]
export type Expected = Case['mentions'][number]

/**
 * The cases of a file, one JSON object a line; empty lines are passed over.
 *
 * @throws an Error that names the line, what is wrong there and what to write
 */
export function casesIn(lines: string): readonly Case[] {
  return lines.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const read = caseSchema.safeParse(parsed(line, index + 1))
    if (read.success) return [read.data]
    const [issue] = read.error.issues
    const at = issue?.path.join('.') ?? ''
    throw new Error(`line ${index + 1}: ${at === '' ? '' : `${at}: `}${issue?.message}`)
  })
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw new Error(`line ${number} is no JSON object: ${(error as Error).message}`, {
      cause: error,
    })
  }
}
