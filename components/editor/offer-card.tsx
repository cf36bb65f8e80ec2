'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState, type DragEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import {
  pairCommands,
  pairFiles,
  sharedStem,
  swapped,
  type Dropped,
  type Pair,
} from '@/lib/editor/pairing'
import { freePlace, freeRects } from '@/lib/editor/placement'
import { isImageAsset } from '@/lib/media/asset'
import { AtPoint } from './at-point'
import { useActionContext } from './action-context'
import { motion } from './actions'
import { useEditorStore } from './context'
import { placeOffer, useIntake, type Offer } from './intake'
import { mediaUrl } from './media'
import { togglePlay } from './player'

/** What several files dropped at once could be: things with their photos and sounds, or just files. */
export function OfferCard() {
  const offer = useIntake((state) => state.offer)
  if (!offer) return null
  return <OfferForm key={offer.files.map((file) => file.asset.hash).join()} offer={offer} />
}

function OfferForm({ offer }: { readonly offer: Offer }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const context = useActionContext()
  const first = useMemo(() => pairFiles(offer.files), [offer])
  const [pairs, setPairs] = useState(first)
  const close = () => useIntake.setState({ offer: undefined })
  const photosCount = pairs.filter((pair) => pair.photo).length
  const soundsCount = pairs.filter((pair) => pair.sound).length

  function make() {
    const { view, session } = store.getState()
    const size = { width: 1_000, height: pairs.length * 220 }
    const at = freePlace(freeRects(view, session.measured).values(), offer.at, size)
    const words = {
      set: t('offer.set', { count: pairs.length }),
      thing: (ordinal: number) => t('offer.thing', { ordinal }),
      shownIn: t('relations.shownIn'),
      makes: t('relations.makes'),
    }
    const { commands, setId } = pairCommands(pairs, at, words, view.document.nodes.length, uuidv7)
    store.dispatch(commands, { select: [setId] })
    close()
    context.fit(motion())
  }
  const kinds = photosCount > 0 && soundsCount > 0 ? 'both' : photosCount > 0 ? 'photos' : 'sounds'
  return (
    <AtPoint
      point={offer.screen}
      label={t('offer.title', { count: offer.files.length })}
      onClose={() => placeOffer(store, offer)}
      className="w-[430px] max-w-[calc(100vw-24px)] p-3"
    >
      <h2 className="pb-2 font-semibold">{t('offer.title', { count: offer.files.length })}</h2>
      <ol aria-label={t('offer.pairs')} className="flex max-h-72 flex-col gap-1.5 overflow-y-auto">
        {pairs.map((pair, index) => (
          <PairRow key={index} pairs={pairs} pair={pair} index={index} onChange={setPairs} />
        ))}
      </ol>
      <div className="flex flex-wrap gap-2 pt-3">
        <Button look="primary" onClick={make} autoFocus>
          {t(`offer.make.${kinds}`, { count: pairs.length })}
        </Button>
        <Button onClick={() => placeOffer(store, offer)}>{t('offer.place')}</Button>
      </div>
    </AtPoint>
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
          label={t('offer.up', { name: nameOfPair(pair, index) })}
          disabled={index === 0}
          onClick={() => swap(what, index - 1)}
        >
          <ArrowUp aria-hidden className="size-3.5" />
        </MoveButton>
        <MoveButton
          label={t('offer.down', { name: nameOfPair(pair, index) })}
          disabled={index === pairs.length - 1}
          onClick={() => swap(what, index + 1)}
        >
          <ArrowDown aria-hidden className="size-3.5" />
        </MoveButton>
      </span>
    </li>
  )
}

function nameOfPair(pair: Pair, index: number): string {
  return pair.sound?.name ?? pair.photo?.name ?? sharedStem(pair) ?? String(index + 1)
}

function MoveButton({
  label,
  ...rest
}: {
  readonly label: string
  readonly disabled: boolean
  readonly onClick: () => void
  readonly children: React.ReactNode
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
