import type { GraphDocument } from '../graph/document'
import type { Message, Result } from '../std/result'
import type { ProseTree } from './html/markdown'
import type { Words } from './words'

/**
 * A file of an export: its text, or a medium that whoever has the bytes puts in. A `rendition` is oriented
 * and without metadata; an `original` is as uploaded, and leaves in backups alone.
 */
export type ExportedFile = { readonly path: string } & (
  { readonly text: string } | { readonly hash: string; readonly variant: 'original' | 'rendition' }
)

/** What a document comes to in a format; `notes` say what the format could not tell. */
export type Exported = {
  readonly files: readonly ExportedFile[]
  readonly notes: readonly Message[]
}

/** The prompt of one model, or of several whose prompts are the same, as text. */
export type PromptText = { readonly name: string; readonly text: string }

/** What an export is given beside the document. */
export type ExportContext = {
  readonly language: 'en' | 'ko'
  /** The words of a page that people read, in every language of the interface. */
  readonly words: { readonly en: Words; readonly ko: Words }
  /** Data addresses of renditions, by hash; only for a format that `embeds`. */
  readonly media: ReadonlyMap<string, string>
  /** Only for a format that `embeds`. */
  readonly prompts: readonly PromptText[]
  /** Texts that were read as Markdown; only for a format that `embeds`. What is not here stands with its signs. */
  readonly prose: ReadonlyMap<string, ProseTree>
}

/** The file that is imported, with what lies beside it in its archive. */
export type ImportSource = {
  readonly text: string
  /** Its path within the archive, or its own name. */
  readonly path: string
  /** Paths of all files beside it; none where it came alone. */
  readonly entries: ReadonlySet<string>
  /** The text of one of these, or undefined where it is none. */
  readonly textOf: (path: string) => string | undefined
}

/** What an import comes to; nothing of it is validated yet. */
export type Imported = {
  /** For `readDocument`; assets stand in it as stored, if at all. */
  readonly document: Readonly<Record<string, unknown>>
  /** Where among the entries the medium of a node lies, by the node's id. */
  readonly media: ReadonlyMap<string, string>
  /** What was not taken, or taken as something else. */
  readonly notes: readonly Message[]
}

/**
 * A form in which graphs leave and come. Pure: no bytes of media, no archive, no clock.
 *
 * - `packed` says when its files are one archive: always, as soon as there are several, or never.
 * - `embeds`: it holds media and prompts in itself, and is given them.
 */
export type Format = {
  readonly id: string
  /** Without the first point, such as `canvas`. */
  readonly extension: string
  readonly mediaType: string
  readonly packed: 'always' | 'withMedia' | 'never'
  readonly embeds?: true
  readonly export?: (document: GraphDocument, context: ExportContext) => Exported
  readonly import?: (source: ImportSource) => Result<Imported>
}

/** Defines a format; its id stays a literal, so that the table's ids are known by name. */
export function defineFormat<const F extends Format>(format: F): F {
  return format
}
