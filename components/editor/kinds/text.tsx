'use client'
import type { NodeProps } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import type { CanvasNode } from '@/lib/editor/canvas'
import { CardFrame } from '../card-frame'
import { Prose } from '../prose'

/** A note. */
export function TextFace({ data, selected }: NodeProps<CanvasNode>) {
  const t = useTranslations('editor')
  if (data.node.kind !== 'text') return null
  return (
    <CardFrame data={data} selected={selected}>
      <Prose data={data} text={data.node.text} placeholder={t('placeholders.note')} />
    </CardFrame>
  )
}
