'use client'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Menu, MenuItem } from '@/components/ui/menu'
import { useActionContext } from './action-context'
import type { Action } from './action'
import { paletteActions } from './actions'
import { kindLooks } from './kind-looks'
import { kindsOf } from './palette'

/** The palette where there is no room for one: a button under the thumb that says what can be added. */
export function AddMenu() {
  const t = useTranslations('editor')
  const context = useActionContext()
  const chosen = useRef<Action>(undefined)
  // A new card's field takes the focus, so it comes when the menu no longer holds it.
  const add = () => {
    const action = chosen.current
    chosen.current = undefined
    action?.run(context)
    return action !== undefined
  }
  return (
    <div className="absolute right-4 bottom-[calc(var(--composer-height,3rem)+1rem)] z-10 sm:hidden">
      <Menu
        onClosed={add}
        trigger={
          <button
            type="button"
            aria-label={t('palette')}
            className="flex size-12 items-center justify-center rounded-full bg-ink text-panel shadow-card"
          >
            <Plus aria-hidden className="size-5" />
          </button>
        }
      >
        {paletteActions.map((action) => {
          const kind = kindsOf[action.id]
          const Icon = kind ? kindLooks[kind].icon : action.icon
          if (action.id === 'select' || !Icon) return null
          return (
            <MenuItem
              key={action.id}
              icon={<Icon className={classNames(kind && kindLooks[kind].ink)} />}
              onSelect={() => (chosen.current = action)}
            >
              {kind ? t(`kinds.${kind}`) : t(`actions.${action.id}`)}
            </MenuItem>
          )
        })}
      </Menu>
    </div>
  )
}
