'use client'
import type { NodeProps } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import type { CanvasNode } from '@/lib/editor/canvas'
import { CardFrame } from '../card-frame'
import { Prose } from '../prose'

const passagesShownCount = 3

/** An imported text, as numbered passages where it has them. */
export function DocumentFace({ data, selected }: NodeProps<CanvasNode>) {
  const t = useTranslations('editor')
  const { node } = data
  if (node.kind !== 'document') return null
  const passages = node.passages ?? []
  return (
    <CardFrame data={data} selected={selected}>
      {node.source !== undefined && node.source !== '' && (
        <p className="truncate px-3.5 pb-1 text-xs text-ink-2">{node.source}</p>
      )}
      {passages.length === 0 || data.editing ? (
        <Prose data={data} text={node.text ?? ''} placeholder={t('placeholders.document')} />
      ) : (
        <ol className="min-h-0 grow overflow-y-auto px-3.5 pb-3">
          {passages.slice(0, passagesShownCount).map((passage, index) => (
            <li key={passage.id} className="flex gap-2 py-0.5">
              <span className="font-mono text-xs leading-[18px] text-ink-2">{index + 1}</span>
              <span className="line-clamp-2">{passage.text}</span>
            </li>
          ))}
          {passages.length > passagesShownCount && (
            <li className="pt-1 text-xs text-ink-2">
              {t('morePassages', { count: passages.length - passagesShownCount })}
            </li>
          )}
        </ol>
      )}
    </CardFrame>
  )
}
