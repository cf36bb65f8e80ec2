'use client'
import { ChevronDown, ChevronRight, SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuChoice } from '@/components/ui/menu'
import { Tooltip } from '@/components/ui/tooltip'
import type { Compiled } from '@/lib/compile'
import { profiles } from '@/lib/prompt/profiles'
import { useActionContext } from './action-context'
import { actionOf } from './actions'
import { useEditorStore } from './context'
import { PromptLimits } from './prompt-limits'
import { roomIn, type PromptSettings } from './prompt-settings'
import { PromptShares } from './prompt-shares'
import { PromptTake } from './prompt-take'
import { changeSettings } from './prompt-change'
import { isMacKeyboard, shortcutText } from './shortcuts'

/** For which model the prompt is written, what it costs of what there is, and ways to take it along. */
export function PromptHead({
  compiled,
  settings,
  openCount,
}: {
  readonly compiled: Compiled
  readonly settings: PromptSettings
  readonly openCount: number
}) {
  const t = useTranslations('editor')
  const [isLimiting, setLimiting] = useState(false)
  const { tokens } = compiled.manifest
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2">
        <ModelMenu settings={settings} />
        <IconButton label={t('limits.open')} onClick={() => setLimiting(true)}>
          <SlidersHorizontal aria-hidden className="size-4" />
        </IconButton>
        {openCount > 0 && <OpenButton count={openCount} />}
        <PromptTake compiled={compiled} settings={settings} />
      </div>
      <PromptShares tokens={tokens} room={roomIn(settings)} />
      {isLimiting && <PromptLimits settings={settings} onClose={() => setLimiting(false)} />}
    </div>
  )
}

function ModelMenu({ settings }: { readonly settings: PromptSettings }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const { profileId } = settings
  return (
    <Menu
      align="start"
      trigger={
        <Button className="px-2.5!">
          {profiles[profileId]?.name}
          <ChevronDown aria-hidden className="size-3.5" />
        </Button>
      }
    >
      <MenuChoice
        label={t('target')}
        value={profileId}
        onChange={(next) => changeSettings(store, { profileId: next })}
        choices={Object.values(profiles).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Menu>
  )
}

/** How many phrases ask what they mean; pressed, it goes from one to the next. */
function OpenButton({ count }: { readonly count: number }) {
  const t = useTranslations('editor')
  const context = useActionContext()
  const [shortcut = ''] = actionOf('nextOpen').shortcuts
  return (
    <Tooltip label={t('actions.nextOpen')} keys={shortcutText(shortcut, isMacKeyboard())}>
      <button
        type="button"
        onClick={() => actionOf('nextOpen').run(context)}
        className="flex h-6 shrink-0 items-center gap-1 rounded-md border border-dashed border-warn bg-warn-soft px-1.5 text-xs whitespace-nowrap text-warn-ink hover:border-solid pointer-coarse:h-11"
      >
        {t('openCount', { count })}
        <ChevronRight aria-hidden className="size-3.5" />
      </button>
    </Tooltip>
  )
}
