'use client'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { PartData } from '@/lib/editor/canvas'
import { toldInstead } from '@/lib/editor/segment-gestures'
import type { SegmentTagPlace } from '@/lib/editor/segment-tags'
import { PartBox } from '../part-box'

/** How many letters a wave is high, and how high one is. */
export const tagRowsCount = 3
const rowHeight = 14
const letterWidth = 6
const tagPadding = 8
/** Room to the edge of the segment, and where that is lit to the handle that stands there. */
const tagGap = { usual: 2, lit: 8 } as const

const lettersOf = (alias: string) => alias.replace(/^Segment /, '')

/** How wide the letter of a segment is, with the room before it. */
export function tagWidth(alias: string): number {
  return tagGap.usual + tagPadding + letterWidth * lettersOf(alias).length
}

/** A segment in its sound: a stretch of the wave and the letter of its alias. */
export function SegmentFace({
  part,
  tag,
}: {
  readonly part: PartData
  /** Where its letter goes, from the left of the card, and in which row. */
  readonly tag: SegmentTagPlace | undefined
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
          // Over the borders of others, where it had to be moved from its own segment.
          'absolute z-[5] rounded px-1 font-mono text-[10px] leading-[14px]',
          isLit ? 'bg-accent-fill text-on-accent' : 'bg-card text-ink-2',
        )}
        style={{
          top: (tag?.row ?? 0) * rowHeight,
          left: (tag ? tag.x - part.rect.x : 0) + (isLit ? tagGap.lit : tagGap.usual),
        }}
      >
        {lettersOf(alias)}
      </span>
    </PartBox>
  )
}
