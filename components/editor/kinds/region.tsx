'use client'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { PartData } from '@/lib/editor/canvas'
import { boxOf } from '@/lib/kinds/region'
import { PartBox } from '../part-box'

/** A region in its picture: its shape and the letter of its alias. */
export function RegionFace({ part }: { readonly part: PartData }) {
  const t = useTranslations('editor')
  const { node, alias, lit, selected } = part
  if (node.kind !== 'region') return null
  const isLit = lit || selected
  const polygon = node.shape.type === 'polygon' ? node.shape : undefined
  const box = boxOf(node.shape)
  return (
    <PartBox
      part={part}
      name={`${alias} ${node.label ?? ''}`.trim() || t('kinds.region')}
      className={classNames(
        'rounded-[3px]',
        !polygon &&
          (isLit
            ? 'ring-2 ring-accent'
            : 'shadow-[0_0_0_1px_oklch(0.2_0_0/0.55)] ring-[1.5px] ring-white ring-inset'),
      )}
    >
      {polygon && (
        <svg
          className="absolute inset-0 size-full overflow-visible"
          viewBox="0 0 1 1"
          preserveAspectRatio="none"
          aria-hidden
        >
          <polygon
            points={polygon.points
              .map((point) => `${(point.x - box.x) / box.width},${(point.y - box.y) / box.height}`)
              .join(' ')}
            vectorEffect="non-scaling-stroke"
            className={classNames(
              'fill-transparent stroke-2',
              isLit ? 'stroke-accent' : 'stroke-white',
            )}
          />
        </svg>
      )}
      <span
        aria-hidden
        className={classNames(
          'absolute -top-5 left-0 flex h-[18px] min-w-[18px] items-center justify-center rounded px-1 font-mono text-[11px] font-medium whitespace-nowrap',
          isLit ? 'bg-accent text-white' : 'bg-black/75 text-white',
        )}
      >
        {alias.replace(/^Region /, '')}
      </span>
    </PartBox>
  )
}
