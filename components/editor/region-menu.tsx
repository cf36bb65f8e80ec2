'use client'
import { Ellipsis, Grid3x3, ImageUp, SquareDashedMousePointer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Menu, MenuItem } from '@/components/ui/menu'
import { select } from '@/lib/editor/session'
import type { NodeOf } from '@/lib/kinds'
import { useActionContext } from './action-context'
import type { ActionId } from './action'
import { useEditorStore } from './context'
import { toggleDrawing } from './region-state'
import { isMacKeyboard, shortcutText } from './shortcuts'

const items = [
  { id: 'drawRegion', icon: SquareDashedMousePointer, shortcut: 'Shift+KeyR' },
  { id: 'splitPicture', icon: Grid3x3, shortcut: 'Shift+KeyG' },
  { id: 'replacePicture', icon: ImageUp, shortcut: 'Shift+KeyP' },
] as const satisfies readonly { id: ActionId; [key: string]: unknown }[]

/** What can be done with a picture, at the head of its card. */
export function PictureMenu({ image }: { readonly image: NodeOf<'image'> }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const { flow } = useActionContext()
  const chosen = useRef<(typeof items)[number]['id']>(undefined)
  const isMac = isMacKeyboard()
  // What opens takes the focus, so it comes when the menu no longer holds it.
  function run() {
    const { current } = chosen
    chosen.current = undefined
    if (current === undefined) return false
    if (current === 'drawRegion') toggleDrawing(store, flow, image.id)
    else if (current === 'splitPicture') store.setState({ splitting: image.id })
    else store.setState({ replacing: { id: image.id } })
    return true
  }
  return (
    <span className="nodrag nopan -mr-1 contents" onClick={(event) => event.stopPropagation()}>
      <Menu
        onClosed={run}
        trigger={
          <button
            type="button"
            aria-label={t('region.menu')}
            onPointerDownCapture={() => store.setSession((session) => select(session, [image.id]))}
            className="nodrag nopan -my-1 inline-flex size-8 pointer-coarse:-my-2 pointer-coarse:size-11 shrink-0 items-center justify-center rounded-lg text-ink-2 hover:bg-line/60 hover:text-ink data-[state=open]:bg-line/60"
          >
            <Ellipsis aria-hidden className="size-4" />
          </button>
        }
      >
        {items.map(({ id, icon: Icon, shortcut }) => (
          <MenuItem
            key={id}
            icon={<Icon aria-hidden />}
            keys={shortcutText(shortcut, isMac)}
            disabled={id !== 'replacePicture' && !image.asset}
            onSelect={() => {
              chosen.current = id
            }}
          >
            {t(`actions.${id}`)}
          </MenuItem>
        ))}
      </Menu>
    </span>
  )
}
