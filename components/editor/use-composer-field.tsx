'use client'
import type { Editor } from '@tiptap/core'
import { redoDepth, undoDepth } from '@tiptap/pm/history'
import { TextSelection, type EditorState as FieldState } from '@tiptap/pm/state'
import type { EditorProps, EditorView } from '@tiptap/pm/view'
import { useEditor as useTiptap } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { showToast } from '@/components/ui/toast'
import type { Point } from '@/lib/editor/session'
import { useFieldAt } from './composer-at'
import { useComposerStore } from './composer-context'
import {
  decidedContent,
  decisionsIn,
  fieldAttributes,
  fieldExtensions,
  insertPasted,
  showContent,
  takeDecisions,
} from './composer-field'
import { takeFiles } from './composer-intake'
import { pastedFrom, type PastedContent } from './composer-paste'
import { openPhrases, type PlacedPhrase } from './composer-phrases'
import { fieldOf, type ComposerState } from './composer-state'
import { useEditorStore } from './context'
import { isOfComposition } from './offer-list'
import { isFinger } from './pointer'
import { pointAt, pointNowhere } from './pointing'
import type { EditorStore } from './store'

export type Given = {
  readonly files: readonly File[]
  readonly html: string
  readonly text: string
}

/** The field: what is typed, pasted, dropped, pointed at and asked in it. */
export function useComposerField(onEnter: (showOpen: () => void) => void, onEscape: () => void) {
  const t = useTranslations('composer')
  const store = useEditorStore()
  const put = usePutting()
  const editor = useField({
    handleKeyDown: (_, event) => keys(event),
    handlePaste: (_, event) => paste(event),
    handleDrop: (view, event, _slice, isMoved) => {
      if (isMoved || !event.dataTransfer) return false
      const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
      event.preventDefault()
      receive(givenBy(event.dataTransfer), at)
      return true
    },
    handleDOMEvents: {
      mouseover: (_, { target }) => pointFrom(store, target),
      mouseout: (_, { target }) => leavePhrase(store, target),
      click: (view, { target }) => asking.ask(phraseAt(view, target)),
    },
  })
  const at = useFieldAt(editor)
  const asking = useAsking(editor)

  function receive(given: Given, position?: number): void {
    if (!editor) return
    void pastedFrom(given).then((content) => {
      if (editor.isDestroyed) return
      put(editor, content, position)
      editor.commands.focus()
      if (content.remoteCount === 0) return
      showToast({ message: t('remote', { count: content.remoteCount }), topic: 'remote' })
    })
  }
  function paste(event: ClipboardEvent): boolean {
    const given = event.clipboardData && givenBy(event.clipboardData)
    // What was copied from a field keeps its chips: the library has marked it.
    if (!given || given.html.includes('data-pm-slice')) return false
    receive(given)
    return true
  }
  function keys(event: KeyboardEvent): boolean {
    // Keys of a composition are its own.
    if (!editor || isOfComposition(event)) return false
    if (at.keyDown(event)) return true
    if (event.key === 'F8' || (event.key === 'ArrowDown' && event.altKey)) return asking.askNext()
    if (event.key === 'Enter') return enter(event)
    if (event.key === 'Escape') onEscape()
    return isUndoKey(event) && travelGraph(editor, store, event.shiftKey)
  }
  function enter(event: KeyboardEvent): boolean {
    if (breaksLine(event)) return editor?.commands.splitBlock() ?? false
    onEnter(asking.showPhrase)
    return true
  }
  /** Undo where the focus is beside the field: what it has decided and what was typed, in their order. */
  function travel(isForth: boolean): void {
    if (!editor || travelGraph(editor, store, isForth)) return
    if (isForth) editor.commands.redo()
    else editor.commands.undo()
  }
  return { editor, list: at.list, receive, travel, ...asking }
}

/** The element that is written in: it tells what is written here, and shows what was written or kept elsewhere. */
function useField(editorProps: EditorProps): Editor | null {
  const t = useTranslations('composer')
  const composer = useComposerStore()
  const [initial] = useState(() => composer.getState())
  /** What stands in it. */
  const shown = useRef(initial.json)
  const editor = useTiptap({
    extensions: fieldExtensions,
    content: decidedContent(initial.json, initial),
    immediatelyRender: false,
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: { attributes: fieldAttributes(t('field')), ...editorProps },
    onUpdate: ({ editor: now }) => {
      const { attrs: _, ...json } = now.getJSON()
      shown.current = json
      composer.setState({ json, field: fieldOf(json) })
    },
    // A decision that is undone is no update to the library, which finds the same document.
    onTransaction: ({ editor: now, transaction }) => {
      const { refused, changed } = decisionsIn(now.state)
      if (!transaction.docChanged) return
      const before = composer.getState()
      // A key decides nothing, and tells nobody so.
      if (before.refused === refused && before.changed === changed) return
      composer.setState({ refused, changed, isDecidedElsewhere: false })
    },
  })
  useEffect(
    () =>
      composer.subscribe((state, before) => {
        if (!editor) return
        const { json } = state
        if (json === before.json || json === shown.current) return followDecisions(editor, state)
        // What an input method is at work on goes before what came from elsewhere.
        if (editor.view.composing) return
        shown.current = json
        showContent(editor, json, state)
        if (json === undefined && document.hasFocus()) editor.commands.focus()
      }),
    [editor, composer],
  )
  return editor
}

