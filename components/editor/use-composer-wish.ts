'use client'
import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { showToast } from '@/components/ui/toast'
import { useActionContext } from './action-context'
import { useComposer, useComposerStore } from './composer-context'
import { useEditor } from './context'
import { askNext } from './open-phrases'
import type { Given } from './use-composer-field'
import { openOf } from './use-composer-keeping'

type Field = {
  readonly editor: Editor | null
  readonly receive: (given: Given) => void
  readonly askFirst: () => boolean
}

/**
 * Does, once, what the composer was opened for: takes the focus, with it the clipboard where that is asked
 * for and allowed, or asks about its first open phrase. It stands behind what marks the phrases of a reading.
 */
export function useWish({ editor, receive, askFirst }: Field): void {
  const t = useTranslations('composer')
  const context = useActionContext()
  const composer = useComposerStore()
  const wish = useEditor((state) => state.composerWish)
  const reading = useComposer((state) => state.reading)
  /** Whether the phrases of the text as it stands are marked: what was closed has an old reading. */
  const isShown = () => {
    const state = composer.getState()
    return state.reading === reading && (!reading || reading.field === state.field)
  }
  const fulfil = useEffectEvent(async () => {
    if (!editor || !wish || (wish.what === 'ask' && !isShown())) return
    context.store.setState({ composerWish: undefined })
    if (wish.what === 'ask') {
      // Where all was settled since, what is open in the graph comes next, if anything is.
      if (!askFirst() && openOf(composer.getState()).length === 0) void askNext(context)
      return
    }
    editor.commands.focus('end')
    if (wish.what === 'write') return
    const given = await clipboard()
    if (given) receive(given)
    else showToast({ message: t('pasteByHand'), topic: 'clipboard' })
  })
  useEffect(() => void fulfil(), [editor, wish, reading])
}

/** What the clipboard holds, where the browser lets a page read it. */
async function clipboard(): Promise<Given | undefined> {
  try {
    const items = await navigator.clipboard.read()
    const textOf = async (type: string) => {
      const item = items.find((each) => each.types.includes(type))
      return item ? (await item.getType(type)).text() : ''
    }
    const files = await Promise.all(
      items.flatMap((item) =>
        item.types
          .filter((type) => type.startsWith('image/'))
          .slice(0, 1)
          .map(async (type) => {
            return new File([await item.getType(type)], '', { type })
          }),
      ),
    )
    const given = { files, html: await textOf('text/html'), text: await textOf('text/plain') }
    return files.length > 0 || given.html !== '' || given.text !== '' ? given : undefined
  } catch {
    return undefined
  }
}
