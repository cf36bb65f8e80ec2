'use client'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Menu, MenuItem } from '@/components/ui/menu'
import { useActionContext } from './action-context'
import { paletteActions, type Action } from './actions'
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
    <div className="absolute right-4 bottom-16 z-10 sm:hidden">
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
          if (!kind) return null
          const Icon = kindLooks[kind].icon
          return (
            <MenuItem
              key={action.id}
              icon={<Icon className={classNames(kindLooks[kind].ink)} />}
              onSelect={() => (chosen.current = action)}
            >
              {t(`kinds.${kind}`)}
            </MenuItem>
          )
        })}
      </Menu>
    </div>
  )
}
