// @vitest-environment happy-dom
import { ReactFlowProvider } from '@xyflow/react'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { ActionProvider } from '@/components/editor/action-context'
import { EditorProvider, useEditor } from '@/components/editor/context'
import { Keyboard } from '@/components/editor/keyboard'
import { AddSegment, TimeFields } from '@/components/editor/segment-fields'
import { SegmentList } from '@/components/editor/segment-list'
import { createDeck, type Deck } from '@/components/editor/sound-deck'
import { createEditorStore } from '@/components/editor/store'
import { TooltipProvider } from '@/components/ui/tooltip'
import { segmentsOf, soundAtHand } from '@/lib/editor/segment-gestures'
import { emptyDocument, type GraphDocument } from '@/lib/graph/document'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'

afterEach(cleanup)

const asset = {
  hash: 'a'.repeat(64),
  mediaType: 'audio/wav',
  byteCount: 1_000,
  durationSeconds: 100,
}
const talk = {
  ...emptyDocument('talk'),
  nodes: [
    { id: 'talk', kind: 'audio', label: 'talk', asset },
    {
      id: 's0',
      kind: 'segment',
      of: 'talk',
      alias: 'Segment A',
      label: 'greeting',
      start: 1,
      end: 2,
    },
    { id: 's1', kind: 'segment', of: 'talk', alias: 'Segment B', start: 5, end: 7.5 },
  ],
} as unknown as GraphDocument

function Desk({ deck }: { readonly deck: Deck }) {
  const hand = useEditor(({ view, session }) => soundAtHand(view, session)?.segment)
  const audio = useEditor(({ view }) => view.nodes.get('talk'))
  if (audio?.kind !== 'audio') return null
  return (
    <>
      <SegmentList audio={audio} deck={deck} selected={hand} />
      {hand && <TimeFields segment={hand} />}
      <AddSegment audio={audio} />
    </>
  )
}

/** The list of the segments of a sound, their times, and the keys of the editor. */
function open(language: 'en' | 'ko' = 'en') {
  const store = createEditorStore('g', talk)
  const deck = createDeck('talk', 'http://127.0.0.1:9/sound', 100)
  onTestFinished(deck.open())
  render(
    <NextIntlClientProvider locale={language} messages={{ en, ko }[language]} timeZone="UTC">
      <TooltipProvider>
        <EditorProvider store={store}>
          <ReactFlowProvider>
            <ActionProvider>
              <Keyboard />
              <Desk deck={deck} />
            </ActionProvider>
          </ReactFlowProvider>
        </EditorProvider>
      </TooltipProvider>
    </NextIntlClientProvider>,
  )
  return { store, deck, segments: () => segmentsOf(store.getState().view, 'talk') }
}

const choose = (name: string) =>
  act(() => screen.getByRole('button', { name: `Show ${name} on the wave` }).click())

/** Types into a field and leaves it; those of the segment at hand stand before those that add one. */
function type(label: string, text: string, index = 0) {
  const field = screen.getAllByLabelText(label)[index]
  if (!(field instanceof HTMLInputElement)) throw new Error('no field')
  act(() => field.focus())
  fireEvent.change(field, { target: { value: text } })
  act(() => field.blur())
  return field
}

test('EA11 a segment is named in the list, in place', () => {
  const { segments } = open()
  fireEvent.change(screen.getByLabelText('Name of Segment B'), { target: { value: 'answer' } })
  expect(segments().map(({ label }) => label)).toEqual(['greeting', 'answer'])
  expect(screen.getByRole('button', { name: 'Show answer on the wave' })).toBeTruthy()
})

