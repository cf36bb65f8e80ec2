'use client'
import { Box } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { CardData } from '@/lib/editor/canvas'
import { AliasChip } from './alias-chip'
import { InPromptMark } from './in-prompt-field'
import { Crop } from './picture'
import { PlayButton } from './play-button'

/** A thing on its card, also on one that is only proposed: its picture, number, name and alias, and its sound. */
export function ThingFace({
  data,
  name,
  line,
  children,
}: {
  readonly data: CardData
  readonly name: ReactNode
  /** What is said of it. */
  readonly line: ReactNode
  /** What can be done besides. */
  readonly children?: ReactNode
}) {
  const t = useTranslations('editor')
  const { node, face, alias, ordinal, lit } = data
  return (
    <div className="flex h-[66px] items-center gap-3 px-3">
      {face.image?.asset ? (
        <Crop image={face.image} region={face.region} width={60} height={48} />
      ) : (
        <span className="flex h-12 w-[60px] shrink-0 items-center justify-center rounded-md bg-canvas">
          <Box aria-hidden className="size-5 text-k-entity" />
        </span>
      )}
      <div className="min-w-0 grow">
        <div className="flex items-center gap-1.5">
          {ordinal !== undefined && <span className="font-medium">{ordinal}</span>}
          {name}
          <InPromptMark node={node} />
          <AliasChip alias={alias} lit={lit} />
        </div>
        {line}
      </div>
      {children}
      {face.audio && (
        <PlayButton
          audio={face.audio}
          segment={face.segment}
          name={node.label || t('kinds.entity')}
        />
      )}
    </div>
  )
}
