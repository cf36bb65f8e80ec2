// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { act } from 'react'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { EditorProvider } from '@/components/editor/context'
import { createDeck } from '@/components/editor/sound-deck'
import { SoundView } from '@/components/editor/sound-view'
import { createEditorStore } from '@/components/editor/store'
import { TooltipProvider } from '@/components/ui/tooltip'
import { emptyDocument, type GraphDocument } from '@/lib/graph/document'
import type { AudioAsset } from '@/lib/media/asset'
import type { NodeOf } from '@/lib/kinds'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'

afterEach(cleanup)

const page = () => (window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM

/** A server that tells loudness once it is allowed to. */
async function serving() {
  const state = { isBack: false, askedCount: 0 }
  const server = createServer((request, response) => {
    const isPeaks = request.url?.includes('/peaks') === true
    if (isPeaks) state.askedCount++
    const status = isPeaks && state.isBack ? 200 : 503
    response.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' })
    response.end(status === 200 ? JSON.stringify({ peaks: [0.5, 1] }) : '{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  page().setURL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphs/g`)
  return state
}

let hashes = 0

/** A sound that is too long to be decoded in a browser, looked at closely. */
function open(language: 'en' | 'ko') {
  const asset = {
    hash: String(++hashes).padStart(64, '0'),
    mediaType: 'audio/wav',
    byteCount: 1_000,
    durationSeconds: 1_300,
  } as unknown as AudioAsset
  const audio = { id: 'talk', kind: 'audio', label: 'talk', asset } as unknown as NodeOf<'audio'>
  const document = { ...emptyDocument('talk'), nodes: [audio] } as unknown as GraphDocument
  const store = createEditorStore('g', document)
  const deck = createDeck('talk', location.href, 1_300)
  render(
    <NextIntlClientProvider locale={language} messages={{ en, ko }[language]} timeZone="UTC">
      <TooltipProvider>
        <EditorProvider store={store}>
          <SoundView
            audio={audio}
            asset={asset}
            deck={deck}
            segment={undefined}
            zoom={0}
            onZoom={() => undefined}
            markedFrom={undefined}
            onDraw={() => undefined}
          />
        </EditorProvider>
      </TooltipProvider>
    </NextIntlClientProvider>,
  )
}

test.each(['en', 'ko'] as const)(
  'EA14 loudness that cannot be fetched is told, and asked for again by a word (%s)',
  async (language) => {
    const { sound, failed } = { en, ko }[language].editor
    const server = await serving()
    open(language)
    expect((await screen.findByText(sound.away)).getAttribute('role')).toBe('status')
    expect(screen.queryByText(sound.undrawn)).toBeNull()
    server.isBack = true
    const asked = server.askedCount
    act(() => screen.getByRole('button', { name: failed.again }).click())
    await expect.poll(() => screen.queryByText(sound.away)).toBeNull()
    expect(server.askedCount).toBe(asked + 1)
  },
)

test.each([
  ['when the network is back', true],
  ['after a while', false],
])('EA14 loudness is asked for again by itself %s', async (_when, isTold) => {
  const server = await serving()
  open('en')
  await screen.findByText(en.editor.sound.away)
  server.isBack = true
  if (isTold) act(() => void window.dispatchEvent(new Event('online')))
  await expect
    .poll(() => screen.queryByText(en.editor.sound.away), { timeout: isTold ? 800 : 10_000 })
    .toBeNull()
})
