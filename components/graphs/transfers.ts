'use client'
import { create } from 'zustand'
import type { FormatId, Notes } from '@/lib/api/contract/formats'
import { download } from '@/components/download'
import { client } from '@/components/requests'
import type { ClientError } from '@/lib/client'
import type { Language } from '@/lib/messages'
import { sendImport } from './send-import'

/** What became of one file that was to be imported. */
export type Outcome = { readonly fileName: string } & (
  | {
      readonly kind: 'imported'
      readonly graphId: string
      readonly title: string
      readonly notes: Notes
    }
  | { readonly kind: 'refused'; readonly error: ClientError }
  | { readonly kind: 'cancelled' }
)

/** A graph on its way in or out, or what is to be said of it when it is there. */
export type Transfer =
  | {
      readonly kind: 'importing'
      readonly name: string
      readonly sentByteCount: number
      readonly byteCount: number
      /** Which of how many it is, from one. */
      readonly place: number
      readonly count: number
    }
  | { readonly kind: 'exporting'; readonly name: string; readonly byteCount: number }
  | {
      readonly kind: 'imported'
      readonly name: string
      readonly notes: Notes
      readonly graphId: string
    }
  | { readonly kind: 'importedSeveral'; readonly outcomes: readonly Outcome[] }
  | { readonly kind: 'exported'; readonly name: string; readonly notes: Notes }
  | {
      readonly kind: 'failedImport' | 'failedExport'
      readonly name: string
      readonly error: ClientError
    }

type Transfers = { readonly shown: Transfer | undefined }

/** One at a time; the dialog shows it. */
export const useTransfer = create<Transfers>(() => ({ shown: undefined }))

const show = (shown: Transfer | undefined) => useTransfer.setState({ shown })

let underway: AbortController | undefined

/** A file, and what those who brought it want of it. */
type Entry = ImportOptions & { readonly file: File }

/** Files that are imported one after another; more may join while they are. */
type Run = {
  readonly controller: AbortController
  readonly entries: Entry[]
  readonly outcomes: Outcome[]
}

let run: Run | undefined

/**
 * Stops what is under way: a file that has not arrived whole makes no graph. What came of several files
 * before is still told.
 */
export function endTransfer(): void {
  underway?.abort()
  underway = undefined
  show(undefined)
}

function begin(): AbortController {
  underway?.abort()
  underway = new AbortController()
  return underway
}

/** Shows how it went, unless it was stopped meanwhile. */
function finish(controller: AbortController, shown: Transfer | undefined): void {
  if (controller.signal.aborted) return
  underway = undefined
  show(shown)
}

/** Files of which graphs can be made, as a chooser of files asks for them. */
export const importedEndings = '.canvas,.json,.zip,.md,.markdown'

/** Whether a file is a graph by its name, rather than something to be put into one. */
export function isGraphFile(file: File): boolean {
  return /\.(canvas|json|zip)$/i.test(file.name)
}

export type ImportOptions = {
  /** Whether to ask before a graph is opened, also where nothing else is to be said. */
  readonly isAsked?: boolean
  /** Called after each of these files, since a graph may have come. */
  readonly onImported?: () => void
}

/**
 * Makes a graph of each file, one after another. Files that come while others are imported join these.
 *
 * @returns the graph, where it is of the only file and there is nothing to be said but that it is there
 */
export async function importFiles(
  files: readonly File[],
  options: ImportOptions = {},
): Promise<{ readonly graphId: string; readonly title: string } | undefined> {
  if (files.length === 0) return undefined
  const entries = files.map((file): Entry => ({ ...options, file }))
  if (run && !run.controller.signal.aborted) {
    run.entries.push(...entries)
    return undefined
  }
  const mine: Run = { controller: begin(), entries, outcomes: [] }
  run = mine
  try {
    // Looked at anew each time, since others may have joined.
    for (let index = 0; index < mine.entries.length; index++) await importNext(mine, index)
  } finally {
    // Else all that come later would wait in a run that goes no further.
    if (run === mine) run = undefined
  }
  return report(mine)
}

async function importNext(mine: Run, index: number): Promise<void> {
  const entry = mine.entries[index] as Entry
  mine.outcomes.push(await outcomeOf(mine, entry.file, index))
  try {
    entry.onImported?.()
  } catch (fault) {
    // Told as an error of the page that nobody caught; the files that follow are not held up by it.
    reportError(fault)
  }
}

async function outcomeOf(
  { controller, entries }: Run,
  file: File,
  index: number,
): Promise<Outcome> {
  const { signal } = controller
  const { name: fileName } = file
  if (signal.aborted) return { kind: 'cancelled', fileName }
  const tell = (sentByteCount: number, byteCount: number) => {
    if (signal.aborted) return
    const [place, count] = [index + 1, entries.length]
    show({ kind: 'importing', name: fileName, sentByteCount, byteCount, place, count })
  }
  tell(0, file.size)
  const imported = await sendImport(file, signal, tell)
  if (signal.aborted && !imported.ok) return { kind: 'cancelled', fileName }
  if (!imported.ok) return { kind: 'refused', fileName, error: imported.error }
  const { id, document, notes } = imported.value
  return { kind: 'imported', fileName, graphId: id, title: document.title, notes }
}

/** Says what came of one file as that file's own, and of several what came of each. */
function report({ controller, entries, outcomes }: Run) {
  const [only] = outcomes
  if (outcomes.length > 1 || !only) {
    const isAnyThere = outcomes.some(({ kind }) => kind !== 'cancelled')
    // What was shown was taken away when it was stopped; nothing else has come since, or that stays.
    if (isAnyThere && (underway === undefined || underway === controller)) {
      underway = undefined
      show({ kind: 'importedSeveral', outcomes })
    }
    return undefined
  }
  if (only.kind === 'refused') {
    finish(controller, { kind: 'failedImport', name: only.fileName, error: only.error })
  }
  if (only.kind !== 'imported') return undefined
  const { graphId, title, notes } = only
  const isQuiet = notes.length === 0 && entries[0]?.isAsked !== true
  finish(controller, isQuiet ? undefined : { kind: 'imported', name: title, notes, graphId })
  return isQuiet && !controller.signal.aborted ? { graphId, title } : undefined
}

/**
 * Saves a graph in a format among the downloads.
 *
 * @returns the name of the file, where there is nothing else to be said of it
 */
export async function exportFile(
  graphId: string,
  title: string,
  format: FormatId,
  language: Language,
): Promise<string | undefined> {
  const controller = begin()
  const { signal } = controller
  const onProgress = (byteCount: number) => {
    if (!signal.aborted) show({ kind: 'exporting', name: title, byteCount })
  }
  onProgress(0)
  const exported = await client.exportGraph(graphId, { format, language }, { signal, onProgress })
  if (!exported.ok) {
    finish(controller, { kind: 'failedExport', name: title, error: exported.error })
    return undefined
  }
  if (signal.aborted) return undefined
  const { file, fileName, notes } = exported.value
  download(file, fileName)
  finish(controller, notes.length === 0 ? undefined : { kind: 'exported', name: fileName, notes })
  return notes.length === 0 ? fileName : undefined
}
