'use client'
import type { Editor } from '@tiptap/core'
import { redoDepth, undoDepth } from '@tiptap/pm/history'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorProps, EditorView } from '@tiptap/pm/view'
import { useEditor as useTiptap } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { showToast } from '@/components/ui/toast'
import type { Point } from '@/lib/editor/session'
import { useFieldAt } from './composer-at'
import { useComposerStore } from './composer-context'
import { fieldAttributes, fieldExtensions, insertPasted, showContent } from './composer-field'
import { takeFiles } from './composer-intake'
import { pastedFrom, type PastedContent } from './composer-paste'
import { openPhrases, type PlacedPhrase } from './composer-phrases'
import { fieldOf } from './composer-state'
import { useEditor, useEditorStore } from './context'
import { isOfComposition } from './offer-list'
import { pointAt, pointNowhere } from './pointing'
import type { EditorStore } from './store'

type Given = { readonly files: readonly File[]; readonly html: string; readonly text: string }

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
    const isUndo = (event.ctrlKey || event.metaKey) && event.code === 'KeyZ'
    return isUndo && travel(editor, store, event.shiftKey)
  }
  function enter(event: KeyboardEvent): boolean {
    if (breaksLine(event)) return editor?.commands.splitBlock() ?? false
    onEnter(asking.showPhrase)
    return true
  }
  useWish(editor, receive)
  return { editor, list: at.list, receive, ...asking }
}

/** The element that is written in: it tells what is written here, and shows what was written or kept elsewhere. */
function useField(editorProps: EditorProps): Editor | null {
  const t = useTranslations('composer')
  const composer = useComposerStore()
  const [initial] = useState(() => composer.getState().json)
  /** What stands in it. */
  const shown = useRef(initial)
  const editor = useTiptap({
    extensions: fieldExtensions,
    ...(initial && { content: initial }),
    immediatelyRender: false,
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: { attributes: fieldAttributes(t('field')), ...editorProps },
    onUpdate: ({ editor: now }) => {
      const json = now.getJSON()
      shown.current = json
      composer.setState({ json, field: fieldOf(json) })
    },
  })
  useEffect(
    () =>
      composer.subscribe(({ json }, before) => {
        if (!editor || json === before.json || json === shown.current) return
        // What an input method is at work on goes before what came from elsewhere.
        if (editor.view.composing) return
        shown.current = json
        showContent(editor, json)
        if (json === undefined && document.hasFocus()) editor.commands.focus()
      }),
    [editor, composer],
  )
  return editor
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
  return shiftKey || (matchMedia('(pointer: coarse)').matches && !ctrlKey && !metaKey)
}

/** What cannot be undone in the field any more is undone in the graph. */
function travel(editor: Editor, store: EditorStore, isForth: boolean): boolean {
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
  /** Goes on to the open phrase behind the caret, from the last to the first again. */
  function showPhrase(): PlacedPhrase | undefined {
    if (!editor) return undefined
    const { state, view } = editor
    const open = openPhrases(state)
    const { from, to } = state.selection
    const isHere = open.some((each) => each.from === from && each.to === to)
    const next = open.find((each) => (isHere ? each.from > from : each.from >= from)) ?? open[0]
    if (!next) return undefined
    const selection = TextSelection.create(state.doc, next.from, next.to)
    view.dispatch(state.tr.setSelection(selection).scrollIntoView())
    view.focus()
    return next
  }
  function closeMenu(): void {
    setAsked(undefined)
    pointNowhere(store)
    editor?.commands.focus()
  }
  /** The choice takes the phrase's place as a chip. */
  function take(id: string): void {
    if (!editor || !asked) return
    const { from, to } = asked.phrase
    const attrs = { id, label: editor.state.doc.textBetween(from, to) }
    setAsked(undefined)
    pointNowhere(store)
    editor.chain().focus().insertContentAt({ from, to }, { type: 'reference', attrs }).run()
  }
  return { asked, ask, showPhrase, askNext: () => ask(showPhrase()) || true, closeMenu, take }
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

/** Takes the focus when it opens, and the clipboard where that is asked for and allowed. */
function useWish(editor: Editor | null, receive: (given: Given) => void): void {
  const t = useTranslations('composer')
  const wish = useEditor((state) => state.composerWish)
  const fulfil = useEffectEvent(async (what: 'write' | 'paste') => {
    editor?.commands.focus('end')
    if (what === 'write') return
    const given = await clipboard()
    if (given) receive(given)
    else showToast({ message: t('pasteByHand'), topic: 'clipboard' })
  })
  useEffect(() => {
    if (editor && wish) void fulfil(wish.what)
  }, [editor, wish])
}

/** What the clipboard holds, where the browser lets a page read it. */
async function clipboard(): Promise<Given | undefined> {
  try {
    const items = await navigator.clipboard.read()
    const textOf = async (type: string) => {
      const item = items.find((each) => each.types.includes(type))
      return item ? (await item.getType(type)).text() : ''
    }
    const files = await Promise.all(
      items.flatMap((item) =>
        item.types
          .filter((type) => type.startsWith('image/'))
          .slice(0, 1)
          .map(async (type) => {
            return new File([await item.getType(type)], '', { type })
          }),
      ),
    )
    const given = { files, html: await textOf('text/html'), text: await textOf('text/plain') }
    return files.length > 0 || given.html !== '' || given.text !== '' ? given : undefined
  } catch {
    return undefined
  }
}
