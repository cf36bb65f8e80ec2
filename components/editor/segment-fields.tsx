'use client'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState, type FormEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { Button } from '@/components/ui/button'
import { addSegment, lengthOf, setSpan } from '@/lib/editor/segment-gestures'
import { readTime, timeText, withEdge, type SpanEdge } from '@/lib/editor/segment-times'
import type { NodeOf } from '@/lib/kinds'
import { useEditor, useEditorStore } from './context'
import { useDraft } from './draft'
import { fieldLook } from './typed-field'

const edges = ['start', 'end'] as const

type SegmentFault = 'notTime' | 'pastEnd' | 'backwards'
/** What is told below the times of a segment, and the time that stays where one was emptied. */
type Told = { readonly fault: SegmentFault | 'emptied'; readonly kept: number }

/** Why a segment cannot have these times; `blank` where they are still to be typed. */
export function segmentFault(
  times: { readonly start: string; readonly end: string },
  durationSeconds = Infinity,
): 'blank' | SegmentFault | undefined {
  const [start, end] = edges.map((edge) => (times[edge].trim() === '' ? 0 : readTime(times[edge])))
  if (start === undefined || end === undefined) return 'notTime'
  if (start >= durationSeconds || end > durationSeconds) return 'pastEnd'
  if (times.end.trim() === '') return 'blank'
  return end > start ? undefined : 'backwards'
}

/** The words for a fault, with the remedy. */
function useFaultText(durationSeconds: number) {
  const t = useTranslations('editor')
  return (fault: SegmentFault | 'emptied', kept = durationSeconds) =>
    t(`segment.${fault}`, { time: Number.isFinite(kept) ? timeText(kept) : '' })
}

/** Adds a segment by its times. */
export function AddSegment({ audio }: { readonly audio: NodeOf<'audio'> }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const [times, setTimes] = useState({ start: '', end: '' })
  const duration = lengthOf(audio)
  const fault = segmentFault(times, duration)
  const faultText = useFaultText(duration)
  const reasonId = useId()
  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    // The button is disabled by what follows, and times are typed one pair after another.
    event.currentTarget.querySelector('input')?.focus()
    const [start = 0, end = 0] = edges.map((edge) => readTime(times[edge]))
    store.dispatch(addSegment(audio, uuidv7(), { start, end }))
    setTimes({ start: '', end: '' })
  }
  return (
    <>
      <form onSubmit={add} className="mt-2 flex items-center gap-1.5">
        {edges.map((edge) => (
          <input
            key={edge}
            inputMode="decimal"
            aria-label={t(`segment.${edge}`)}
            aria-describedby={reasonId}
            aria-invalid={fault !== undefined && fault !== 'blank'}
            placeholder={t(`segment.${edge}`)}
            value={times[edge]}
            onChange={(event) => setTimes({ ...times, [edge]: event.target.value })}
            className={`${fieldLook} pointer-coarse:h-11`}
          />
        ))}
        <Button type="submit" disabled={fault !== undefined} aria-describedby={reasonId}>
          <Plus aria-hidden className="size-4" />
          {t('segment.add')}
        </Button>
      </form>
      <p id={reasonId} role="status" className="pt-1 text-xs text-warn-ink empty:hidden">
        {fault !== undefined && fault !== 'blank' && faultText(fault)}
      </p>
    </>
  )
}

/** From when to when a segment goes, to be typed to the millisecond. */
export function TimeFields({ segment }: { readonly segment: NodeOf<'segment'> }) {
  const t = useTranslations('editor')
  const audio = useEditor((state) => state.view.nodes.get(segment.of))
  const duration = audio?.kind === 'audio' ? lengthOf(audio) : Infinity
  const faultText = useFaultText(duration)
  const [told, setTold] = useState<Told>()
  const reasonId = useId()
  return (
    <div>
      <div className="grid grid-cols-2 gap-1.5">
        {edges.map((edge) => (
          <label key={edge} className="text-xs text-ink-2">
            {t(`segment.${edge}`)}
            <TimeField
              segment={segment}
              edge={edge}
              duration={duration}
              reasonId={reasonId}
              onTold={setTold}
            />
          </label>
        ))}
      </div>
      <p id={reasonId} role="status" className="pt-1 text-xs text-warn-ink empty:hidden">
        {told && faultText(told.fault, told.kept)}
      </p>
    </div>
  )
}

/** One time; what cannot be is told with the remedy, and nothing is changed by it. */
function TimeField({
  segment,
  edge,
  duration,
  reasonId,
  onTold,
}: {
  readonly segment: NodeOf<'segment'>
  readonly edge: SpanEdge
  readonly duration: number
  readonly reasonId: string
  readonly onTold: (told: Told | undefined) => void
}) {
  const store = useEditorStore()
  const draft = useDraft(timeText(segment[edge]), (text) => {
    // An empty field says nothing, least of all that a segment begins with its sound.
    if (text.trim() === '') return onTold({ fault: 'emptied', kept: segment[edge] })
    const times = { start: timeText(segment.start), end: timeText(segment.end), [edge]: text }
    const fault = segmentFault(times, duration)
    const seconds = readTime(text)
    if (fault !== undefined && fault !== 'blank') return onTold({ fault, kept: duration })
    if (seconds === undefined) return
    onTold(undefined)
    store.dispatch(setSpan(segment, withEdge(segment, edge, seconds, Math.min(duration, 1e9))))
  })
  return (
    <input
      inputMode="decimal"
      aria-describedby={reasonId}
      {...draft}
      onChange={(event) => {
        // What is typed next is judged anew.
        onTold(undefined)
        draft.onChange(event)
      }}
      className={`${fieldLook} font-mono tabular-nums pointer-coarse:h-11`}
    />
  )
}
