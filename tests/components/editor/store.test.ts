import { expect, test } from 'vitest'
import { attributesOf, linesOf } from '@/components/editor/attribute-lines'
import { galleryDocument } from '@/components/editor/gallery-fixtures'
import { promptSections, aliasPieces } from '@/components/editor/prompt-blocks'
import { createEditorStore } from '@/components/editor/store'
import { typeText } from '@/lib/editor/gestures'
import { compile } from '@/lib/compile'
import { select } from '@/lib/editor/session'
import type { NodeId } from '@/lib/std/id'
import { profiles } from '@/lib/prompt/profiles'
import { partsOf } from '@/lib/prompt/prompt'
import { dogs } from '../../editor/fixtures'

test('a command that cannot be applied changes nothing and says why', () => {
  const store = createEditorStore('g', dogs)
  const before = store.getState().view
  expect(store.dispatch([{ type: 'removeNode', id: 'nobody' as NodeId }])).toBe(false)
  expect(store.getState().view).toBe(before)
  expect(store.getState().failure?.code).toBe('command.nodeUnknown')
})

test('typing is undone in one, and leaving the field ends the stretch', () => {
  const store = createEditorStore('g', dogs)
  const type = (text: string) => {
    const node = store.getState().view.nodes.get('note')
    if (node) store.dispatch(typeText(node, 'text', text), { typed: { id: 'note', field: 'text' } })
  }
  store.setSession((session) => ({ ...select(session, ['note']), editing: 'note' }))
  type('a')
  type('ab')
  store.setSession((session) => ({ ...session, editing: undefined }))
  type('abc')
  store.undo()
  expect(store.getState().view.nodes.get('note')).toMatchObject({ text: 'ab' })
  store.undo()
  expect(store.getState().view.document.nodes).toEqual(dogs.nodes)
})

test('what is deleted leaves the selection', () => {
  const store = createEditorStore('g', dogs)
  store.setSession((session) => select(session, ['d3', 'note']))
  store.dispatch([{ type: 'removeNode', id: 'd3' as NodeId }])
  expect([...store.getState().session.selectedNodes]).toEqual(['note'])
})

test('attributes as lines read back as they were, types included', () => {
  const before = { fur: 'curly: white', age: 3, tame: true, ears: ['long', 'soft'] }
  expect(attributesOf(linesOf(before), before)).toEqual(before)
  expect(attributesOf('new: 3\n\nplain\n: nothing', before)).toEqual({ new: '3', plain: true })
})

test('the prompt as it is drawn holds every character and every medium, in order', () => {
  const profile = profiles.gemini
  if (!profile) throw new Error('no profile')
  const { prompt, manifest } = compile({ document: galleryDocument, profile })
  const drawn = promptSections(prompt)
    .flatMap((section) => [
      section.heading === undefined ? '' : `${section.heading}\n`,
      ...section.blocks.map((block) =>
        block.type === 'text' ? block.text : `<${block.part.alias}>`,
      ),
    ])
    .join('')
  const sent = partsOf(prompt)
    .map((part) => (part.type === 'text' ? part.text : `<${part.alias}>`))
    .join('')
  expect(drawn).toBe(sent)
  const ids = new Map(manifest.aliases.map((each) => [each.alias, each.nodeId]))
  const text = 'E1 and Image 1 / Region A, not E99.'
  const pieces = aliasPieces(text, ids)
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.flatMap((piece) => piece.id ?? [])).toEqual(['dog', 'region'])
})
