import {
  AudioLines,
  Box,
  CircleHelp,
  FileText,
  Image,
  ListOrdered,
  type LucideIcon,
  MessageSquareText,
  Scissors,
  SquareDashedMousePointer,
  TextAlignStart,
} from 'lucide-react'
import type { NodeKind } from '@/lib/kinds'

type Look = { readonly icon: LucideIcon; readonly ink: string; readonly edge: string }

/** Kinds are told apart by icon and a 3-px edge, never by filled boxes. */
export const kindLooks: Readonly<Record<NodeKind, Look>> = {
  entity: { icon: Box, ink: 'text-k-entity', edge: 'bg-k-entity' },
  set: { icon: ListOrdered, ink: 'text-k-set', edge: 'bg-k-set' },
  text: { icon: TextAlignStart, ink: 'text-k-text', edge: 'bg-k-text' },
  image: { icon: Image, ink: 'text-k-image', edge: 'bg-k-image' },
  region: { icon: SquareDashedMousePointer, ink: 'text-k-image', edge: 'bg-k-image' },
  audio: { icon: AudioLines, ink: 'text-k-audio', edge: 'bg-k-audio' },
  segment: { icon: Scissors, ink: 'text-k-audio', edge: 'bg-k-audio' },
  question: { icon: CircleHelp, ink: 'text-k-question', edge: 'bg-k-question' },
  answer: { icon: MessageSquareText, ink: 'text-k-answer', edge: 'bg-k-answer' },
  document: { icon: FileText, ink: 'text-k-document', edge: 'bg-k-document' },
}
