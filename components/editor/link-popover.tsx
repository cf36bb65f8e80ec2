'use client'
import { useTranslations } from 'next-intl'
import { nameOf } from '@/lib/editor/view'
import { AtPoint } from './at-point'
import { useEditor, useEditorStore } from './context'
import { NodePicker } from './node-picker'
import type { Linking } from './state'

/** Asks what a wire that was begun by a key should lead to; then its relation is asked for. */
export function LinkPopover() {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const linking = useEditor((state) => state.linking)
  if (!linking) return null
  return (
    <AtPoint
      point={linking.screen}
      label={t('wire.to')}
      onClose={() => store.setState({ linking: undefined })}
      className="w-[22rem]"
    >
      <TargetPicker linking={linking} />
    </AtPoint>
  )
}

function TargetPicker({ linking }: { readonly linking: Linking }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const source = useEditor(({ view }) => nameOf(view, linking.source))
  return (
    <>
      <p className="truncate px-1 pb-1 text-xs text-ink-2">{source} →</p>
      <NodePicker
        label={t('wire.to')}
        onTake={(target) =>
          store.setState({ linking: undefined, wireDraft: { ...linking, target } })
        }
      />
    </>
  )
}
