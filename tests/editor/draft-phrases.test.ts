import { expect, test } from 'vitest'
import { keep, propose } from '@/lib/composer'
import { openWhenKept } from '@/lib/editor/draft-phrases'
import { createPhraseReader, isOpen } from '@/lib/editor/phrases'
import type { NodeId } from '@/lib/std/id'
import { applyBatch } from '@/lib/graph/apply'
import { emptyDocument } from '@/lib/graph/document'
import { mediaOf, writing } from '../composer/support'

const isSaid = ({ kind }: { readonly kind: string }) => kind === 'text' || kind === 'question'

test.each([
  [
    'I own three lamps. The second is bent. The third is in [den](#m1). The second one is old. The ninth hums. Is the duller of the first and the last mine?',
    'en',
  ],
  [
    'My parrots are called Ada and Bo. Ada has been moulting since May. Bo bites Ada. [den](#m1) is Ada. Is the louder of the first and the last mine?',
    'en',
  ],
  [
    '등 세 개가 있어. 둘째는 휘었어. 셋째는 [den](#m1)에 나와. 아홉째는 낡았어. 첫째와 마지막 중 더 어두운 등은 어느 거야?',
    'ko',
  ],
])('EM11 the cards of a kept text ask nothing that was not asked before: %s', (text, language) => {
  const given = writing(text, {
    media: mediaOf([text.includes('louder') ? 'audio den' : 'image den']),
    language: language as 'en',
  })
  const proposed = propose(given)
  const { commands } = keep(given, proposed)
  const said = commands.flatMap((each) =>
    each.type === 'addNode' && isSaid(each.node) ? [each.node] : [],
  )
  const open = openWhenKept(createPhraseReader(), proposed.document, text, said)
  const applied = applyBatch(emptyDocument(''), commands)
  if (!applied.ok) throw new Error(applied.error.code)
  const document = applied.value.document
  const onCards = createPhraseReader().open(document)
  expect(onCards.length).toBeGreaterThan(0)
  expect(open.map((each) => each.text)).toEqual(onCards.map((each) => each.text))
  for (const each of open) {
    expect(isOpen(each)).toBe(true)
    expect(text.slice(each.start, each.end)).toBe(each.text)
  }
})

test.each([
  'I ask [of the ninth lamp or none](#m1) the ninth lamp [hums](#m1).',
  '[ask of the ninth lamp or none](#m1) the ninth lamp [hums](#m1).',
  '[ask \\[of\\] the ninth lamp or none](#m1) the ninth lamp [hums](#m1).',
])('EM11 what is open has its own place, not one in the words of a link: %s', (written) => {
  const { document } = propose(writing('I own three lamps.'))
  const note = { id: 'n' as NodeId, kind: 'text', text: written } as const
  const plain = written.replaceAll('(#m1)', '').replace(/\[((?:[^\]\\]|\\.)*)\]/g, '$1')
  const words = 'the ninth lamp'
  for (const text of [plain.replaceAll('\\', ''), written]) {
    const open = openWhenKept(createPhraseReader(), document, text, [note])
    expect(open.map(({ start }) => start)).toEqual([text.lastIndexOf(words)])
    expect(text.indexOf(words)).toBeLessThan(text.lastIndexOf(words))
  }
})
