import { sentence, type Language } from '../messages'
import type { Mention } from '../references'
import type { Message } from '../std/result'
import type { PromptAnswer } from './prompts'

/** A message with its sentence in a language beside code and params. */
export function told<M extends Message>(message: M, language: Language) {
  return { ...message, params: { ...message.params }, message: sentence(message, language) }
}

/** A compiled prompt whose reasons and diagnostics can be read by people. */
export function toldPrompt(answer: PromptAnswer, language: Language) {
  const { target, request, manifest, diagnostics } = answer
  return {
    target,
    request,
    manifest: { ...manifest, references: withReasonsTold(manifest.references, language) },
    diagnostics: diagnostics.map((diagnostic) => told(diagnostic, language)),
  }
}

/** The mentions of a text whose reasons can be read by people. */
export function toldMentions(mentions: readonly Mention[], language: Language) {
  return { mentions: withReasonsTold(mentions, language) }
}

function withReasonsTold<R extends { readonly reason: Message }>(
  references: readonly R[],
  language: Language,
) {
  return references.map((each) => ({ ...each, reason: told(each.reason, language) }))
}
