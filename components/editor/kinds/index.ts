import type { NodeProps } from '@xyflow/react'
import type { ComponentType } from 'react'
import type { CanvasNode } from '@/lib/editor/canvas'
import type { NodeKind, PartKind } from '@/lib/kinds'
import { AnswerFace } from './answer'
import { AudioFace } from './audio'
import { DocumentFace } from './document'
import { EntityFace } from './entity'
import { ImageFace } from './image'
import { QuestionFace } from './question'
import { RegionFace } from './region'
import { SegmentFace } from './segment'
import { SetFace } from './set'
import { TextFace } from './text'

type Faces = {
  readonly [K in NodeKind]: K extends PartKind
    ? // The face of its owner draws it, and knows what it needs.
      ComponentType<never>
    : ComponentType<NodeProps<CanvasNode>>
}

/** A face for every kind; a kind without one does not compile. */
const faces: Faces = {
  entity: EntityFace,
  set: SetFace,
  text: TextFace,
  image: ImageFace,
  region: RegionFace,
  audio: AudioFace,
  segment: SegmentFace,
  question: QuestionFace,
  answer: AnswerFace,
  document: DocumentFace,
}

const { region: _region, segment: _segment, ...cards } = faces

/** Faces of the kinds that have a card of their own; regions and segments are drawn in their owner's. */
export const cardFaces = cards
