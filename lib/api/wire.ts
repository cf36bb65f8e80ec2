import type { Batch } from './contract/commands'
import type { Graph, GraphSummary } from './contract/graphs'
import type { CompiledPrompt } from './contract/prompt'
import type { ResolvedText } from './contract/resolve'
import type { Diagnostic } from '../graph/diagnostic'
import type { RevisionConflict, StoredGraph } from '../services/graphs'
import type { PromptAnswer } from '../services/prompts'
import type { Mention } from '../services/references'
import { told, toldMentions, toldPrompt } from '../services/sentences'

// What the use cases give, as the contracts put it on the wire: times as text, codes with their
// English sentence.

type Timed = { readonly createdAt: Date; readonly updatedAt: Date }

function times({ createdAt, updatedAt }: Timed) {
  return { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() }
}

/** A stored graph as `GET /graphs/{id}` answers it; times become ISO 8601 in UTC. */
export function graphOnWire(graph: StoredGraph): Graph {
  const { id, revision, document } = graph
  return { id, revision, document, ...times(graph) }
}

/** One line of the list of graphs, without its document; times become ISO 8601 in UTC. */
export function summaryOnWire(summary: Timed & Omit<GraphSummary, keyof Timed>): GraphSummary {
  return { ...summary, ...times(summary) }
}

/**
 * One batch of the log. Its inverse, if it has one, is left out: the wire tells what happened, not
 * the way back.
 */
export function batchOnWire(
  batch: Omit<Batch, 'createdAt' | 'commands'> & {
    readonly createdAt: Date
    readonly commands: readonly Batch['commands'][number][]
  },
): Batch {
  const { revision, batchId, actor, createdAt, commands } = batch
  return { revision, batchId, actor, createdAt: createdAt.toISOString(), commands: [...commands] }
}

/** What a caller needs to catch up: where the graph is, and the first of the batches it missed. */
export function conflictOnWire({ currentRevision, missed }: RevisionConflict) {
  return { currentRevision, missed: missed.map(batchOnWire) }
}

/** Diagnostics with an English `message` beside code and params. */
export function diagnosticsOnWire(diagnostics: readonly Diagnostic[]) {
  return diagnostics.map((diagnostic) => told(diagnostic, 'en'))
}

/**
 * A compiled prompt with an English `message` beside every reason and diagnostic; the request
 * itself is not touched.
 */
export function promptOnWire(answer: PromptAnswer): CompiledPrompt {
  return toldPrompt(answer, 'en')
}

/** The mentions of a text, each reason with an English `message` beside code and params. */
export function mentionsOnWire(mentions: readonly Mention[]): ResolvedText {
  return toldMentions(mentions, 'en')
}
