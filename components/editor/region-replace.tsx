'use client'
import { ImagePlus, ImageUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, type DragEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { Button } from '@/components/ui/button'
import { showToast } from '@/components/ui/toast'
import { mediaNode } from '@/lib/editor/gestures'
import { isOtherShape, regionsOf, replacePicture } from '@/lib/editor/region-gestures'
import { imageMediaTypes, isImageAsset } from '@/lib/media/asset'
import { nameOf } from '@/lib/editor/view'
import type { NodeOf } from '@/lib/kinds'
import { useActionContext } from './action-context'
import type { ActionContext } from './action'
import { AtPoint } from './at-point'
import { useEditor, useEditorStore } from './context'
import { addNode, dismissUpload, placeArrived, receiveFiles, upload } from './intake'

/** Also by the endings of names, since some systems know no media type of a file. */
const accepted = `${imageMediaTypes.join(',')},.jpg,.jpeg,.png,.webp,.gif,.avif`

const isPictureFile = (file: File) => file.type.startsWith('image/')

/** The file chooser and the question that belong to replacing a picture; once in an editor. */
export function PictureReplacing() {
  const t = useTranslations('editor')
  const context = useActionContext()
  const replace = useReplace(context)
  const { store } = context
  const replacing = useEditor((state) => state.replacing)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (replacing) input.current?.click()
  }, [replacing])
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('actions.replacePicture')}
        data-picker="replace"
        accept={accepted}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          const { replacing: asked } = store.getState()
          if (file && asked) void replace(asked.id, file)
        }}
      />
      <DroppedQuestion context={context} replace={replace} />
    </>
  )
}

type Replace = (id: string, file: File) => Promise<void>

/** Sends a file and puts it in the place of a picture. Nothing is changed before the server has it. */
function useReplace(context: ActionContext): Replace {
  const t = useTranslations('editor')
  return async (id, file) => {
    const { store, seen } = context
    const place = { seen: seen() }
    const arrived = await upload(store, file, place)
    // Why it was refused is told where files on their way are.
    if (!arrived) return
    const { asset, name } = arrived
    if (!isImageAsset(asset)) {
      showToast({ message: t('replace.noPicture', { name }) })
      return dismissUpload(arrived.id)
    }
    placeArrived(store, arrived.id, (into) => {
      const { view } = into.getState()
      const image = view.nodes.get(id)
      // Its card was removed meanwhile: the file is not lost with it.
      if (image?.kind !== 'image') {
        return addNode(into, mediaNode(asset, name, uuidv7(), { x: 0, y: 0 }), place)
      }
      const before = image.asset
      if (!into.dispatch(replacePicture(image, asset), { select: [id] })) return false
      const count = regionsOf(view, id).length
      if (before && count > 0 && isOtherShape(before, asset)) {
        showToast({ topic: 'replaced', message: t('replace.otherShape', { count }) })
      }
      return true
    })
  }
}

/** Takes one picture that is dropped on the card of another: what should become of it is asked. */
export function usePictureDrop(image: NodeOf<'image'>) {
  const store = useEditorStore()
  return {
    onDrop: (event: DragEvent) => {
      const [file, ...others] = event.dataTransfer.files
      if (!file || others.length > 0 || !isPictureFile(file) || store.getState().lost) return
      event.preventDefault()
      event.stopPropagation()
      const screen = { x: event.clientX, y: event.clientY }
      store.setState({ dropped: { id: image.id, file, screen } })
    },
  }
}

/** What a file that came down on a picture is: another version of it, or one more. */
function DroppedQuestion({
  context,
  replace,
}: {
  readonly context: ActionContext
  readonly replace: Replace
}) {
  const t = useTranslations('editor')
  const { store, flow, seen } = context
  const dropped = useEditor((state) => state.dropped)
  const name = useEditor(({ view }) => (dropped ? nameOf(view, dropped.id) : ''))
  if (!dropped) return null
  const { id, file, screen } = dropped
  const close = () => store.setState({ dropped: undefined })
  return (
    <AtPoint point={screen} label={t('replace.question')} onClose={close}>
      <p className="px-2 pt-1 pb-2 text-xs wrap-anywhere text-ink-2">{file.name}</p>
      <Button
        look="ghost"
        className="w-full justify-start!"
        onClick={() => {
          close()
          void replace(id, file)
        }}
      >
        <ImageUp aria-hidden className="size-4 shrink-0" />
        <span className="truncate">{t('replace.this', { name })}</span>
      </Button>
      <Button
        look="ghost"
        className="w-full justify-start!"
        onClick={() => {
          close()
          receiveFiles(store, [file], {
            seen: seen(),
            pointer: flow.screenToFlowPosition(screen),
          })
        }}
      >
        <ImagePlus aria-hidden className="size-4 shrink-0" />
        {t('replace.add')}
      </Button>
    </AtPoint>
  )
}
