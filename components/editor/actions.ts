import type { ReactFlowInstance } from '@xyflow/react'
import {
  AudioLines,
  Box,
  CircleHelp,
  FileText,
  Image,
  ListOrdered,
  type LucideIcon,
  MousePointer2,
  PenLine,
  TextAlignStart,
} from 'lucide-react'
import { uuidv7 } from 'uuidv7'
import type { CanvasEdge, CanvasNode } from '@/lib/editor/canvas'
import { fragmentOf, pasteCommands } from '@/lib/editor/clipboard'
import {
  addNodeAt,
  blankNode,
  cardRect,
  growCards,
  nudgeCards,
  pins,
  removal,
  sizeOf,
  type MakeableKind,
} from '@/lib/editor/gestures'
import { addRegion, growRegion, moveRegion, regionsIn } from '@/lib/editor/region-gestures'
import { select, type Point } from '@/lib/editor/session'
import { cardOf } from '@/lib/editor/view'
import { isPart, type NodeOf } from '@/lib/kinds'
import { card, type Rect } from '@/lib/editor/geometry'
import { cornerFor } from '@/lib/editor/near-place'
import { askNext } from './open-phrases'
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
  | 'showPrompt'
  | 'showNode'
  | 'leave'
  | 'shortcuts'

const always = () => true
const hasNodes = (state: EditorState) => state.session.selectedNodes.size > 0
const hasOne = (state: EditorState) => state.session.selectedNodes.size === 1
const hasAny = (state: EditorState) => hasNodes(state) || state.session.selectedEdges.size > 0
const duration = 160

/** How long the canvas takes to move, which is no time where motion is not wanted. */
export function motion() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? { duration: 0 } : { duration }
}

/** Adds an empty node at a pointer, else in the middle of what is seen, and opens it for writing. */
export function addKind({ store, seen }: ActionContext, kind: MakeableKind, pointer?: Point): void {
  const id = uuidv7()
  const { view, session } = store.getState()
  const node = blankNode(kind, id, { x: 0, y: 0 })
  const at = cornerFor(sizeOf(view, node), seen(), pointer)
  const place = { seen: seen(), ...(pointer && { pointer }) }
  const isDone = store.dispatch(addNodeAt(view, session, node, at, place), { select: [id] })
  if (isDone) store.setSession((now) => ({ ...now, editing: id }))
}

function add(kind: MakeableKind) {
  return (context: ActionContext) => addKind(context, kind)
}

function nudgeBy(x: number, y: number) {
  return ({ store }: ActionContext) => {
    const { view, session } = store.getState()
    const regions = regionsIn(view, session.selectedNodes)
    store.dispatch([
      ...nudgeCards(view, session.selectedNodes, { x, y }),
      ...regions.flatMap(({ region, image }) => moveRegion(region, image, { x, y })),
    ])
  }
}

/** Begins a wire from what is selected: what it leads to is picked from a list. */
function link({ store, flow }: ActionContext): void {
  const { view, session } = store.getState()
  const [source] = session.selectedNodes
  if (source === undefined) return
  const rect = cardRect(view, session, cardOf(view, source)) ?? { x: 0, y: 0, width: 0, height: 0 }
  const at = { x: rect.x + rect.width / 2, y: rect.y + Math.min(rect.height, card.headerHeight) }
  store.setState({ linking: { source, at, screen: flow.flowToScreenPosition(at) } })
}

/** Puts a box on the selected picture: the arrow keys then move it, and Enter names it. */
function boxOn({ store }: ActionContext): void {
  const image = selectedPicture(store.getState())
  if (!image) return
  const id = uuidv7()
  if (store.dispatch(addRegion(image, id), { select: [id] })) store.setState({ tab: 'node' })
}

function selectedPicture({ session, view }: EditorState): NodeOf<'image'> | undefined {
  const [id] = session.selectedNodes
  const node = id === undefined ? undefined : view.nodes.get(id)
  return session.selectedNodes.size === 1 && node?.kind === 'image' && node.asset ? node : undefined
}

