'use client'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { PartData } from '@/lib/editor/canvas'
import { toldInstead } from '@/lib/editor/segment-gestures'
import { PartBox } from '../part-box'

/** How many letters a wave is high, and how high one is. */
const rowsCount = 3
const rowHeight = 14

/** A segment in its sound: a stretch of the wave and the letter of its alias. */
export function SegmentFace({
  part,
  row,
}: {
  readonly part: PartData
  /** Where its letter stands among those of segments that lie on it: 0 at the top. */
  readonly row: number
}) {
  const t = useTranslations('editor')
  const { node, alias, lit, selected } = part
  if (node.kind !== 'segment') return null
  const isLit = lit || selected
  return (
    <PartBox
      part={part}
      name={`${alias} ${node.label || toldInstead(node)}`.trim() || t('kinds.segment')}
      className={classNames(
        'rounded-[3px] border-x-[1.5px]',
        isLit ? 'border-accent bg-accent/15' : 'border-k-audio bg-k-audio/10',
      )}
    >
      <span
        aria-hidden
        className={classNames(
          'absolute rounded px-1 font-mono text-[10px] leading-4',
          // A handle stands at the edge of one that is lit.
          isLit ? 'left-2 bg-accent-fill text-on-accent' : 'left-0.5 bg-card text-ink-2',
        )}
        style={{ top: (row % rowsCount) * rowHeight }}
      >
        {alias.replace(/^Segment /, '')}
      </span>
    </PartBox>
  )
}
