import {
  AudioLines,
  Box,
  CircleHelp,
  FileText,
  Image,
  ListOrdered,
  Mic,
  type LucideIcon,
  MousePointer2,
  PenLine,
  TextAlignStart,
} from 'lucide-react'
import { uuidv7 } from 'uuidv7'
import { addNodeAt, blankNode, sizeOf, type MakeableKind } from '@/lib/editor/gestures'
import { cornerFor } from '@/lib/editor/near-place'
import { select, type Point } from '@/lib/editor/session'
import { always, motion, type Action, type ActionContext, type ActionId } from './action'
import { proposalsOf } from './composer-decide'
import { composerOf } from './composer-storage'
import { edits } from './edit-actions'
import { askNext } from './open-phrases'
import { leaveDrawing } from './region-state'
import { record } from './sound-recorder'

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

function leave({ store }: ActionContext): void {
  if (leaveDrawing(store)) return
  // A drag that is under way is given up, and what it was of stays selected.
  if (store.getState().reshaping) return store.setState({ reshaping: undefined })
  store.setState({
    wireDraft: undefined,
    linking: undefined,
    placeDraft: undefined,
    choosing: undefined,
  })
  store.setSession((session) =>
    session.editing === undefined ? select(session, []) : { ...session, editing: undefined },
  )
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
  addition('recordSound', 'Shift+KeyU', Mic, ({ store, seen }) => void record(store, seen())),
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
    id: 'proposals',
    group: 'view',
    shortcuts: ['F6'],
    when: ({ graphId }) => proposalsOf(composerOf(graphId).getState()).length > 0,
    run: ({ store }) =>
      store.setState(({ listed }) => ({
        composer: 'open',
        listed: listed ? undefined : {},
        sheetUp: false,
      })),
  },
  {
    id: 'showAsk',
    group: 'view',
    shortcuts: ['Alt+Digit1'],
    when: always,
    run: ({ store }) => store.setState({ tab: 'ask', sheetUp: true }),
  },
  {
    id: 'showPrompt',
    group: 'view',
    shortcuts: ['Alt+Digit2'],
    when: always,
    run: ({ store }) => store.setState({ tab: 'prompt', sheetUp: true }),
  },
  {
    id: 'showNode',
    group: 'view',
    shortcuts: ['Alt+Digit3'],
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
