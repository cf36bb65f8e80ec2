'use client'
import type { NodeProps } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { CanvasNode } from '@/lib/editor/canvas'
import { CardFrame } from '../card-frame'
import { Prose } from '../prose'

/** What was answered, by whom, and whether it is whole. */
export function AnswerFace({ data, selected }: NodeProps<CanvasNode>) {
  const t = useTranslations('editor')
  const { node } = data
  if (node.kind !== 'answer') return null
  const status = node.status ?? 'complete'
  const tokens = node.usage?.outputTokens
  return (
    <CardFrame data={data} selected={selected}>
      <Prose data={data} text={node.text} placeholder={t('placeholders.answer')} />
      <p className="flex items-center gap-2 border-t border-line px-3.5 py-2 text-xs text-ink-2">
        <span
          aria-hidden
          className={classNames(
            'size-2 shrink-0 rounded-full',
            status === 'complete' ? 'bg-ok' : 'bg-warn',
          )}
        />
        <span className="truncate">
          {[node.model ?? t('answerByHand'), t(`answerStatus.${status}`)].join(' · ')}
          {tokens !== undefined && ` · ${t('tokens', { count: tokens })}`}
        </span>
      </p>
    </CardFrame>
  )
}
