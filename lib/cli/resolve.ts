import { resolveContract, type referenceLanguages } from '../api/contract/resolve'
import { wholeAliases } from '../graph/alias'
import type { GraphDocument } from '../graph/document'
import { languages, sentence, type Language } from '../messages'
import { readWithoutMedia, resolveText, type Mention } from '../services/references'
import { toldMentions } from '../services/sentences'
import { bounds } from '../std/bounds'
import { ok, type Result } from '../std/result'
import { validate } from '../std/validate'
import { readDocumentFile } from './document'
import { readText, withoutUndefined, type Streams } from './input'
import { describe, onOneLine, remark } from './told'

export type ResolveFileOptions = {
  /** The text itself, or where it is read: a path, or `-` for standard input. */
  readonly text: string | { readonly file: string }
  readonly node?: string | undefined
  /** Of the text where its script leaves it open, and of the sentences where there are such. */
  readonly language?: (typeof referenceLanguages)[number] | undefined
  /** The answer of `POST /resolve` instead of lines. */
  readonly json?: boolean | undefined
}

type Resolved = { readonly document: GraphDocument; readonly mentions: readonly Mention[] }

/**
 * Says of each phrase of a text what it means in a document in a file, one line each: the span, the
 * phrase, the nodes, the status and the reason, with tabs between them.
 *
 * @param path of the document, or `-` for standard input
 * @returns whether it went well; what is wrong is told on `err`
 */
export async function resolveFile(
  path: string,
  options: ResolveFileOptions,
  streams: Streams,
): Promise<boolean> {
  const language = languages.find((each) => each === options.language) ?? 'en'
  const resolved = await resolveAt(path, options, streams)
  if (!resolved.ok) {
    streams.err(describe(resolved.error, language))
    return false
  }
  const { document, mentions } = resolved.value
  streams.out(
    options.json
      ? `${JSON.stringify(toldMentions(mentions, 'en'))}\n`
      : linesOf(mentions, document, language),
  )
  // An empty answer alone could be taken for a command that did nothing.
  if (mentions.length === 0) {
    streams.err(remark({ code: 'resolve.nothing', params: {} }, language, 'info'))
  }
  return true
}

async function resolveAt(
  path: string,
  { text: given, node, language }: ResolveFileOptions,
  streams: Streams,
): Promise<Result<Resolved>> {
  const text = typeof given === 'string' ? ok(given) : await readText(given.file, streams)
  if (!text.ok) return text
  // The same judgement of the same options as on the server.
  const options = withoutUndefined({ text: text.value, node, language })
  const valid = validate(optionsSchema, options, 'request.invalid')
  if (!valid.ok) return valid
  const read = await readDocumentFile(path, streams)
  if (!read.ok) return read
  const file = read.value
  const document = readWithoutMedia('value' in file ? file.value : file.backup.imported.document)
  if (!document.ok) return document
  const mentions = resolveText(document.value, valid.value)
  return mentions.ok ? ok({ document: document.value, mentions: mentions.value }) : mentions
}

const optionsSchema = resolveContract.body.omit({ document: true })

function linesOf(
  mentions: readonly Mention[],
  document: GraphDocument,
  language: Language,
): string {
  const aliases = wholeAliases(document)
  const labels = new Map<string, string>(document.nodes.map(({ id, label = '' }) => [id, label]))
  const name = (id: string) => {
    const [alias, label] = [aliases.get(id as never) ?? id, labels.get(id)]
    return label ? `${alias} "${label}"` : alias
  }
  return mentions
    .map((mention) => {
      const { start, end, text, status, reason } = mention
      const meaning = meaningOf(mention, name)
      const fields = [`${start}-${end}`, text, meaning, status, sentence(reason, language)]
      return `${fields.map(onOneLine).join('\t')}\n`
    })
    .join('')
}

/** `E1 "first dog", E3 "third dog"`; `|` stands between candidates, `:` between the two of a pair. */
function meaningOf({ refers, candidates, pairs }: Mention, name: (id: string) => string): string {
  if (pairs)
    return listOf(
      pairs.map(([one, other]) => `${name(one)} : ${name(other)}`),
      ', ',
    )
  if (candidates) return listOf(candidates.map(name), ' | ')
  return refers.length > 0 ? listOf(refers.map(name), ', ') : '-'
}

function listOf(names: readonly string[], between: string): string {
  const told = names.slice(0, bounds.membersToldCountMax)
  const rest = names.length - told.length
  return told.join(between) + (rest > 0 ? ` … +${rest}` : '')
}
