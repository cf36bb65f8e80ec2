'use client'
import { useTranslations } from 'next-intl'
import { useActionContext } from './action-context'
import { addKind } from './actions'
import { AtPoint } from './at-point'
import { useEditor } from './context'
import { KindChoices } from './kind-choices'

/** Opened by a double click on empty canvas: what should stand here? */
export function PlacePopover() {
  const t = useTranslations('editor')
  const context = useActionContext()
  const draft = useEditor((state) => state.placeDraft)
  if (!draft) return null
  const close = () => context.store.setState({ placeDraft: undefined })
  return (
    <AtPoint point={draft.screen} label={t('addHere')} onClose={close}>
      <p className="px-2 pt-1 pb-2 text-xs text-ink-2">{t('addHere')}</p>
      <KindChoices
        onChoose={(kind) => {
          close()
          addKind(context, kind, draft.at)
        }}
      />
    </AtPoint>
  )
}
