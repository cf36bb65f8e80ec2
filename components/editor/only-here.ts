import { filesOf, offerOf, useIntake, type Intake } from './intake'
import type { EditorStore } from './store'

/**
 * Why a graph is not all on the server, the worst first. `refused`: changes, or all of a graph that is
 * gone; `held`: changes that a server cannot take though it answers; `offline`: whatever waits for a server
 * that is away; `files`: files that wait to be sent again;
 * `saving`: changes and files on their way; `offered`: files that nobody has placed.
 */
export type OnlyHere = 'refused' | 'held' | 'offline' | 'files' | 'saving' | 'offered'

/**
 * What of a graph only this browser has, undefined where that is nothing. The status, the question before
 * a tab is closed and what is told of a graph that was left all come from here (ES9).
 */
export function onlyHere(
  store: EditorStore,
  intake: Intake = useIntake.getState(),
): OnlyHere | undefined {
  const { graphId, save, lost, refusals } = store.getState()
  const isLost = lost !== undefined && lost !== 'settled'
  if (isLost || refusals.length > 0) return 'refused'
  const files = filesOf(intake, graphId)
  const isOffered = offerOf(intake, graphId) !== undefined
  const isMoving = store.hasUnsent() || files === 'sending'
  if (!isMoving && files === undefined && !isOffered) return undefined
  if (save === 'offline' || save === 'held') return save
  if (files === 'waiting') return 'files'
  return isMoving ? 'saving' : 'offered'
}
