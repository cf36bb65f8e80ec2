import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compile } from '@/lib/compile'
import { createPhraseReader, isSilenced } from '@/lib/editor/phrases'
import { readDocument } from '@/lib/graph/migrate'
import type { GraphDocument } from '@/lib/graph/document'
import { kindOf, textIn } from '@/lib/kinds'
import { casesIn, documentOf } from '../eval/score-references'
import { gemini, templateDocument } from '../compile/support'

/** What a phrase is to whoever reads it. */
type Told = {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly status: string
  readonly refers: readonly string[]
  readonly candidates?: readonly string[]
  readonly pairs?: readonly (readonly string[])[]
  readonly reason: { readonly code: string }
}

function lineOf(node: string, field: string, told: Told): string {
  const { start, end, text, status, refers, candidates, pairs, reason } = told
  return JSON.stringify([node, field, start, end, text, status, refers, candidates, pairs, reason])
}

function inEditor(document: GraphDocument): string[] {
  const reader = createPhraseReader()
  return document.nodes
    .flatMap((node) =>
      kindOf(node).linkFields.flatMap((field) =>
        reader
          .read(document, node, field, textIn(node, field) ?? '')
          .filter((phrase) => !isSilenced(phrase))
          .map((phrase) => lineOf(node.id, field, phrase)),
      ),
    )
    .sort()
}

function inPrompt(document: GraphDocument): string[] {
  const { manifest } = compile({ document, profile: gemini })
  return manifest.references
    .map((reference) => lineOf(reference.nodeId, reference.field, reference))
    .sort()
}

/** The document with these texts as notes behind all else. */
function withNotes(document: GraphDocument, texts: readonly string[]): GraphDocument {
  const notes = texts.map((text, index) => ({ id: `phrases-note-${index}`, kind: 'text', text }))
  const read = readDocument({ ...document, nodes: [...document.nodes, ...notes] })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

const cases = casesIn(
  readFileSync(new URL('../fixtures/references/cases.jsonl', import.meta.url), 'utf8'),
)

test('EM8 the editor and the prompt find the same phrases in the cases, span for span', () => {
  let count = 0
  for (const each of cases) {
    const document = withNotes(documentOf(each), [each.text])
    const phrases = inEditor(document)
    expect(phrases, each.id).toEqual(inPrompt(document))
    count += phrases.length
  }
  expect(count).toBeGreaterThan(cases.length / 2)
})

const written = [
  'The **white** one, *the third* dog and **see the** second dog.',
  '[E1], [E1, E2], \\[E1], [E99], [Set 1], `[E1]`, [Image 1 / Region A] and [Audio 1/x]',
  '[the first](#d1), [gone](#gone), [both](#d1,gone), [pairs](#d1:s1), `[x](#d1)`',
  '[the first](#) and [the second dog](#) bark, [E1](#) at **[the third](#)**',
  '[[E1]](#d2) and [the [E1] dog](#d2), ![the first dog](#d1)',
  '첫 번째와 세 번째 강아지, **두 번째** 강아지, [E3]',
  '- the white one\n\n> the third dog\n\n    the first dog\n\n# the second dog',
]

test.each([
  ['three-dogs', 'en'],
  ['three-dogs', 'ko'],
  ['fruit', 'en'],
  ['fruit', 'ko'],
])('EM8 so they do in the template %s.%s, with links, aliases and markup', async (id, language) => {
  const { document } = await templateDocument(id, language)
  expect(inEditor(document)).toEqual(inPrompt(document))
  const noted = withNotes(document, written)
  const phrases = inEditor(noted)
  expect(phrases).toEqual(inPrompt(noted))
  expect(phrases.filter((line) => line.includes('phrases-note')).length).toBeGreaterThan(8)
})
