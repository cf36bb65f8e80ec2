'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dialog } from 'radix-ui'
import { useMemo, useState, type DragEvent, type ReactNode } from 'react'
import { uuidv7 } from 'uuidv7'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { showToast } from '@/components/ui/toast'
import { pins } from '@/lib/editor/gestures'
import { cornerFor, nearPlace } from '@/lib/editor/near-place'
import {
  nameOfPair,
  pairCommands,
  pairFiles,
  swapped,
  type Dropped,
  type Pair,
} from '@/lib/editor/pairing'
import { freeRects } from '@/lib/editor/placement'
import { isImageAsset } from '@/lib/media/asset'
import { useActionContext } from './action-context'
import { motion } from './action'
import { useEditor, useEditorStore } from './context'
import { endOffer, makeOffer, offerOf, placeOffer, useIntake, type Offer } from './intake'
import { mediaUrl } from './media'
import { togglePlay } from './player'

/** What several files dropped at once could be: things with their photos and sounds, or just files. */
export function OfferCard() {
  const graphId = useEditor((state) => state.graphId)
  const offer = useIntake((state) => offerOf(state, graphId))
  if (!offer) return null
  return (
    <OfferForm key={offer.files.map(({ name, asset }) => name + asset.hash).join()} offer={offer} />
  )
}

function OfferForm({ offer }: { readonly offer: Offer }) {
  const t = useTranslations('editor')
  const common = useTranslations('common')
  const store = useEditorStore()
  const context = useActionContext()
  const first = useMemo(() => pairFiles(offer.files), [offer])
  const [pairs, setPairs] = useState(first)
  const close = () => endOffer(offer.graphId)

  function make() {
    const { view, session } = store.getState()
    const size = { width: 1_000, height: pairs.length * 220 }
    const wanted = cornerFor(size, offer.seen, offer.pointer)
    const at = nearPlace(freeRects(view, session.measured).values(), wanted, size, offer.seen)
    const words = {
      set: t('offer.set', { count: pairs.length }),
      thing: (ordinal: number) => t('offer.thing', { ordinal }),
      shownIn: t('relations.shownIn'),
      makes: t('relations.makes'),
    }
    const { commands, setId } = pairCommands(pairs, at, words, view.document.nodes.length, uuidv7)
    // What the graph does not take can still be placed, or be cancelled.
    if (!store.dispatch([...pins(view), ...commands], { select: [setId] })) return
    close()
    context.fit(motion())
  }
  function cancel() {
    close()
    const message = t('offer.cancelled', { count: offer.files.length })
    showToast({ message, action: { label: t('offer.again'), run: () => makeOffer(offer) } })
  }
  return (
    <OfferFrame title={t('offer.title', { count: offer.files.length })} onCancel={cancel}>
      <ol aria-label={t('offer.pairs')} className="flex max-h-72 flex-col gap-1.5 overflow-y-auto">
        {pairs.map((pair, index) => (
          <PairRow key={index} pairs={pairs} pair={pair} index={index} onChange={setPairs} />
        ))}
      </ol>
      <div className="flex flex-wrap gap-2 pt-3">
        <Button look="primary" onClick={make} autoFocus>
          {t(`offer.make.${wholeness(pairs)}`, countsOf(pairs))}
        </Button>
        <Button onClick={() => placeOffer(store, offer)}>{t('offer.place')}</Button>
        <Button look="ghost" onClick={cancel}>
          {common('cancel')}
        </Button>
      </div>
    </OfferFrame>
  )
}

function countsOf(pairs: readonly Pair[]) {
  return {
    count: pairs.length,
    photos: pairs.filter((pair) => pair.photo).length,
    sounds: pairs.filter((pair) => pair.sound).length,
  }
}

/** What the things would have: all of them both, photos alone, sounds alone, or some of each. */
function wholeness(pairs: readonly Pair[]): 'both' | 'photos' | 'sounds' | 'some' {
  const { count, photos, sounds } = countsOf(pairs)
  if (photos === count && sounds === count) return 'both'
  if (sounds === 0) return 'photos'
  return photos === 0 ? 'sounds' : 'some'
}

