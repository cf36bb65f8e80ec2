'use client'
import { MousePointer2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Tooltip } from '@/components/ui/tooltip'
import { classNames } from '@/components/ui/class-names'
import type { NodeKind } from '@/lib/kinds'
import { useActionContext } from './action-context'
import type { Action, ActionId, PaletteActionId } from './action'
import { paletteActions } from './actions'
import { kindDragType } from './canvas'
import { useEditor } from './context'
import { kindLooks } from './kind-looks'
import { isMacKeyboard, shortcutText } from './shortcuts'

/** What the tools that add something add. */
export const kindsOf: Partial<Record<ActionId, NodeKind>> = {
  addEntity: 'entity',
  addSet: 'set',
  addText: 'text',
  addImage: 'image',
  addAudio: 'audio',
  addDocument: 'document',
  addQuestion: 'question',
}

/** The labelled tools at the left: a click adds in the middle, a drag where it is let go. */
export function Palette() {
  const t = useTranslations('editor')
  return (
    <nav
      aria-label={t('palette')}
      className="flex w-[72px] shrink-0 flex-col gap-0.5 overflow-y-auto border-r border-line bg-panel p-1 py-2 max-sm:hidden"
    >
      {paletteActions.map((action) => (
        <Tool key={action.id} action={action} />
      ))}
    </nav>
  )
}

function Tool({ action }: { readonly action: Action }) {
  const t = useTranslations('editor')
  const context = useActionContext()
  const isDrawing = useEditor((state) => state.drawingOn !== undefined)
  const isLost = useEditor((state) => state.lost !== undefined)
  const kind = kindsOf[action.id]
  const Icon = action.icon ?? MousePointer2
  const isFile = kind === 'image' || kind === 'audio'
  const [shortcut = ''] = action.shortcuts
  return (
    <>
      <Tooltip
        label={t(`actions.${action.id}`)}
        keys={shortcutText(shortcut, isMacKeyboard())}
        side="right"
      >
        <button
          type="button"
          aria-label={t(`actions.${action.id}`)}
          disabled={isLost}
          draggable={kind !== undefined && !isFile && !isLost}
          onDragStart={(event) => event.dataTransfer.setData(kindDragType, kind ?? '')}
          onClick={() => action.run(context)}
          className={classNames(
            'flex h-[52px] flex-col items-center justify-center gap-1 rounded-lg text-[11px] hover:bg-line/60 disabled:opacity-40',
            action.id === 'select' && !isDrawing && 'bg-canvas font-medium',
          )}
        >
          <Icon aria-hidden className={classNames('size-[18px]', kind && kindLooks[kind].ink)} />
          {t(`tools.${action.id as PaletteActionId}`)}
        </button>
      </Tooltip>
      {action.id === 'select' && (
        <span aria-hidden className="mx-auto my-1.5 h-px w-6 shrink-0 bg-line-strong" />
      )}
    </>
  )
}
