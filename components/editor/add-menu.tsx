'use client'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { Menu, MenuItem } from '@/components/ui/menu'
import { useActionContext } from './action-context'
import { paletteActions } from './actions'
import { kindLooks } from './kind-looks'
import { kindsOf } from './palette'

/** The palette where there is no room for one: a button under the thumb that says what can be added. */
export function AddMenu() {
  const t = useTranslations('editor')
  const context = useActionContext()
  return (
    <div className="absolute right-4 bottom-16 z-10 sm:hidden">
      <Menu
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
              onSelect={() => action.run(context)}
            >
              {t(`kinds.${kind}`)}
            </MenuItem>
          )
        })}
      </Menu>
    </div>
  )
}
