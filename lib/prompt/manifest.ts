import type { Message } from '../std/result'
import type { SectionName, Span } from './prompt'

export type ReferenceStatus = 'explicit' | 'resolved' | 'ambiguous' | 'unresolved'

export type ManifestPart = {
  readonly index: number
  readonly section: SectionName
  readonly type: 'text' | 'image' | 'audio'
  readonly nodeIds: readonly string[]
  /** Which stretch of the part's text tells of which nodes; empty for media. */
  readonly spans: readonly Span[]
  readonly tokens: number
}

/** A span of a node's own text, in UTF-16 code units of `field`, and what it refers to. */
export type ManifestReference = {
  readonly nodeId: string
  readonly field: string
  readonly start: number
  readonly end: number
  readonly text: string
  readonly refers: readonly string[]
  readonly pairs?: readonly (readonly [string, string])[]
  /** What an ambiguous phrase could mean, in reading order. */
  readonly candidates?: readonly string[]
  readonly status: ReferenceStatus
  readonly reason: Message
}

export type ManifestOmission = {
  readonly nodeId: string
  readonly reason: OmissionReason
  /** What it would have cost. */
  readonly tokens: number
  /** Where the node is told: the copy with its regions marked, or its crop or clip, that does not go along. */
  readonly role?: 'marked' | 'part'
}

/**
 * Why something is not in a prompt: over the budget, beyond what the question reaches, without a file, of
 * a kind or type that the model does not take, more than it takes, taken out by a person.
 */
export const omissionReasons = ['budget', 'scope', 'missing', 'modality', 'limit', 'hand'] as const
export type OmissionReason = (typeof omissionReasons)[number]

/** A stretch of a person's text that could have passed for structure, and what was sent for it. */
export type ManifestEscape = {
  readonly nodeId: string
  readonly field: string
  readonly text: string
  readonly sent: string
}

/** What stands where in a prompt, and why (P20). */
export type Manifest = {
  readonly scope: 'graph' | 'question'
  readonly aliases: readonly { readonly alias: string; readonly nodeId: string }[]
  readonly parts: readonly ManifestPart[]
  readonly references: readonly ManifestReference[]
  readonly omitted: readonly ManifestOmission[]
  readonly escapes: readonly ManifestEscape[]
  readonly tokens: {
    readonly text: number
    readonly image: number
    readonly audio: number
    readonly total: number
    /** By section, in the prompt's own order. */
    readonly sections: Readonly<Partial<Record<SectionName, number>>>
  }
  readonly documentHash: string
  readonly promptHash: string
}
