// @vitest-environment happy-dom
import { ReactFlowProvider } from '@xyflow/react'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test } from 'vitest'
import { ActionProvider } from '@/components/editor/action-context'
import { EditorProvider } from '@/components/editor/context'
import { Keyboard } from '@/components/editor/keyboard'
import { RegionDrawing } from '@/components/editor/region-drawing'
import { PictureSplit } from '@/components/editor/region-split'
import { endDrawing } from '@/components/editor/region-state'
import { RegionTools } from '@/components/editor/region-tools'
import { createEditorStore } from '@/components/editor/store'
import { TooltipProvider } from '@/components/ui/tooltip'
import { regionsOf } from '@/lib/editor/region-gestures'
import { select } from '@/lib/editor/session'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'
import { dogs } from '../../editor/fixtures'

afterEach(cleanup)

/** The dogs' picture, selected, with the keys of the editor and the sheet that is drawn on. */
function open({ language = 'en' as 'en' | 'ko', isDrawing = false } = {}) {
  const store = createEditorStore('g', dogs)
  store.setSession((session) => select(session, ['photo']))
  if (isDrawing) store.setState({ drawingOn: 'photo' })
  const image = store.getState().view.nodes.get('photo')
  if (image?.kind !== 'image') throw new Error('no picture')
  render(
    <NextIntlClientProvider locale={language} messages={language === 'en' ? en : ko} timeZone="UTC">
      <EditorProvider store={store}>
        <ReactFlowProvider>
          <ActionProvider>
            <TooltipProvider>
              <Keyboard />
              <div data-canvas>{isDrawing ? <RegionTools /> : <PictureSplit />}</div>
              {isDrawing && <RegionDrawing image={image} width={304} />}
            </TooltipProvider>
          </ActionProvider>
        </ReactFlowProvider>
      </EditorProvider>
    </NextIntlClientProvider>,
  )
  const press = (code: string, more: object = {}, on: Element = document.body) =>
    act(() => void fireEvent.keyDown(on, { key: code, code, ...more }))
  const regions = () => regionsOf(store.getState().view, 'photo')
  return { store, press, regions }
}

const corners = [
  { x: 0.1, y: 0.1 },
  { x: 0.4, y: 0.1 },
]

test('ER1 Backspace takes a corner back and never the picture, wherever the focus is', () => {
  const { store, press } = open({ isDrawing: true })
  act(() => store.setState({ corners }))
  press('Backspace')
  expect(store.getState().corners).toEqual([corners[0]])
  expect(store.getState().view.nodes.has('photo')).toBe(true)
})

test('ER1 Escape drops the polygon under way, then leaves, and keeps the selection', () => {
  const { store, press } = open({ isDrawing: true })
  act(() => store.setState({ corners }))
  press('Escape')
  expect(store.getState()).toMatchObject({ corners: [], drawingOn: 'photo' })
  press('Escape')
  expect(store.getState().drawingOn).toBeUndefined()
  expect([...store.getState().session.selectedNodes]).toEqual(['photo'])
})

test.each([
  ['en', 'A polygon needs three corners: set one more.', 'lie in a line'],
  ['ko', '다각형에는 꼭짓점이 세 개 필요해요. 1개 더 찍으세요.', '한 줄에 있거나'],
] as const)(
  'ER1 a polygon that cannot be closed says what it needs, until it has another corner (%s)',
  (language, few, thin) => {
    const { store, press, regions } = open({ language, isDrawing: true })
    const count = regions().length
    const sheet = screen.getByRole('application')
    const told = () => screen.getAllByRole('status').map(({ textContent }) => textContent)
    act(() => store.setState({ regionTool: 'polygon', corners: corners.slice(0, 1) }))
    expect(told().join('')).toBe('')
    // Two presses at one place: the first sets the second corner, the second closes.
    const at = { button: 0, isPrimary: true, clientX: 40, clientY: 40 }
    fireEvent.pointerUp(sheet, at)
    fireEvent.pointerUp(sheet, at)
    expect(store.getState().corners).toHaveLength(2)
    expect(told()).toContain(few)
    expect(screen.getAllByText(few)).toHaveLength(2)
    act(() => store.setState({ corners: [...corners, { x: 0.7, y: 0.1 }] }))
    expect(told().join('')).toBe('')
    press('Enter', {}, sheet)
    expect(told().join('')).toContain(thin)
    expect(regions()).toHaveLength(count)
  },
)

test('ER1 a box is drawn by keys from corner to corner', () => {
  const { press, regions } = open({ isDrawing: true })
  const sheet = screen.getByRole('application')
  press('ArrowLeft', {}, sheet)
  press('Enter', {}, sheet)
  press('ArrowRight', { shiftKey: true }, sheet)
  press('ArrowDown', { shiftKey: true }, sheet)
  press('Enter', {}, sheet)
  const drawn = regions().at(-1)?.shape
  expect(drawn).toEqual({ type: 'box', x: 0.5, y: 0.5, width: 0.05, height: 0.05 })
})

test('ER1 what was drawn last is selected when drawing ends', () => {
  const { store } = open({ isDrawing: true })
  act(() => store.setState({ corners }))
  act(() => endDrawing(store))
  expect(store.getState()).toMatchObject({ drawingOn: undefined, corners: [], naming: undefined })
})

test('ER2 Escape gives up a drag and leaves what it was of selected', () => {
  const { store, press, regions } = open()
  const [region] = regions()
  if (!region) throw new Error('no region')
  act(() => {
    store.setSession((session) => select(session, [region.id]))
    store.setState({ reshaping: new Map([[region.id, region.shape]]) })
  })
  press('Escape')
  expect(store.getState().reshaping).toBeUndefined()
  expect([...store.getState().session.selectedNodes]).toEqual([region.id])
  expect(regions()).toEqual([region])
})

test.each([
  ['en', 'Add 4 regions', 'row 2, column 1'],
  ['ko', '영역 4개 추가', '2행 1열'],
] as const)('ER6 cells are called by their places in %s', (language, button, name) => {
  const { store, regions } = open({ language })
  act(() => store.setState({ splitting: 'photo' }))
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'places' } })
  act(() => void fireEvent.click(screen.getByRole('button', { name: button })))
  expect(regions().map(({ label }) => label)[3]).toBe(name)
  act(() => store.undo())
  expect(regions()).toHaveLength(1)
})
