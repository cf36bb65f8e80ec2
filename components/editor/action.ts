import type { ReactFlowInstance } from '@xyflow/react'
import type { LucideIcon } from 'lucide-react'
import type { CanvasEdge, CanvasNode } from '@/lib/editor/canvas'
import type { Rect } from '@/lib/editor/geometry'
import type { EditorState } from './state'
import type { EditorStore } from './store'

export type ActionContext = {
  readonly store: EditorStore
  readonly flow: ReactFlowInstance<CanvasNode, CanvasEdge>
  /** What is seen of the canvas, less a margin. */
  readonly seen: () => Rect
  /** Shows the whole graph. */
  readonly fit: (motion: { readonly duration: number }) => void
  /** Opens the picker of files. */
  readonly pickFiles: (kind: 'image' | 'audio') => void
  /** Says something in a few words where nothing is to be seen of it. */
  readonly tell: (what: 'nothingOpen') => void
}

/**
 * One thing that can be done. Buttons, keys, palette and the sheet of shortcuts all come from this
 * table; its names stand in the catalogue under `editor.actions`.
 */
export type Action = {
  readonly id: ActionId
  readonly group: 'add' | 'edit' | 'view'
  /** As `Mod+Shift+KeyZ`: `Mod` is Ctrl or Cmd, keys are `KeyboardEvent.code`, or `key` where quoted. */
  readonly shortcuts: readonly string[]
  readonly icon?: LucideIcon
  /** Keys that the browser turns into an event of its own (copy, cut, paste) are not taken here. */
  readonly native?: boolean
  readonly when: (state: EditorState) => boolean
  readonly run: (context: ActionContext) => void
}

/** The actions that the palette shows, in its order. */
export type PaletteActionId =
  | 'select'
  | 'write'
  | 'addEntity'
  | 'addSet'
  | 'addText'
  | 'addImage'
  | 'addAudio'
  | 'recordSound'
  | 'addDocument'
  | 'addQuestion'

export type ActionId =
  | PaletteActionId
  | 'pasteConversation'
  | 'undo'
  | 'redo'
  | 'edit'
  | 'connect'
  | 'addRegion'
  | 'drawRegion'
  | 'splitPicture'
  | 'replacePicture'
  | 'markSegment'
  | 'duplicate'
  | 'delete'
  | 'selectAll'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'nudgeLeft'
  | 'nudgeRight'
  | 'nudgeUp'
  | 'nudgeDown'
  | 'leapLeft'
  | 'leapRight'
  | 'leapUp'
  | 'leapDown'
  | 'wider'
  | 'narrower'
  | 'higher'
  | 'lower'
  | 'zoomIn'
  | 'zoomOut'
  | 'zoomActual'
  | 'fit'
  | 'nextOpen'
  | 'proposals'
  | 'showAsk'
  | 'showPrompt'
  | 'showNode'
  | 'leave'
  | 'shortcuts'

const duration = 160

/** How long the canvas takes to move, which is no time where motion is not wanted. */
export function motion() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? { duration: 0 } : { duration }
}

export const always = () => true
