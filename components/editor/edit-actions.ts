import { uuidv7 } from 'uuidv7'
import { fragmentOf, pasteCommands } from '@/lib/editor/clipboard'
import { card } from '@/lib/editor/geometry'
import { cardRect, growCards, nudgeCards, pins, removal } from '@/lib/editor/gestures'
import { addRegion, growRegion, nudgeRegions, regionsIn } from '@/lib/editor/region-gestures'
import { soundAtHand } from '@/lib/editor/segment-gestures'
import { select } from '@/lib/editor/session'
import { cardOf } from '@/lib/editor/view'
import { isPart } from '@/lib/kinds'
import { always, type Action, type ActionContext, type ActionId } from './action'
import {
  focusNode,
  hasPicture,
  hasPictureCard,
  pictureAtHand,
  takeCornerBack,
  toggleDrawing,
} from './region-state'
import { playheadSelector } from './sound-keys'
import type { EditorState } from './state'

const hasNodes = (state: EditorState) => state.session.selectedNodes.size > 0
const hasOne = (state: EditorState) => state.session.selectedNodes.size === 1
const hasAny = (state: EditorState) => hasNodes(state) || state.session.selectedEdges.size > 0

function nudgeBy(x: number, y: number) {
  return ({ store }: ActionContext) => {
    const { view, session } = store.getState()
    store.dispatch([
      ...nudgeCards(view, session.selectedNodes, { x, y }),
      ...nudgeRegions(view, session.selectedNodes, { x, y }),
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

/** Puts a box on the picture at hand: the arrow keys then move it, and Enter names it. */
function boxOn({ store }: ActionContext): void {
  const state = store.getState()
  const image = pictureAtHand(state)
  if (!image) return
  const id = uuidv7()
  if (!store.dispatch(addRegion(state.view, image, id), { select: [id] })) return
  store.setState({ tab: 'node' })
  requestAnimationFrame(() => focusNode(id))
}

/** Does something with the picture that is selected, or that of the selected region. */
function withPicture(run: (context: ActionContext, imageId: string) => void): Action['run'] {
  return (context) => {
    const image = pictureAtHand(context.store.getState())
    if (image) run(context, image.id)
  }
}

const pictureActions: readonly Action[] = [
  { id: 'addRegion', group: 'edit', shortcuts: ['KeyR'], when: hasPicture, run: boxOn },
  {
    id: 'drawRegion',
    group: 'edit',
    shortcuts: ['Shift+KeyR'],
    when: hasPicture,
    run: withPicture(({ store, flow }, id) => toggleDrawing(store, flow, id)),
  },
  {
    id: 'splitPicture',
    group: 'edit',
    shortcuts: ['Shift+KeyG'],
    when: hasPicture,
    run: withPicture(({ store }, id) => store.setState({ splitting: id })),
  },
  {
    id: 'replacePicture',
    group: 'edit',
    shortcuts: ['Shift+KeyP'],
    when: hasPictureCard,
    run: withPicture(({ store }, id) => store.setState({ replacing: { id } })),
  },
]

/** Goes to the wave of the sound at hand, where the same key marks a segment. */
function showSound({ store }: ActionContext): void {
  store.setState({ tab: 'node', sheetUp: true })
  requestAnimationFrame(() => document.querySelector<HTMLElement>(playheadSelector)?.focus())
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
  // While a polygon is drawn, what is to go is its last corner, not the picture under it.
  if (takeCornerBack(store)) return
  const { view, session } = store.getState()
  store.dispatch(removal(view, session.selectedNodes, session.selectedEdges))
}

/** What changes what is there. */
export const edits: readonly Action[] = [
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
  ...pictureActions,
  {
    id: 'markSegment',
    group: 'edit',
    shortcuts: ['KeyM'],
    when: ({ view, session }) => soundAtHand(view, session)?.audio.asset !== undefined,
    run: showSound,
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
