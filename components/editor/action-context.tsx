'use client'
import { useReactFlow } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { createContext, useContext, useMemo, useRef, type ReactNode } from 'react'
import { showToast } from '@/components/ui/toast'
import { imageMediaTypes, audioMediaTypes } from '@/lib/media/asset'
import type { CanvasEdge, CanvasNode } from '@/lib/editor/canvas'
import type { Size } from '@/lib/editor/session'
import { contentBounds, fitted, seenRect } from '@/lib/editor/viewport'
import type { ActionContext } from './action'
import { useEditorStore } from './context'
import { receiveFiles } from './intake'

const Context = createContext<ActionContext | undefined>(undefined)

/** The size of the canvas as far as nothing lies over it. */
export function paneSize(): Size {
  const rect = document.querySelector('[data-canvas]')?.getBoundingClientRect()
  if (!rect) return { width: 0, height: 0 }
  const composer = document.querySelector('[data-composer]')?.getBoundingClientRect()
  if (composer) return { width: rect.width, height: Math.max(0, composer.top - rect.top) }
  const isNarrow = matchMedia('(max-width: 40rem)').matches
  return { width: rect.width, height: rect.height - (isNarrow ? sheetHeight : 0) }
}

/** The panel that is down on a narrow screen, with the buttons over it. */
const sheetHeight = 112
/** The least zoom of the canvas. */
export const zoomMin = 0.05

/** Also by the endings of names, since some systems know no media type of a file. */
export const audioExtensions = '.wav,.mp3,.ogg,.opus,.flac,.m4a,.webm'

const extensions = {
  image: '.jpg,.jpeg,.png,.webp,.gif,.avif',
  audio: audioExtensions,
}

/** Gives actions what they work on, and holds the pickers of files. */
export function ActionProvider({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const flow = useReactFlow<CanvasNode, CanvasEdge>()
  const image = useRef<HTMLInputElement>(null)
  const audio = useRef<HTMLInputElement>(null)
  const context = useMemo<ActionContext>(
    () => ({
      store,
      flow,
      seen: () => seenRect(flow.getViewport(), paneSize()),
      fit: (motion) => {
        const { draft, ...state } = store.getState()
        const { projection, routes } = draft ?? state
        const bounds = contentBounds(projection, routes)
        if (bounds) void flow.setViewport(fitted(bounds, paneSize(), zoomMin), motion)
      },
      pickFiles: (kind) => (kind === 'image' ? image : audio).current?.click(),
      tell: (what) => showToast({ topic: 'told', message: t(`told.${what}`) }),
    }),
    [store, flow, t],
  )
  const pickers = [
    { kind: 'image', ref: image, types: imageMediaTypes, label: t('actions.addImage') },
    { kind: 'audio', ref: audio, types: audioMediaTypes, label: t('actions.addAudio') },
  ] as const
  return (
    <Context value={context}>
      {pickers.map(({ kind, ref, types, label }) => (
        <input
          key={kind}
          ref={ref}
          type="file"
          multiple
          hidden
          aria-label={label}
          data-picker={kind}
          accept={`${types.join(',')},${extensions[kind]}`}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            event.target.value = ''
            receiveFiles(store, files, { seen: context.seen() })
          }}
        />
      ))}
      {children}
    </Context>
  )
}

export function useActionContext(): ActionContext {
  const context = useContext(Context)
  if (!context) throw new Error('invariant broken: outside of an editor')
  return context
}
