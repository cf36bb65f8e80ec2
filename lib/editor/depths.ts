import type { Session } from './session'

/** What lies over what: wires under cards, but over those in which they end. */
export const depths = { wire: 0, card: 1, nested: 2, partWire: 3, active: 10 } as const

/** The depth of a card in the canvas or in its set. */
export function depthOf(session: Session, id: string, home: string | undefined): number {
  // What is being edited or dragged lies above what it passes over.
  const isActive = [id, home].some(
    (each) => each !== undefined && (session.editing === each || session.drag.has(each)),
  )
  return (home === undefined ? depths.card : depths.nested) + (isActive ? depths.active : 0)
}
