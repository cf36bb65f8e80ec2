import type { Blobs } from '../assets/blobs'
import { compile, compileLinear } from '../compile'
import type { Budget } from '../compile/fit'
import type { GraphDocument } from '../graph/document'
import { readDocument } from '../graph/migrate'
import { carriedBy, overridden, type OwnFigures, type Profile } from '../prompt/profile'
import { profileIds, profiles, usualProfile } from '../prompt/profiles'
import type { MediaPart } from '../prompt/prompt'
import { fail, ok, type Result } from '../std/result'
import { targets, type TargetId } from '../targets'
import type { MarkdownAttachment } from '../targets/markdown'
import { byReference, mediaUrl } from '../targets/target'
import { at, resolveAssets, type AssetSources } from './assets'
import { readContents } from './contents'
import { hashNatively } from './hash'
import { findOwned } from './owned'
import type { SentDocument } from './graphs'
import type { Instance } from './instance'
import type { Principal } from './principal'

export type PromptOptions = {
  readonly question?: string | { readonly node: string } | undefined
  readonly focus?: readonly string[] | undefined
  readonly scope?: 'graph' | 'question' | undefined
  readonly target: TargetId
  /** A profile, or one with figures of the caller's own; the target's usual one when left out. */
  readonly profile?: string | ({ readonly like: string } & OwnFigures) | undefined
  /** Less than the profile's own limits. */
  readonly budget?: Budget | undefined
  /** Each picture carries its alias in a strip. */
  readonly strips?: boolean | undefined
  /** The same graph as a plain chat, to compare. */
  readonly baseline?: 'linear' | undefined
  /** Bytes in the request itself, or addresses; `inline` when left out. */
  readonly media?: 'inline' | 'reference' | undefined
}

export type PromptAnswer = Pick<ReturnType<typeof compile>, 'manifest' | 'diagnostics'> & {
  readonly target: TargetId
  /** The provider's own request body. */
  readonly request: unknown
  /** The media of the request as files, by the names that people know them by. */
  readonly files: () => readonly MarkdownAttachment[]
}

/** Compiles a graph of the workspace as it is now. */
export async function compileGraph(
  instance: Instance,
  principal: Principal,
  graphId: string,
  options: PromptOptions,
): Promise<Result<PromptAnswer>> {
  const graph = await instance.store.getGraph(principal, graphId)
  if (!graph.ok) return graph
  return compilePrompt(graph.value.document, options, [instance.blobs])
}

/**
 * Compiles a document that a caller sent. Nothing is kept: files that came with it live in the
 * intake until the answer is made.
 */
export async function compileSent(
  instance: Instance,
  principal: Principal,
  sent: SentDocument,
  options: PromptOptions,
): Promise<Result<PromptAnswer>> {
  const { intake, parts } = sent
  const stored = (hashes: readonly string[]) => findOwned(instance.store, principal, hashes)
  const document = await readSentDocument(sent.document, { intake, parts, stored })
  if (!document.ok) return at(document.error, '/document')
  const scratch = intake.blobs()
  const places = scratch ? [scratch, instance.blobs] : [instance.blobs]
  return compilePrompt(document.value, options, places)
}

/** A document of unknown origin with its media in place, filled in, validated and checked. */
export async function readSentDocument(
  value: unknown,
  sources: AssetSources,
): Promise<Result<GraphDocument>> {
  const resolved = await resolveAssets(value, sources)
  return resolved.ok ? readDocument(resolved.value) : resolved
}

/** What the compiler passes over with an error is a mistake in the request. */
const pointers: Readonly<Record<string, string>> = {
  'question.nodeUnknown': '/question/node',
  'focus.nodeUnknown': '/focus',
  'budget.tooSmall': '/budget/tokens',
}

/**
 * From a document to the body of a provider's request: the one way of the server, the command line
 * and the tests. The parts are those that a browser compiles; only bytes are put in here.
 *
 * @param places where the media may lie, looked through in order
 * @returns the answer, `question.nodeUnknown`, `focus.nodeUnknown`, `prompt.profileUnknown`,
 * `budget.tooSmall`, `prompt.empty`, `prompt.mediaTooLarge`, or a failure of `renditionOf`
 */
export async function compilePrompt(
  document: GraphDocument,
  options: PromptOptions,
  places: readonly Blobs[],
): Promise<Result<PromptAnswer>> {
  const { target, question, focus, scope, budget, strips, baseline, media = 'inline' } = options
  const profile = profileOf(target, options.profile)
  if (!profile.ok) return profile
  const input = {
    document,
    profile: profile.value,
    hash: hashNatively,
    question,
    focus,
    scope,
    budget,
    strips,
  }
  const { prompt, manifest, diagnostics } = (baseline === 'linear' ? compileLinear : compile)(input)
  const refused = diagnostics.find((diagnostic) => diagnostic.severity === 'error')
  if (refused) return fail(refused.code, refused.params, { pointer: pointers[refused.code] ?? '' })
  // An empty graph without a question; no provider takes a request that says nothing.
  if (prompt.turns.length === 0) return fail('prompt.empty')
  const contents = media === 'inline' ? await readContents(prompt, places) : ok(undefined)
  if (!contents.ok) return contents
  const contentOf = (part: MediaPart) => {
    const base64 = contents.value?.get(mediaUrl(part))
    return base64 === undefined
      ? byReference(part)
      : { base64, mediaType: part.derivation.mediaType }
  }
  const request = targets[target].request(prompt, contentOf)
  const files = () => targets.markdown.request(prompt, contentOf).attachments
  return ok({ target, request, files, manifest, diagnostics })
}

/** The profile that is meant, as far as the target's form carries it: whose figures a caller replaces, he answers for. */
function profileOf(target: TargetId, asked: PromptOptions['profile']): Result<Profile> {
  const { like: id, ...figures } =
    typeof asked === 'object' ? asked : { like: asked ?? usualProfile(target).id }
  const profile = Object.hasOwn(profiles, id) ? profiles[id] : undefined
  if (profile) {
    const own = carriedBy(overridden(profile, figures), target)
    if (own.answerTokenCount.value < own.contextTokenCount.value) return ok(own)
    return fail('figures.answerTooLong', {}, { pointer: '/profile/answerTokenCount' })
  }
  const params = { profile: id, choices: profileIds }
  const pointer = typeof asked === 'object' ? '/profile/like' : '/profile'
  return fail('prompt.profileUnknown', params, { pointer })
}
