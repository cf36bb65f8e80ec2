'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Popover } from 'radix-ui'
import { useEffect, useMemo, useRef, useState } from 'react'
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

const restMilliseconds = 300
/** Time enough for the pointer to get from a phrase to its card. */
const leaveMilliseconds = 180
const shownCountMax = 4

/** A thread that has been pointed at for a moment, and stays while the pointer is on its card. */
function useRested() {
  const thread = useEditor((state) => state.thread)
  const isAsking = useEditor((state) => state.choosing !== undefined)
  const [rested, setRested] = useState<Thread>()
  const isHeld = useRef(false)
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
    if (isAsking) isHeld.current = false
  }, [isAsking])
  useEffect(() => {
    if (!rested) return
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // A card that goes from under the pointer is told nothing of its leaving.
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
  return { rested: isAsking || !rested?.from.isConnected ? undefined : rested, hold }
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
  const anchor = useMemo(() => {
    return { current: { getBoundingClientRect: () => lastLineOf(from) } }
  }, [from])
  const shown = to.slice(0, shownCountMax).flatMap((id) => nodes.get(id) ?? [])
  const restCount = to.length - Math.min(to.length, shownCountMax)
  const keep = (event: Event) => event.preventDefault()
  return (
    <Popover.Root open>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          role="group"
          data-thread-card
          align="start"
          sideOffset={6}
          collisionPadding={12}
          onOpenAutoFocus={keep}
          onCloseAutoFocus={keep}
          onEscapeKeyDown={keep}
          onInteractOutside={keep}
          onMouseEnter={() => {
            hold(true)
            pointAt(store, to, from, phrase)
          }}
          onMouseLeave={() => {
            hold(false)
            pointNowhere(store)
          }}
          className="z-40 flex max-w-72 flex-col gap-1 rounded-card border border-line bg-panel p-2 shadow-card"
        >
          {shown.map((node) => (
            <Face key={node.id} node={node} />
          ))}
          {restCount > 0 && (
            <p className="px-1 text-xs text-ink-2">{t('others', { count: restCount })}</p>
          )}
          {phrase && (
            <p className="px-1 text-xs text-ink-2 wrap-anywhere">
              {sentence(phrase.reason, language)}
            </p>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
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
