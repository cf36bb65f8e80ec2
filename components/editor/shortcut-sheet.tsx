'use client'
import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'
import { Key } from '@/components/ui/key'
import { actions } from './actions'
import { useEditor, useEditorStore } from './context'
import { isMacKeyboard, shortcutText } from './shortcuts'

const groups = ['add', 'edit', 'view'] as const

/** Every action with its keys. */
export function ShortcutSheet() {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const open = useEditor((state) => state.sheetOpen)
  const isMac = isMacKeyboard()
  return (
    <Dialog
      open={open}
      onOpenChange={(sheetOpen) => store.setState({ sheetOpen })}
      title={t('actions.shortcuts')}
      className="max-w-2xl!"
    >
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group} className={group === 'edit' ? 'sm:row-span-2' : ''}>
            <h3 className="pb-1 text-xs text-ink-2">{t(`groups.${group}`)}</h3>
            <ul>
              {actions
                .filter((action) => action.group === group)
                .map((action) => (
                  <li key={action.id} className="flex items-center gap-2 py-0.5">
                    <span className="grow">{t(`actions.${action.id}`)}</span>
                    {action.shortcuts.map((shortcut) => (
                      <Key key={shortcut}>{shortcutText(shortcut, isMac)}</Key>
                    ))}
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
