import type { Action } from './action'
import { actions } from './actions'
import type { EditorState } from './state'

/** What of a key press matters here. */
type Press = {
  readonly code: string
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/**
 * Whether a press is this shortcut. Letters go by their place on the keyboard (`code`), so that they
 * work while the keyboard writes Korean; a quoted character goes by what it types.
 */
export function matches(shortcut: string, press: Press): boolean {
  const pieces = shortcut.split('+')
  const key = pieces.at(-1) ?? ''
  const isMod = press.ctrlKey || press.metaKey
  if (isMod !== pieces.includes('Mod') || press.altKey !== pieces.includes('Alt')) return false
  // A character says by itself whether shift is down.
  if (key.startsWith('"')) return press.key === key.slice(1, -1)
  return press.shiftKey === pieces.includes('Shift') && press.code === key
}

/** The action that a press means now, if any. */
export function actionFor(press: Press, state: EditorState): Action | undefined {
  return actions.find(
    (action) =>
      !action.native &&
      // Of a graph that is gone there is nothing to change, only to look at.
      (!state.lost || action.group === 'view') &&
      action.shortcuts.some((shortcut) => matches(shortcut, press)) &&
      action.when(state),
  )
}

const names: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Equal: '+',
  Minus: '−',
  Escape: 'Esc',
  Backspace: '⌫',
}

/** A shortcut as people read it: `Ctrl Shift Z`. */
export function shortcutText(shortcut: string, isMac: boolean): string {
  return shortcut
    .split('+')
    .map((piece) => {
      if (piece === 'Mod') return isMac ? '⌘' : 'Ctrl'
      if (piece === 'Shift') return isMac ? '⇧' : 'Shift'
      if (piece === 'Alt') return isMac ? '⌥' : 'Alt'
      return names[piece] ?? piece.replace(/^Key|^Digit|"/g, '').replace(/"$/, '')
    })
    .join(' ')
}

export function isMacKeyboard(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
}