/** A card in the middle of the canvas; a press beside it does not take it away, Escape cancels it. */
function OfferFrame({
  title,
  onCancel,
  children,
}: {
  readonly title: string
  readonly onCancel: () => void
  readonly children: ReactNode
}) {
  const pane = document.querySelector('[data-canvas]')?.getBoundingClientRect()
  const middle = pane && { left: pane.x + pane.width / 2, top: pane.y + pane.height / 2 }
  return (
    <Dialog.Root open modal={false} onOpenChange={(open) => !open && onCancel()}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          onInteractOutside={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          style={middle}
          className="fixed z-40 w-[430px] max-w-[calc(100vw-24px)] -translate-x-1/2 -translate-y-1/2 rounded-card border border-line bg-panel p-3 shadow-card"
        >
          <Dialog.Title className="pb-2 font-semibold">{title}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const pairDragType = 'application/x-deixis-pair'

function PairRow({
  pairs,
  pair,
  index,
  onChange,
}: {
  readonly pairs: readonly Pair[]
  readonly pair: Pair
  readonly index: number
  readonly onChange: (pairs: Pair[]) => void
}) {
  const t = useTranslations('editor')
  const swap = (what: 'photo' | 'sound', to: number) => onChange(swapped(pairs, what, index, to))
  const canSwap = pairs.some((each) => each.photo) && pairs.some((each) => each.sound)
  const what = canSwap ? 'sound' : pair.photo ? 'photo' : 'sound'
  const name = pair[what]?.name ?? nameOfPair(pair) ?? String(index + 1)
  return (
    <li className="flex items-center gap-2 rounded-lg border border-line bg-card p-1.5 pl-2.5">
      <span className="w-4 shrink-0 text-center font-medium">{index + 1}</span>
      <span className="grid min-w-0 grow grid-cols-2 gap-1.5">
        {(['photo', 'sound'] as const).map((slot) => (
          <Slot
            key={slot}
            slot={slot}
            index={index}
            file={pair[slot]}
            onSwap={(from) => onChange(swapped(pairs, slot, from, index))}
          />
        ))}
      </span>
      <span className="flex flex-col">
        <MoveButton
          label={t('offer.up', { name })}
          disabled={index === 0}
          onClick={() => swap(what, index - 1)}
        >
          <ArrowUp aria-hidden className="size-3.5" />
        </MoveButton>
        <MoveButton
          label={t('offer.down', { name })}
          disabled={index === pairs.length - 1}
          onClick={() => swap(what, index + 1)}
        >
          <ArrowDown aria-hidden className="size-3.5" />
        </MoveButton>
      </span>
    </li>
  )
}

function MoveButton({
  label,
  ...rest
}: {
  readonly label: string
  readonly disabled: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="rounded p-0.5 text-ink-2 hover:bg-line/60 disabled:opacity-30"
      {...rest}
    />
  )
}

function Slot({
  slot,
  index,
  file,
  onSwap,
}: {
  readonly slot: 'photo' | 'sound'
  readonly index: number
  readonly file: Dropped | undefined
  readonly onSwap: (from: number) => void
}) {
  const t = useTranslations('editor')
  const type = `${pairDragType}-${slot}`
  const isOver = (event: DragEvent) => event.dataTransfer.types.includes(type)
  return (
    <span
      draggable={file !== undefined}
      onDragStart={(event) => event.dataTransfer.setData(type, String(index))}
      onDragOver={(event) => isOver(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!isOver(event)) return
        event.preventDefault()
        event.stopPropagation()
        onSwap(Number(event.dataTransfer.getData(type)))
      }}
      className={classNames(
        'flex h-9 min-w-0 items-center gap-1.5 rounded-md px-1 text-xs',
        file ? 'cursor-grab bg-canvas' : 'border border-dashed border-line-strong text-ink-3',
      )}
    >
      {file && isImageAsset(file.asset) && (
        <span
          aria-hidden
          className="size-7 shrink-0 rounded bg-cover bg-center"
          style={{ backgroundImage: `url("${mediaUrl(file.asset)}")` }}
        />
      )}
      {file && !isImageAsset(file.asset) && (
        <button
          type="button"
          aria-label={t('play', { name: file.name })}
          onClick={() => togglePlay({ key: file.asset.hash, url: mediaUrl(file.asset) })}
          className="flex size-6 shrink-0 items-center justify-center rounded-full border border-line-strong bg-card text-[9px] text-k-audio"
        >
          ▶
        </button>
      )}
      <span className="truncate">{file?.name ?? t(`offer.no.${slot}`)}</span>
    </span>
  )
}
