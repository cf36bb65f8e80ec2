'use client'
import type { LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import { useActionContext } from './action-context'
import type { ActionId } from './action'
import { actionOf } from './actions'
import { useEditor } from './context'
import { isMacKeyboard, shortcutText } from './shortcuts'

/** A button of an action: its name, keys and state come from the registry. */
export function ActionButton({
  id,
  icon: Icon,
}: {
  readonly id: ActionId
  readonly icon: LucideIcon
}) {
  const t = useTranslations('editor')
  const context = useActionContext()
  const action = actionOf(id)
  const isPossible = useEditor(action.when)
  const [shortcut] = action.shortcuts
  return (
    <IconButton
      label={t(`actions.${id}`)}
      {...(shortcut !== undefined && { keys: shortcutText(shortcut, isMacKeyboard()) })}
      disabled={!isPossible}
      onClick={() => action.run(context)}
    >
      <Icon aria-hidden />
    </IconButton>
  )
}
