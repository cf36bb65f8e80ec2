import type { Batch } from './contract/commands'
import type { Graph, GraphSummary } from './contract/graphs'
import type { CompiledPrompt } from './contract/prompt'
import type { Diagnostic } from '../graph/diagnostic'
import type { RevisionConflict, StoredGraph } from '../services/graphs'
import type { PromptAnswer } from '../services/prompts'
import { told, toldPrompt } from '../services/sentences'

// What the use cases give, as the contracts put it on the wire: times as text, codes with their
// English sentence.

type Timed = { readonly createdAt: Date; readonly updatedAt: Date }

function times({ createdAt, updatedAt }: Timed) {
  return { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() }
}

export function graphOnWire(graph: StoredGraph): Graph {
  const { id, revision, document } = graph
  return { id, revision, document, ...times(graph) }
}

export function summaryOnWire(summary: Timed & Omit<GraphSummary, keyof Timed>): GraphSummary {
  return { ...summary, ...times(summary) }
}

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

export function diagnosticsOnWire(diagnostics: readonly Diagnostic[]) {
  return diagnostics.map((diagnostic) => told(diagnostic, 'en'))
}

export function promptOnWire(answer: PromptAnswer): CompiledPrompt {
  return toldPrompt(answer, 'en')
}