/** Copies what is selected beside itself. */
function duplicateSelected({ store }: ActionContext): void {
  const { view, session } = store.getState()
  const fragment = fragmentOf(view, session.selectedNodes)
  if (!fragment) return
  const rects = [...session.selectedNodes].flatMap((id) => cardRect(view, session, id) ?? [])
  const left = Math.min(...rects.map((rect) => rect.x))
  const top = Math.min(...rects.map((rect) => rect.y))
  const at = rects.length > 0 ? { x: left + 24, y: top + 24 } : { x: 0, y: 0 }
  const { commands, ids } = pasteCommands(view, fragment, at, uuidv7)
  store.dispatch([...pins(view), ...commands], { select: ids })
}

function removeSelected({ store }: ActionContext): void {
  const { view, session } = store.getState()
  store.dispatch(removal(view, session.selectedNodes, session.selectedEdges))
}

function leave({ store }: ActionContext): void {
  store.setState({
    drawingOn: undefined,
    wireDraft: undefined,
    linking: undefined,
    placeDraft: undefined,
    choosing: undefined,
  })
  store.setSession((session) =>
    session.editing === undefined ? select(session, []) : { ...session, editing: undefined },
  )
}

const edits: readonly Action[] = [
  {
    id: 'undo',
    group: 'edit',
    shortcuts: ['Mod+KeyZ'],
    when: (state) => state.history.past.length > 0,
    run: ({ store }) => store.undo(),
  },
  {
    id: 'redo',
    group: 'edit',
    shortcuts: ['Mod+Shift+KeyZ', 'Mod+KeyY'],
    when: (state) => state.history.future.length > 0,
    run: ({ store }) => store.redo(),
  },
  {
    id: 'edit',
    group: 'edit',
    shortcuts: ['Enter', 'F2'],
    when: hasOne,
    run: ({ store }) => {
      const { session, view } = store.getState()
      const [id] = session.selectedNodes
      const node = id === undefined ? undefined : view.nodes.get(id)
      // A part has no fields of its own on the canvas.
      if (node && isPart(node)) store.setState({ tab: 'node', sheetUp: true })
      store.setSession((now) => ({ ...now, editing: id }))
    },
  },
  { id: 'connect', group: 'edit', shortcuts: ['KeyC'], when: hasOne, run: link },
  {
    id: 'addRegion',
    group: 'edit',
    shortcuts: ['KeyR'],
    when: (state) => selectedPicture(state) !== undefined,
    run: boxOn,
  },
  {
    id: 'duplicate',
    group: 'edit',
    shortcuts: ['Mod+KeyD'],
    when: hasNodes,
    run: duplicateSelected,
  },
  {
    id: 'delete',
    group: 'edit',
    shortcuts: ['Delete', 'Backspace'],
    when: hasAny,
    run: removeSelected,
  },
  {
    id: 'selectAll',
    group: 'edit',
    shortcuts: ['Mod+KeyA'],
    when: always,
    run: ({ store }) => {
      const { view } = store.getState()
      // Regions and segments are their owners', and go where those go.
      const ids = view.document.nodes.filter((node) => !isPart(node)).map((node) => node.id)
      store.setSession((session) => select(session, ids))
    },
  },
  copyEvent('copy', 'KeyC'),
  copyEvent('cut', 'KeyX'),
  { ...copyEvent('paste', 'KeyV'), when: always },
  nudgeAction('nudgeLeft', 'ArrowLeft', -8, 0),
  nudgeAction('nudgeRight', 'ArrowRight', 8, 0),
  nudgeAction('nudgeUp', 'ArrowUp', 0, -8),
  nudgeAction('nudgeDown', 'ArrowDown', 0, 8),
  nudgeAction('leapLeft', 'Shift+ArrowLeft', -40, 0),
  nudgeAction('leapRight', 'Shift+ArrowRight', 40, 0),
  nudgeAction('leapUp', 'Shift+ArrowUp', 0, -40),
  nudgeAction('leapDown', 'Shift+ArrowDown', 0, 40),
  growAction('wider', 'ArrowRight', 16, 0),
  growAction('narrower', 'ArrowLeft', -16, 0),
  growAction('higher', 'ArrowDown', 0, 16),
  growAction('lower', 'ArrowUp', 0, -16),
]

function copyEvent(id: 'copy' | 'cut' | 'paste', code: string): Action {
  return {
    id,
    group: 'edit',
    shortcuts: [`Mod+${code}`],
    native: true,
    when: hasNodes,
    run: () => document.execCommand(id),
  }
}

