import { readFile } from 'node:fs/promises'
import type { ByteSource, Staged } from '../assets/blobs'
import { storeFailure } from '../assets/files'
import { createGate } from '../assets/gate'
import { formatOf, importFormatIds, type ImportFormatId } from '../formats'
import { isArchive } from '../formats/archive'
import { formatLimits } from '../formats/limits'
import { Notes } from '../formats/notes'
import { fail, ok, type Failure, type Message, type Result } from '../std/result'
import { createGraph, deleteGraph, type StoredGraph } from './graphs'
import type { Instance } from './instance'
import type { Intake } from './intake'
import { placeMedia } from './imported-media'
import { openAlone, openArchive, type Opened } from './opened'
import { findOwned } from './owned'
import type { Principal } from './principal'

export type ImportedGraph = {
  readonly graph: StoredGraph
  readonly format: ImportFormatId
  /** What was not taken, or taken as something else. */
  readonly notes: readonly Message[]
}

export type ImportInput = {
  readonly staged: Staged
  /** What the file is called; it may name the graph. */
  readonly fileName: string
  /** What it is in; told from the file where it is left out. */
  readonly format?: ImportFormatId | undefined
  /** Whoever sent the file wants no graph of it any more. */
  readonly signal?: AbortSignal
}

/** Files in memory at one time are together no larger than the largest one may be. */
const gate = createGate(formatLimits.fileByteCountMax)

/** What is said of media stands here for any file. */
const codesOfReceiving: Readonly<Record<string, string>> = {
  'media.tooLarge': 'request.tooLarge',
  'media.interrupted': 'request.interrupted',
}

/** Puts a file that is to be imported on disk, as it arrives; whoever called discards it. */
export async function receiveImport(
  { blobs }: Instance,
  source: ByteSource,
  signal?: AbortSignal,
): Promise<Result<Staged>> {
  const byteCountMax = formatLimits.fileByteCountMax
  const received = await blobs.receive(source, { byteCountMax, ...(signal && { signal }) })
  if (received.ok) return received.value.byteCount > 0 ? received : fail('import.empty')
  const { code, params } = received.error
  return { ok: false, error: { ...received.error, code: codesOfReceiving[code] ?? code, params } }
}

/**
 * Makes a graph of a file. The document is judged before any of its media is taken in; a medium that is not
 * there or cannot be taken leaves its node without one, and is told.
 *
 * @returns a failure of the format, of the archive, of `placeMedia`, of `createGraph`, or of the store; `request.interrupted` where
 * the caller has gone meanwhile: then no graph stays
 */
export async function importGraph(
  instance: Instance,
  principal: Principal,
  input: ImportInput,
  intake: Intake,
): Promise<Result<ImportedGraph>> {
  return gate.run(input.staged.byteCount, async () => {
    const bytes = await readFile(input.staged.path).catch(storeFailure)
    if (!(bytes instanceof Uint8Array)) return bytes
    const opened: Result<Opened> = isArchive(bytes)
      ? openArchive(bytes, input)
      : openAlone(bytes, input)
    if (!opened.ok) return opened
    const { format, source, archive } = opened.value
    const imported = formatOf(format).import?.(source)
    if (!imported) return fail('import.notOffered', { format, choices: importFormatIds })
    if (!imported.ok) return imported
    const notes = new Notes()
    const owned = (hashes: readonly string[]) => findOwned(instance.store, principal, hashes)
    const placed = await placeMedia(imported.value, archive, { intake, notes, format, owned })
    if (!placed.ok) return placed
    const { document, parts } = placed.value
    if (input.signal?.aborted) return fail('request.interrupted')
    const created = await createGraph(instance, principal, { sent: { document, parts, intake } })
    if (!created.ok) return { ok: false, error: inFile(created.error) }
    if (input.signal?.aborted) {
      // Who has gone never hears of it, and would find a graph that they did not want.
      const { id, revision } = created.value
      const gone = await deleteGraph(instance, principal, id, [revision])
      return gone.ok ? fail('request.interrupted') : gone
    }
    return ok({ graph: created.value, format, notes: [...imported.value.notes, ...notes.list()] })
  })
}

/** Pointers are into the document of the file, not into a request. */
function inFile(failure: Failure): Failure {
  const { pointer, causes } = failure
  return {
    ...failure,
    ...(pointer !== undefined && { pointer: pointer.replace(/^\/document/, '') }),
    ...(causes && { causes: causes.map(inFile) }),
  }
}
