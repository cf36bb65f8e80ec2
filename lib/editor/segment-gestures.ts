import type { Command } from '../graph/command'
import type { Node, NodeOf } from '../kinds'
import type { NodeId } from '../std/id'
import { cutText } from '../std/text'
import { heldSpan, type Span } from './segment-times'
import type { Session } from './session'
import { partsOf, type View } from './view'

/** The segments of a sound in reading order. */
export function segmentsOf(view: View, audioId: string): NodeOf<'segment'>[] {
  return partsOf(view, audioId).filter((part) => part.kind === 'segment')
}

/** How long a sound is, as far as that is known: a sound without a file reaches as far as is said of it. */
export function lengthOf(audio: NodeOf<'audio'>): number {
  return audio.asset?.durationSeconds ?? Infinity
}

/** Adds a segment to a sound, held to it and to the millisecond. */
export function addSegment(audio: NodeOf<'audio'>, id: string, span: Span): Command[] {
  const held = heldSpan(span, Math.min(lengthOf(audio), 1e9))
  return [{ type: 'addNode', node: { id: id as NodeId, kind: 'segment', of: audio.id, ...held } }]
}

/** Gives a segment these times; only those that differ are named. */
export function setSpan(segment: NodeOf<'segment'>, { start, end }: Span): Command[] {
  const patch = {
    ...(start !== segment.start && { start }),
    ...(end !== segment.end && { end }),
  }
  if (Object.keys(patch).length === 0) return []
  return [{ type: 'updateNode', id: segment.id, patch }]
}

/** A sound or a segment told in a line where it has no name: by its caption, else by what is said in it. */
export function toldInstead(node: Node): string {
  if (node.kind !== 'audio' && node.kind !== 'segment') return ''
  const text = (node.caption?.trim() || node.transcript?.trim()) ?? ''
  return cutText(text.replace(/\s+/g, ' '), lineLengthMax)
}

const lineLengthMax = 120

/** The sound that is selected, or that of the one segment that is. */
export function soundAtHand(
  view: View,
  session: Session,
): { audio: NodeOf<'audio'>; segment?: NodeOf<'segment'> } | undefined {
  const [id] = session.selectedNodes
  if (id === undefined || session.selectedNodes.size > 1) return undefined
  const node = view.nodes.get(id)
  if (node?.kind === 'audio') return { audio: node }
  const audio = node?.kind === 'segment' ? view.nodes.get(node.of) : undefined
  return node?.kind === 'segment' && audio?.kind === 'audio' ? { audio, segment: node } : undefined
}
