'use client'
import { useStore } from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ActionButton } from './action-button'
import { useActionContext } from './action-context'
import { actionOf } from './actions'

export function ZoomControls() {
  const t = useTranslations('editor')
  const context = useActionContext()
  const percent = useStore((state) => Math.round(state.transform[2] * 100))
  return (
    <div
      role="group"
      aria-label={t('zoom')}
      className="absolute bottom-[calc(var(--composer-height,0px)+1rem)] left-4 max-sm:bottom-[calc(var(--composer-height,3rem)+1rem)] z-10 flex items-center rounded-lg border border-line bg-panel"
    >
      {/* Two fingers zoom a narrow screen, which has no room to spare. */}
      <span className="contents max-sm:hidden">
        <ActionButton id="zoomOut" icon={Minus} />
        <button
          type="button"
          aria-label={t('zoomTo', { percent })}
          onClick={() => actionOf('zoomActual').run(context)}
          className="w-12 rounded-md py-1 text-center pointer-coarse:h-11 font-mono text-xs text-ink-2 hover:text-ink"
        >
          {percent}%
        </button>
        <ActionButton id="zoomIn" icon={Plus} />
      </span>
      <ActionButton id="fit" icon={Maximize} />
    </div>
  )
}