/** Takes in what was decided beside the field, and the focus that went with what it was decided of. */
function followDecisions(editor: Editor, decisions: ComposerState): void {
  const before = decisionsIn(editor.state)
  if (before.refused === decisions.refused && before.changed === decisions.changed) return
  const isOwn = !decisions.isDecidedElsewhere
  takeDecisions(editor, decisions, isOwn)
  // By then what is left out is gone, and the focus is where the person has put it, or nowhere.
  if (isOwn) setTimeout(() => isFocusLost() && !editor.isDestroyed && editor.commands.focus())
}

/** Whether the focus is nowhere; a finger has none, and would get a keyboard. */
function isFocusLost(): boolean {
  return document.hasFocus() && !isFinger() && document.activeElement === document.body
}

/** Puts into the field what was pasted or dropped, its files by their names, else by what they are. */
function usePutting() {
  const t = useTranslations('editor.kinds')
  const store = useEditorStore()
  const composer = useComposerStore()
  return (editor: Editor, { pieces }: PastedContent, at: number | undefined) => {
    const files = pieces.flatMap((each) => (each.kind === 'file' ? [each.file] : []))
    const chips = takeFiles(store, composer, files).map(({ id, name, kind }) => ({
      id,
      label: name || t(kind),
    }))
    insertPasted(editor, pieces, chips, at)
  }
}

/** A finger has a button to keep what is written, and no other way to a new line. */
function breaksLine({ shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return shiftKey || (isFinger() && !ctrlKey && !metaKey)
}

/** Whether a press undoes, or redoes with Shift; a letter by its place, also while Korean is written. */
export function isUndoKey(press: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'code'>): boolean {
  return (press.ctrlKey || press.metaKey) && press.code === 'KeyZ'
}

/** What cannot be undone in the field any more is undone in the graph. */
function travelGraph(editor: Editor, store: EditorStore, isForth: boolean): boolean {
  if ((isForth ? redoDepth : undoDepth)(editor.state) > 0) return false
  if (isForth) store.redo()
  else store.undo()
  return true
}

/** An open phrase of the field that is being asked about, and where on the screen. */
type Asked = { readonly phrase: PlacedPhrase; readonly screen: Point }

/** Open phrases of the field: going from one to the next, asking what one means, and the answer. */
function useAsking(editor: Editor | null) {
  const store = useEditorStore()
  const [asked, setAsked] = useState<Asked>()

  function ask(phrase: PlacedPhrase | undefined): boolean {
    if (!editor || !phrase) return false
    const { left, bottom } = editor.view.coordsAtPos(phrase.from)
    setAsked({ phrase, screen: { x: left, y: bottom } })
    return true
  }
  /** Goes on to the open phrase behind the caret, from the last to the first again, and puts the caret behind it. */
  function showPhrase(): PlacedPhrase | undefined {
    return editor ? show(nextPhrase(editor.state)) : undefined
  }
  function show(next: PlacedPhrase | undefined): PlacedPhrase | undefined {
    if (!editor || !next) return undefined
    const { state, view } = editor
    // Not a selection: the next letter would be written in place of the phrase.
    const selection = TextSelection.create(state.doc, next.to)
    view.dispatch(state.tr.setSelection(selection).scrollIntoView())
    view.focus()
    return next
  }
  function closeMenu(): void {
    setAsked(undefined)
    pointNowhere(store)
    editor?.commands.focus()
  }
  /** The choice takes the phrase's place as a chip; of no node, one that points at nothing. */
  function take(id: string): void {
    if (!editor || !asked) return
    const { from, to } = asked.phrase
    const attrs = { id, label: editor.state.doc.textBetween(from, to) }
    setAsked(undefined)
    pointNowhere(store)
    editor.chain().focus().insertContentAt({ from, to }, { type: 'reference', attrs }).run()
  }
  const askNext = () => ask(showPhrase()) || true
  /** Asks about the first one, wherever the caret stands. Says whether there is any. */
  const askFirst = () => editor !== null && ask(show(openPhrases(editor.state)[0]))
  return { asked, ask, showPhrase, askNext, askFirst, closeMenu, take }
}

function nextPhrase(state: FieldState): PlacedPhrase | undefined {
  const open = openPhrases(state)
  return open.find(({ to }) => to > state.selection.to) ?? open[0]
}

/** The open phrase that a press went to. */
function phraseAt(view: EditorView, target: EventTarget | null): PlacedPhrase | undefined {
  const element = target instanceof Element ? target.closest('[data-mention]') : null
  if (!element) return undefined
  const from = view.posAtDOM(element, 0)
  return openPhrases(view.state).find((each) => each.from <= from && from < each.to)
}

function pointFrom(store: EditorStore, target: EventTarget | null): false {
  const element = target instanceof Element ? target.closest('[data-nodes]') : null
  if (element instanceof HTMLElement) {
    pointAt(store, (element.dataset['nodes'] ?? '').split(' ').filter(Boolean), element)
  }
  return false
}

function leavePhrase(store: EditorStore, target: EventTarget | null): false {
  if (target instanceof Element && target.closest('[data-nodes]')) pointNowhere(store)
  return false
}

/** Begins a name with an `@`, as if it had been typed. */
export function typeAt(editor: Editor | null): void {
  if (!editor) return
  const { $from } = editor.state.selection
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, ' ').slice(-1)
  const gap = /[A-Za-z0-9._%+-]/.test(before) ? ' ' : ''
  editor.chain().focus().insertContent(`${gap}@`).run()
}

function givenBy(data: DataTransfer): Given {
  return {
    files: [...data.files],
    html: data.getData('text/html'),
    text: data.getData('text/plain'),
  }
}
