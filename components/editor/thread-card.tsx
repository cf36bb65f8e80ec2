'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { sentence } from '@/lib/messages'
import type { Node } from '@/lib/kinds'
import { AliasChip } from './alias-chip'
import { useAlias, useEditor, useEditorStore } from './context'
import { kindLooks } from './kind-looks'
import { pictureOf } from './node-option'
import { Crop } from './picture'
import { PlayButton, soundOf } from './play-button'
import { pointAt, pointNowhere } from './pointing'
import type { Thread } from './state'
import { StillPopover } from './still-popover'

const restMilliseconds = 300
/** Time enough for the pointer to get from a phrase to its card. */
const leaveMilliseconds = 180
const shownCountMax = 4

/**
 * Whether somebody is typing: from a key in a field until the pointer moves or the focus goes to what is no
 * field. What is drawn anew under a pointer that stands still is not pointed at.
 */
function useIsTyping(): boolean {
  const [isTyping, setTyping] = useState(false)
  useEffect(() => {
    let seen: { readonly x: number; readonly y: number } | undefined
    const isInField = ({ target }: Event) => target instanceof Element && target.closest(fields)
    const typed = (event: Event) => {
      if (isInField(event)) setTyping(true)
    }
    const focused = (event: Event) => {
      if (!isInField(event)) setTyping(false)
    }
    const moved = ({ clientX: x, clientY: y }: PointerEvent) => {
      if (seen?.x !== x || seen.y !== y) setTyping(false)
      seen = { x, y }
    }
    const gone = new AbortController()
    const options = { capture: true, signal: gone.signal }
    window.addEventListener('keydown', typed, options)
    window.addEventListener('input', typed, options)
    window.addEventListener('focusin', focused, options)
    window.addEventListener('pointermove', moved, options)
    return () => gone.abort()
  }, [])
  return isTyping
}

const fields = 'input, textarea, [contenteditable="true"]'

/** Points nowhere any more once the text that was pointed at is gone: it tells nobody of its going. */
function useEndWithText(): void {
  const store = useEditorStore()
  const from = useEditor((state) => state.thread?.from)
  useEffect(() => {
    if (!from) return
    const look = () => !from.isConnected && pointNowhere(store)
    const observer = new MutationObserver(look)
    observer.observe(document.body, { childList: true, subtree: true })
    look()
    return () => observer.disconnect()
  }, [store, from])
}

/** A thread that has been pointed at for a moment, and stays while the pointer is on its card. */
function useRested() {
  const pointed = useEditor((state) => state.thread)
  const isAsking = useEditor((state) => state.choosing !== undefined)
  const isTyping = useIsTyping()
  const [rested, setRested] = useState<Thread>()
  const isHeld = useRef(false)
  useEndWithText()
  const thread = isTyping ? undefined : pointed
  useEffect(() => {
    if (thread?.from === rested?.from && thread?.to === rested?.to) return
    // A finger has no way to point without pressing: what it presses opens the menu.
    const isWanted = thread && matchMedia('(hover: hover)').matches
    const milliseconds = isWanted ? (rested ? 0 : restMilliseconds) : leaveMilliseconds
    const timer = setTimeout(() => {
      if (!isHeld.current) setRested(isWanted ? thread : undefined)
    }, milliseconds)
    return () => clearTimeout(timer)
  }, [thread, rested])
  useEffect(() => {
    // A card that goes from under the pointer is told nothing of its leaving.
    if (isAsking || isTyping) isHeld.current = false
  }, [isAsking, isTyping])
  useEffect(() => {
    if (!rested) return
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      isHeld.current = false
      setRested(undefined)
    }
    window.addEventListener('keydown', leave, true)
    return () => window.removeEventListener('keydown', leave, true)
  }, [rested])
  const hold = (isOn: boolean) => {
    isHeld.current = isOn
    if (!isOn) setRested(undefined)
  }
  const isHidden = isAsking || isTyping || !rested?.from.isConnected
  return { rested: isHidden ? undefined : rested, hold }
}

/** The face of what a phrase or an alias means, its sound, and why it is meant, while it is pointed at. */
export function ThreadCard() {
  const { rested, hold } = useRested()
  return rested && <Card thread={rested} hold={hold} />
}

function Card({
  thread,
  hold,
}: {
  readonly thread: Thread
  readonly hold: (isOn: boolean) => void
}) {
  const language = useLocale()
  const t = useTranslations('editor.phrase')
  const store = useEditorStore()
  const nodes = useEditor((state) => state.view.nodes)
  const { from, to, phrase } = thread
  const placeOf = useCallback(() => lastLineOf(from), [from])
  const shown = to.slice(0, shownCountMax).flatMap((id) => nodes.get(id) ?? [])
  const restCount = to.length - Math.min(to.length, shownCountMax)
  return (
    <StillPopover
      placeOf={placeOf}
      role="group"
      data-thread-card
      sideOffset={6}
      onMouseEnter={() => {
        hold(true)
        pointAt(store, to, from, phrase)
      }}
      onMouseLeave={() => {
        hold(false)
        pointNowhere(store)
      }}
      className="z-40 flex max-w-72 flex-col gap-1 p-2"
    >
      {shown.map((node) => (
        <Face key={node.id} node={node} />
      ))}
      {restCount > 0 && (
        <p className="px-1 text-xs text-ink-2">{t('others', { count: restCount })}</p>
      )}
      {phrase && (
        <p className="px-1 text-xs text-ink-2 wrap-anywhere">{sentence(phrase.reason, language)}</p>
      )}
    </StillPopover>
  )
}

/** A phrase may go over several lines; the card stands below its last one. */
function lastLineOf(element: Element): DOMRect {
  return [...element.getClientRects()].at(-1) ?? element.getBoundingClientRect()
}

function Face({ node }: { readonly node: Node }) {
  const t = useTranslations('editor')
  const alias = useAlias(node.id)
  const view = useEditor((state) => state.view)
  const { image, region } = pictureOf(view, node)
  const sound = soundOf(view, node)
  const look = kindLooks[node.kind]
  return (
    <div className="flex items-center gap-2">
      {image?.asset ? (
        <Crop image={image} region={region} width={64} height={48} />
      ) : (
        <look.icon aria-hidden className={`mx-1 size-4 shrink-0 ${look.ink}`} />
      )}
      <span className="min-w-0 grow truncate text-sm">{node.label || t(`kinds.${node.kind}`)}</span>
      <AliasChip alias={alias} />
      {sound && (
        <PlayButton audio={sound.audio} segment={sound.segment} name={sound.name} size="small" />
      )}
    </div>
  )
}
