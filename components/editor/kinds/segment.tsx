'use client'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { PartData } from '@/lib/editor/canvas'
import { PartBox } from '../part-box'

/** A segment in its sound: a stretch of the wave and the letter of its alias. */
export function SegmentFace({ part }: { readonly part: PartData }) {
  const t = useTranslations('editor')
  const { node, alias, lit, selected } = part
  if (node.kind !== 'segment') return null
  const isLit = lit || selected
  return (
    <PartBox
      part={part}
      name={`${alias} ${node.label ?? ''}`.trim() || t('kinds.segment')}
      className={classNames(
        'rounded-[3px] border-x-[1.5px]',
        isLit ? 'border-accent bg-accent/15' : 'border-k-audio bg-k-audio/10',
      )}
    >
      <span
        aria-hidden
        className={classNames(
          'absolute top-0 left-0.5 rounded px-1 font-mono text-[10px] leading-4',
          isLit ? 'bg-accent text-white' : 'bg-card text-ink-2',
        )}
      >
        {alias.replace(/^Segment /, '')}
      </span>
    </PartBox>
  )
}
