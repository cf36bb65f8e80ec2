'use client'
import type { NodeProps } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import type { CanvasNode } from '@/lib/editor/canvas'
import { CardFrame } from '../card-frame'
import { Prose } from '../prose'

/** What is asked. */
export function QuestionFace({ data, selected }: NodeProps<CanvasNode>) {
  const t = useTranslations('editor')
  if (data.node.kind !== 'question') return null
  return (
    <CardFrame data={data} selected={selected}>
      <Prose data={data} text={data.node.text} placeholder={t('placeholders.question')} />
    </CardFrame>
  )
}
