// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { GraphList } from '@/components/graphs/graph-list'
import { TooltipProvider } from '@/components/ui/tooltip'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined }) }))

const graph = (id: string, title: string, createdAt: string) => ({
  ...{ id, title, revision: 0, nodeCount: 0, createdAt, updatedAt: '2026-05-02T10:00:00.000Z' },
})

/** Two of one title made in one minute and changed at one time, two without a title, and one of its own. */
const graphs = [
  graph('a', 'Dogs', '2026-05-01T09:30:05.000Z'),
  graph('b', 'Dogs', '2026-05-01T09:30:06.000Z'),
  graph('c', 'Cats', '2026-05-01T09:30:07.000Z'),
  graph('d', '', '2026-05-01T09:30:08.000Z'),
  graph('e', '', '2026-05-01T09:31:08.000Z'),
]

let server: Server

beforeEach(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ graphs }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { happyDOM } = window as unknown as { happyDOM: { setURL: (url: string) => void } }
  happyDOM.setURL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})

afterEach(async () => {
  cleanup()
  document.documentElement.lang = ''
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

function show(language: 'en' | 'ko') {
  document.documentElement.lang = language
  render(
    <NextIntlClientProvider locale={language} messages={language === 'en' ? en : ko} timeZone="UTC">
      <TooltipProvider>
        <GraphList />
      </TooltipProvider>
    </NextIntlClientProvider>,
  )
}

/** What is said with the link of each row: when its graph was made. */
const descriptions = () =>
  screen.getAllByRole('listitem').map((row) => {
    const link = within(row).getByRole('link')
    const id = link.getAttribute('aria-describedby')
    return id === null ? '' : (document.getElementById(id)?.textContent ?? 'nothing there')
  })

test('graphs of one title are told apart by when they were made, and no other row says so', async () => {
  show('en')
  await screen.findByRole('link', { name: 'Cats' })
  const [one, other, cats, untitled, alsoUntitled] = descriptions()
  expect(one).toMatch(/^Made .*2026.*:05/)
  expect(other).toMatch(/^Made .*2026.*:06/)
  expect(cats).toBe('')
  expect(untitled).toMatch(/^Made /)
  expect(alsoUntitled).not.toBe(untitled)
})

test('in Korean too', async () => {
  show('ko')
  await screen.findByRole('link', { name: 'Cats' })
  expect(descriptions()[0]).toMatch(/^2026\. .* 생성$/)
})