test('EA11 the segment that is chosen in the list is deleted by the key, and comes back', () => {
  const { store, segments } = open()
  choose('greeting')
  const row = screen.getByRole('button', { name: 'Show greeting on the wave' })
  expect(row.getAttribute('aria-pressed')).toBe('true')
  act(() => void fireEvent.keyDown(document.body, { key: 'Delete', code: 'Delete' }))
  expect(segments().map(({ id }) => id)).toEqual(['s1'])
  expect(screen.queryByDisplayValue('greeting')).toBeNull()
  act(() => store.undo())
  expect(screen.getByDisplayValue('greeting')).toBeTruthy()
})

test('EA10 a segment plays from its start by its own button, which then stops it', () => {
  const { deck } = open()
  const play = vi.spyOn(deck.element, 'play').mockImplementation(async () => {
    deck.element.dispatchEvent(new Event('play'))
  })
  const pause = vi.spyOn(deck.element, 'pause').mockImplementation(() => {
    deck.element.dispatchEvent(new Event('pause'))
  })
  act(() => screen.getByRole('button', { name: 'Play Segment B' }).click())
  expect(play).toHaveBeenCalledTimes(1)
  expect(deck.getState()).toMatchObject({ seconds: 5, playingPart: 's1', isPlaying: true })
  act(() => screen.getByRole('button', { name: 'Stop Segment B' }).click())
  expect(pause).toHaveBeenCalled()
  expect(deck.getState()).toMatchObject({ playingPart: undefined, isPlaying: false })
})

test('EA1 a time is typed as it is written, to the millisecond', () => {
  const { segments } = open()
  choose('Segment B')
  type('To', '1:23.456')
  expect(segments()[1]).toMatchObject({ start: 5, end: 83.456 })
  type('From', '6.25')
  expect(segments()[1]).toMatchObject({ start: 6.25, end: 83.456 })
})

test.each([
  ['1:75', 'This is no time'],
  ['soon', 'This is no time'],
  ['1:41', 'The sound ends at 1:40.000'],
  ['4', 'end'],
])('EA1, EA2 the end %s is refused with the reason, and nothing changes', (text, reason) => {
  const { store, segments } = open()
  choose('Segment B')
  const before = store.getState().view.document
  type('To', text)
  const told = screen.getAllByRole('status').map(({ textContent }) => textContent)
  expect(told.join()).toContain(reason)
  expect(store.getState().view.document).toBe(before)
  expect(segments()[1]).toMatchObject({ start: 5, end: 7.5 })
})

test.each([
  ['en', 'From', '0:05.000'],
  ['en', 'To', '0:07.500'],
  ['ko', '시작', '0:05.000'],
] as const)('EA1 an emptied field keeps the time it had, and that is told (%s, %s)', (...given) => {
  const [language, label, kept] = given
  const { store } = open(language)
  const { sound, segment } = { en, ko }[language].editor
  const row = screen.getByRole('button', { name: sound.select.replace('{name}', 'Segment B') })
  act(() => row.click())
  const before = store.getState().view.document
  const told = () => screen.getAllByRole('status').map(({ textContent }) => textContent)
  const field = type(label, '')
  expect(store.getState().view.document).toBe(before)
  expect(field.value).toBe(kept)
  expect(told()).toContain(segment.emptied.replace('{time}', kept))
  // What is typed next is judged by itself.
  fireEvent.change(field, { target: { value: '6' } })
  expect(told().join('')).toBe('')
})

test('EA2 a segment is not added past the end of its sound, and that is said in Korean too', () => {
  const { segments } = open('ko')
  const [from, to] = [ko.editor.segment.start, ko.editor.segment.end]
  const add = screen.getByRole('button', { name: ko.editor.segment.add }) as HTMLButtonElement
  type(from, '1:30')
  type(to, '1:40.001')
  expect(add.disabled).toBe(true)
  expect(screen.getByRole('status').textContent).toBe(
    ko.editor.segment.pastEnd.replace('{time}', '1:40.000'),
  )
  type(to, '1:40')
  expect(screen.getByRole('status').textContent).toBe('')
  act(() => add.click())
  expect(segments()[2]).toMatchObject({ start: 90, end: 100 })
})
