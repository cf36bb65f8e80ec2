// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import type { EdgeProps } from '@xyflow/react'
import { act } from 'react'
import { afterEach, expect, test } from 'vitest'
import { EditorProvider } from '@/components/editor/context'
import { createEditorStore } from '@/components/editor/store'
import { Wire } from '@/components/editor/wire'
import type { CanvasEdge } from '@/lib/editor/canvas'
import { light } from '@/lib/editor/session'
import { plainRoute } from '@/lib/editor/wires'
import { dogs } from '../../editor/fixtures'

afterEach(cleanup)

function drawn(id: string) {
  const store = createEditorStore('g', dogs)
  // A first change finds the ways of the wires.
  store.setSession((session) => light(session, ['note']))
  const edge = () => {
    const found = store.getState().projection.edges.find((each) => each.id === id)
    if (!found?.data) throw new Error(`no wire ${id}`)
    return { ...found, data: found.data }
  }
  const view = () => (
    <EditorProvider store={store}>
      <svg>
        <Wire {...(edge() as unknown as EdgeProps<CanvasEdge>)} />
      </svg>
    </EditorProvider>
  )
  const { container, rerender } = render(view())
  const path = () => container.querySelector('path')?.getAttribute('d')
  return { store, edge, path, again: () => rerender(view()) }
}

test('EW1 a wire is drawn the way that was found for it, with its relation', () => {
  const { store, path } = drawn('e1')
  expect(path()).toBe(store.getState().routes.byId.get('e1')?.path)
  expect(path()).toMatch(/^M /)
  expect(screen.getByText('shown in')).toBeTruthy()
})

test('EW6 while its card is dragged it is a plain curve, and afterwards routed again', () => {
  const { store, edge, path, again } = drawn('e3')
  const before = path()
  act(() => {
    store.setSession((session) => ({ ...session, drag: new Map([['d3', { x: 40, y: 900 }]]) }))
  })
  again()
  const { source, target } = edge().data
  expect(path()).toBe(plainRoute(source, target).path)
  act(() => store.setSession((session) => ({ ...session, drag: new Map() })))
  again()
  expect(path()).toBe(before)
})
