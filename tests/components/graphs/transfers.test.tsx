// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TransferDialog } from '@/components/graphs/transfer-dialog'
import { endTransfer, importFiles, useTransfer } from '@/components/graphs/transfers'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'

const pushed = vi.hoisted(() => [] as string[])
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: (to: string) => pushed.push(to) }) }))

const page = () => (window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM

/** Takes each file: `held` waits for a word, `bad` is refused, and what is `odd` is taken with a remark. */
const names: string[] = []
const nothing = () => undefined
let release: () => void = nothing
let server: Server

beforeEach(async () => {
  names.length = 0
  release = nothing
  server = createServer((request, response) => {
    const name = new URL(request.url ?? '', 'http://x').searchParams.get('name') ?? ''
    request.resume().on('end', () => {
      names.push(name)
      const answer = () => {
        release = nothing
        response.writeHead(name.startsWith('bad') ? 422 : 201, {
          'Content-Type': 'application/json',
        })
        response.end(JSON.stringify(name.startsWith('bad') ? problemOf(name) : graphOf(name)))
      }
      if (name.startsWith('held')) release = answer
      else answer()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  page().setURL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})

afterEach(async () => {
  endTransfer()
  cleanup()
  release()
  release = nothing
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

const problemOf = (file: string) => ({
  ...{ type: 'about:blank', title: '', status: 422, detail: '', errors: [] },
  ...{ code: 'import.notDocument', params: { file } },
})

const graphOf = (name: string) => ({
  id: `id-of-${name}`,
  document: { title: `Title of ${name}` },
  notes: name.startsWith('odd')
    ? [{ code: 'import.mediaMissing', params: { count: 1, names: ['dog.png'] }, message: '' }]
    : [],
})

const files = (...all: readonly string[]) => all.map((name) => new File(['{}'], name))

function open(language: 'en' | 'ko' = 'en') {
  render(
    <NextIntlClientProvider locale={language} messages={language === 'en' ? en : ko} timeZone="UTC">
      <TransferDialog />
    </NextIntlClientProvider>,
  )
}

test('F16 several files are sent one after another, and each is told with its graph, remarks or reason', async () => {
  open()
  let count = 0
  await importFiles(files('one.json', 'bad.json', 'odd.json'), { onImported: () => count++ })
  expect(names).toEqual(['one.json', 'bad.json', 'odd.json'])
  expect(count).toBe(3)
  const dialog = await screen.findByRole('dialog', { name: '2 of 3 files were imported' })
  const items = within(dialog).getAllByRole('listitem')
  expect(items[0]?.textContent).toContain('“Title of one.json” was imported.')
  expect(items[1]?.textContent).toContain('it has no list “nodes”')
  expect(within(items[1] as HTMLElement).queryByRole('link')).toBeNull()
  expect(items[2]?.textContent).toContain('One remark')
  expect(items[2]?.textContent).toContain('dog.png')
  const link = within(dialog).getByRole('link', { name: 'Open “Title of odd.json”' })
  expect(link.getAttribute('href')).toBe('/graphs/id-of-odd.json')
})

test('F16 to cancel ends what is on its way and what was to follow, and tells what came before', async () => {
  open('ko')
  const all = importFiles(files('one.json', 'held.json', 'last.json'))
  await waitFor(() => expect(names).toEqual(['one.json', 'held.json']))
  const dialog = await screen.findByRole('dialog', { name: '“held.json” 가져오는 중' })
  expect(dialog.textContent).toContain('3개 중 2번째')
  fireEvent.click(within(dialog).getByRole('button', { name: '취소' }))
  await all
  expect(names).toEqual(['one.json', 'held.json'])
  const summary = await screen.findByRole('dialog', { name: '파일 3개 중 1개를 가져왔어요' })
  expect(within(summary).getAllByText('취소해서 가져오지 않았어요.')).toHaveLength(2)
})

test('F16 files that come while others are imported join these', async () => {
  open()
  const first = importFiles(files('held.json'))
  await waitFor(() => expect(names).toEqual(['held.json']))
  await importFiles(files('late.json'))
  release()
  expect(await first).toBeUndefined()
  expect(names).toEqual(['held.json', 'late.json'])
  expect(await screen.findByRole('dialog', { name: '2 of 2 files were imported' })).toBeTruthy()
})

test('F16 whoever joins is told of their own files as whoever began is of theirs', async () => {
  const told: string[] = []
  const first = importFiles(files('held.json', 'two.json'), {
    onImported: () => told.push('first'),
  })
  await waitFor(() => expect(names).toEqual(['held.json']))
  const onImported = () => told.push('late')
  expect(await importFiles(files('late.json'), { onImported, isAsked: true })).toBeUndefined()
  release()
  await first
  expect(names).toEqual(['held.json', 'two.json', 'late.json'])
  expect(told).toEqual(['first', 'first', 'late'])
})

test('F16 where telling of a file fails, neither those that follow nor later ones wait for it', async () => {
  const reportError = vi.fn()
  vi.stubGlobal('reportError', reportError)
  const fault = new Error('the list is gone')
  const fail = () => {
    throw fault
  }
  await importFiles(files('one.json', 'two.json'), { onImported: fail })
  expect(reportError.mock.calls).toEqual([[fault], [fault]])
  expect(useTransfer.getState().shown).toMatchObject({
    kind: 'importedSeveral',
    outcomes: [{ kind: 'imported' }, { kind: 'imported' }],
  })
  expect(await importFiles(files('late.json'))).toMatchObject({ graphId: 'id-of-late.json' })
  vi.unstubAllGlobals()
})

test('F16 where a file cannot even be sent, later ones do not wait for it', async () => {
  const send = vi.spyOn(XMLHttpRequest.prototype, 'send').mockImplementationOnce(() => {
    throw new Error('no memory')
  })
  await expect(importFiles(files('one.json'))).rejects.toThrow('no memory')
  send.mockRestore()
  expect(await importFiles(files('late.json'))).toMatchObject({ graphId: 'id-of-late.json' })
})

test('F16 to cancel ends the one file that is on its way: those that came are let go of', async () => {
  const abort = vi.spyOn(XMLHttpRequest.prototype, 'abort')
  const all = importFiles(files('one.json', 'bad.json', 'held.json'))
  await waitFor(() => expect(names).toEqual(['one.json', 'bad.json', 'held.json']))
  endTransfer()
  await all
  expect(abort).toHaveBeenCalledTimes(1)
  abort.mockRestore()
})

test('F16 an only file is opened where there is nothing to be said of it, and else told by itself', async () => {
  open()
  expect(await importFiles(files('one.json'))).toEqual({
    graphId: 'id-of-one.json',
    title: 'Title of one.json',
  })
  expect(useTransfer.getState().shown).toBeUndefined()
  expect(await importFiles(files('odd.json'))).toBeUndefined()
  const name = '“Title of odd.json” was imported, with one remark'
  fireEvent.click(
    within(await screen.findByRole('dialog', { name })).getByRole('button', { name: 'Open it' }),
  )
  expect(pushed).toEqual(['/graphs/id-of-odd.json'])
  expect(await importFiles(files('bad.json'))).toBeUndefined()
  await screen.findByRole('dialog', { name: '“bad.json” could not be imported' })
})

test('F16 where no server answers, that is the reason, and nothing is taken for imported', async () => {
  open()
  page().setURL('http://127.0.0.1:9/')
  await importFiles(files('one.json', 'two.json'))
  const dialog = await screen.findByRole('dialog', { name: '0 of 2 files were imported' })
  expect(within(dialog).getAllByText(en.graphs.offline)).toHaveLength(2)
})
