'use client'
import { Plus, SquareDashedMousePointer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState, type FormEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { Button } from '@/components/ui/button'
import { select } from '@/lib/editor/session'
import { partsOf } from '@/lib/editor/view'
import type { NodeOf } from '@/lib/kinds'
import { boxOf } from '@/lib/kinds/region'
import type { NodeId } from '@/lib/std/id'
import { AliasChip } from './alias-chip'
import { useEditor, useEditorStore } from './context'
import { useDraft } from './draft'
import { Field } from './field'
import { PlayButton } from './play-button'
import { fieldLook } from './typed-field'

function PartList({ ownerId }: { readonly ownerId: string }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const parts = useEditor((state) => partsOf(state.view, ownerId))
  const owner = useEditor((state) => state.view.nodes.get(ownerId))
  return (
    <ul>
      {parts.map((part) => (
        <li key={part.id} className="flex items-center gap-2 py-0.5">
          {owner?.kind === 'audio' && part.kind === 'segment' && (
            <PlayButton
              audio={owner}
              segment={part}
              name={part.label ?? part.alias ?? ''}
              size="small"
            />
          )}
          <button
            type="button"
            onClick={() => store.setSession((session) => select(session, [part.id]))}
            className="flex min-w-0 grow items-center gap-2 rounded-md px-1 py-1 text-left hover:bg-line/60"
          >
            <span className="min-w-0 grow truncate">{part.label || t(`kinds.${part.kind}`)}</span>
            <AliasChip alias={part.alias ?? ''} />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Regions of a picture, and drawing another. */
export function RegionSection({ image }: { readonly image: NodeOf<'image'> }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const isDrawing = useEditor((state) => state.drawingOn === image.id)
  return (
    <Field label={t('regions')} hint={isDrawing ? t('drawRegionHint') : undefined}>
      <PartList ownerId={image.id} />
      <Button
        className="mt-1"
        aria-pressed={isDrawing}
        disabled={!image.asset}
        onClick={() =>
          store.setState({ drawingOn: isDrawing ? undefined : image.id, sheetUp: false })
        }
      >
        <SquareDashedMousePointer aria-hidden className="size-4" />
        {isDrawing ? t('stopDrawing') : t('drawRegion')}
      </Button>
    </Field>
  )
}

/** Why a segment cannot be added; `blank` where its times are still to be typed. */
export function segmentFault(
  times: { readonly start: string; readonly end: string },
  durationSeconds = Infinity,
): 'blank' | 'pastEnd' | 'backwards' | undefined {
  const start = Number(times.start)
  const end = Number(times.end)
  if (start >= durationSeconds || end > durationSeconds) return 'pastEnd'
  if (times.end === '') return 'blank'
  return start >= 0 && end > start ? undefined : 'backwards'
}

/** Segments of a sound, and adding another by its seconds. */
export function SegmentSection({ audio }: { readonly audio: NodeOf<'audio'> }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const [times, setTimes] = useState({ start: '', end: '' })
  const start = Number(times.start)
  const end = Number(times.end)
  const fault = segmentFault(times, audio.asset?.durationSeconds)
  const reasonId = useId()
  function add(event: FormEvent) {
    event.preventDefault()
    const id = uuidv7() as NodeId
    store.dispatch([{ type: 'addNode', node: { id, kind: 'segment', of: audio.id, start, end } }])
    setTimes({ start: '', end: '' })
  }
  return (
    <Field label={t('segments')}>
      <PartList ownerId={audio.id} />
      <form onSubmit={add} className="mt-1 flex items-center gap-1.5">
        {(['start', 'end'] as const).map((edge) => (
          <input
            key={edge}
            type="number"
            step="any"
            min={0}
            aria-label={t(`segment.${edge}`)}
            aria-describedby={reasonId}
            aria-invalid={fault !== undefined && fault !== 'blank'}
            placeholder={t(`segment.${edge}`)}
            value={times[edge]}
            onChange={(event) => setTimes({ ...times, [edge]: event.target.value })}
            className={fieldLook}
          />
        ))}
        <Button type="submit" disabled={fault !== undefined} aria-describedby={reasonId}>
          <Plus aria-hidden className="size-4" />
          {t('segment.add')}
        </Button>
      </form>
      <p id={reasonId} role="status" className="pt-1 text-xs text-warn-ink empty:hidden">
        {fault !== undefined &&
          fault !== 'blank' &&
          t(`segment.${fault}`, { seconds: audio.asset?.durationSeconds ?? 0 })}
      </p>
    </Field>
  )
}

/** Coordinates stay behind a disclosure. */
export function ShapeFields({ region }: { readonly region: NodeOf<'region'> }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const box = boxOf(region.shape)
  const write = (key: keyof typeof box, value: number) => {
    if (region.shape.type !== 'box') return
    store.dispatch([{ type: 'updateNode', id: region.id, patch: { shape: { [key]: value } } }])
  }
  return (
    <details>
      <summary className="cursor-pointer text-xs text-ink-2">{t('coordinates')}</summary>
      <p className="pt-1 text-xs text-ink-2">{t('a11y.region')}</p>
      <div className="grid grid-cols-2 gap-1.5 pt-2">
        {(['x', 'y', 'width', 'height'] as const).map((key) => (
          <label key={key} className="text-xs text-ink-2">
            {t(`box.${key}`)}
            <NumberField
              value={box[key]}
              disabled={region.shape.type !== 'box'}
              onChange={(value) => write(key, value)}
            />
          </label>
        ))}
      </div>
    </details>
  )
}

export function TimeFields({ segment }: { readonly segment: NodeOf<'segment'> }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  return (
    <div className="grid grid-cols-2 gap-1.5">
      {(['start', 'end'] as const).map((key) => (
        <label key={key} className="text-xs text-ink-2">
          {t(`segment.${key}`)}
          <NumberField
            value={segment[key]}
            onChange={(value) =>
              store.dispatch([{ type: 'updateNode', id: segment.id, patch: { [key]: value } }])
            }
          />
        </label>
      ))}
    </div>
  )
}

/** A number that is written when the field is left, so that half a number is never a value. */
function NumberField({
  value,
  disabled = false,
  onChange,
}: {
  readonly value: number
  readonly disabled?: boolean
  readonly onChange: (value: number) => void
}) {
  const draft = useDraft(String(value), (text) => {
    const next = Number(text)
    if (text.trim() !== '' && Number.isFinite(next) && next !== value) onChange(next)
  })
  return <input type="number" step="any" disabled={disabled} {...draft} className={fieldLook} />
}