function nudgeAction(id: ActionId, shortcut: string, x: number, y: number): Action {
  return { id, group: 'edit', shortcuts: [shortcut], when: hasNodes, run: nudgeBy(x, y) }
}

function growAction(id: ActionId, key: string, width: number, height: number): Action {
  const run: Action['run'] = ({ store }) => {
    const { view, session } = store.getState()
    const regions = regionsIn(view, session.selectedNodes)
    store.dispatch([
      ...growCards(view, session, session.selectedNodes, { width, height }),
      ...regions.flatMap(({ region, image }) => growRegion(region, image, { width, height })),
    ])
  }
  return { id, group: 'edit', shortcuts: [`Mod+Shift+${key}`], when: hasNodes, run }
}

const additions: readonly Action[] = [
  {
    id: 'select',
    group: 'view',
    shortcuts: ['KeyV'],
    icon: MousePointer2,
    when: always,
    run: leave,
  },
  addition('write', 'KeyW', PenLine, compose('write')),
  addition('addEntity', 'KeyT', Box, add('entity')),
  addition('addSet', 'KeyS', ListOrdered, add('set')),
  addition('addText', 'KeyN', TextAlignStart, add('text')),
  addition('addImage', 'KeyP', Image, ({ pickFiles }) => pickFiles('image')),
  addition('addAudio', 'KeyU', AudioLines, ({ pickFiles }) => pickFiles('audio')),
  addition('addDocument', 'KeyD', FileText, add('document')),
  addition('addQuestion', 'KeyQ', CircleHelp, add('question')),
]

/** Opens the composer, to write in it or to take a conversation from the clipboard. */
function compose(what: 'write' | 'paste') {
  return ({ store }: ActionContext) =>
    store.setState({ composer: 'open', composerWish: { what }, sheetUp: false })
}

function addition(id: ActionId, shortcut: string, icon: LucideIcon, run: Action['run']): Action {
  return { id, group: 'add', shortcuts: [shortcut], icon, when: always, run }
}

const views: readonly Action[] = [
  {
    id: 'zoomIn',
    group: 'view',
    shortcuts: ['Mod+Equal', 'Equal'],
    when: always,
    run: ({ flow }) => void flow.zoomIn(motion()),
  },
  {
    id: 'zoomOut',
    group: 'view',
    shortcuts: ['Mod+Minus', 'Minus'],
    when: always,
    run: ({ flow }) => void flow.zoomOut(motion()),
  },
  {
    id: 'zoomActual',
    group: 'view',
    shortcuts: ['Mod+Digit0', 'Digit0'],
    when: always,
    run: ({ flow }) => void flow.zoomTo(1, motion()),
  },
  {
    id: 'fit',
    group: 'view',
    shortcuts: ['Digit1', 'KeyF'],
    when: always,
    run: ({ fit }) => fit(motion()),
  },
  {
    id: 'nextOpen',
    group: 'view',
    shortcuts: ['KeyO', 'F8'],
    when: always,
    run: (context) => void askNext(context),
  },
  {
    id: 'showPrompt',
    group: 'view',
    shortcuts: ['Alt+Digit1'],
    when: always,
    run: ({ store }) => store.setState({ tab: 'prompt', sheetUp: true }),
  },
  {
    id: 'showNode',
    group: 'view',
    shortcuts: ['Alt+Digit2'],
    when: always,
    run: ({ store }) => store.setState({ tab: 'node', sheetUp: true }),
  },
  { id: 'leave', group: 'view', shortcuts: ['Escape'], when: always, run: leave },
  {
    id: 'shortcuts',
    group: 'view',
    shortcuts: ['"?"'],
    when: always,
    run: ({ store }) => store.setState({ sheetOpen: true }),
  },
]

/** Every action of the editor. */
export const actions: readonly Action[] = [
  ...additions,
  {
    id: 'pasteConversation',
    group: 'add',
    shortcuts: ['Shift+KeyW'],
    when: always,
    run: compose('paste'),
  },
  ...edits,
  ...views,
]

/** The tools of the palette, in order. */
export const paletteActions: readonly Action[] = additions

export function actionOf(id: ActionId): Action {
  const action = actions.find((each) => each.id === id)
  if (!action) throw new Error(`invariant broken: no action ${id}`)
  return action
}
