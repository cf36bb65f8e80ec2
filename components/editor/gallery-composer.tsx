'use client'
import { ReactFlowProvider } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Node } from '@/lib/kinds'
import { ActionProvider } from './action-context'
import Composer from './composer'
import { fieldOf, type Medium } from './composer-state'
import { composerOf } from './composer-storage'
import { EditorProvider } from './context'
import { audioHash, galleryDocument, imageHash } from './gallery-fixtures'
import { useIntake, type Upload } from './intake'
import { createEditorStore } from './store'

const states = ['Empty', 'Chips', 'Open', 'Uploading', 'Failed'] as const
type State = (typeof states)[number]

const words = (text: string) => ({ type: 'text', text })
const chip = (id: string, label: string) => ({ type: 'medium', attrs: { id, label } })

const written: Readonly<Record<State, readonly object[]>> = {
  Empty: [],
  Chips: [
    words('I have two cats. They are in '),
    chip('chips-photo', 'living room'),
    words(' and make '),
    chip('chips-sound', 'purr'),
    words('.'),
  ],
  Open: [words('The white one is older than the second dog.')],
  Uploading: [words('I have two cats, in '), chip('uploading-photo', 'living room'), words('.')],
  Failed: [
    words('I have two cats, in '),
    chip('failed-photo', 'living room'),
    words(' and '),
    chip('gone-photo', 'garden'),
    words('.'),
  ],
}

/** What has arrived, of the gallery's own picture and sound. */
function arrived(): readonly Medium[] {
  const assetOf = (hash: string) =>
    galleryDocument.nodes.find((node: Node) => 'asset' in node && node.asset?.hash === hash)
  return [imageHash, audioHash].flatMap((hash): Medium[] => {
    const node = assetOf(hash)
    if (!node || !('asset' in node) || !node.asset) return []
    const isImage = node.kind === 'image'
    const id = isImage ? 'chips-photo' : 'chips-sound'
    const name = isImage ? 'living room' : 'purr'
    return [{ id, name, kind: isImage ? 'image' : 'audio', asset: node.asset }]
  })
}

const lost = (id: string, name: string): Medium => ({ id, name, kind: 'image' })

/** A composer as it would stand, each for a graph of its own that no server has. */
function open(state: State) {
  const graphId = `gallery-${state}`
  const json = { type: 'doc', content: [{ type: 'paragraph', content: [...written[state]] }] }
  const media = [
    ...arrived(),
    lost('uploading-photo', 'living room'),
    lost('failed-photo', 'living room'),
    lost('gone-photo', 'garden'),
  ]
  composerOf(graphId).setState({
    json,
    field: fieldOf(json),
    media: new Map(media.map((medium) => [medium.id, medium])),
  })
  if (state === 'Uploading') onItsWay(graphId, 'uploading-photo', 'sending', 0.6)
  if (state === 'Failed') onItsWay(graphId, 'failed-photo', 'failed', 1)
  return createEditorStore(graphId, galleryDocument)
}

function onItsWay(graphId: string, id: string, state: Upload['state'], fraction: number): void {
  const upload = { id, graphId, file: new File([], id), place: undefined, fraction, state }
  useIntake.setState(({ uploads }) => ({
    uploads: [...uploads.filter((each) => each.id !== id), upload],
  }))
}

/** The composer in each of its states. */
export function GalleryComposer() {
  const t = useTranslations('editor')
  return (
    <section aria-label={t('gallery.composer')}>
      <h2 className="pb-2 font-semibold">{t('gallery.composer')}</h2>
      <div className="flex flex-wrap gap-4">
        {states.map((state) => (
          <Specimen key={state} state={state} />
        ))}
      </div>
    </section>
  )
}

function Specimen({ state }: { readonly state: State }) {
  const t = useTranslations('editor')
  const [store] = useState(() => open(state))
  return (
    <figure
      data-state={`composer${state}`}
      className="w-[640px] max-w-full overflow-hidden rounded-card border border-line bg-canvas"
    >
      <figcaption className="border-b border-line px-3 py-1.5 text-xs text-ink-2">
        {t(`gallery.composer${state}`)}
      </figcaption>
      <div data-canvas className="relative h-[300px] [&_[data-composer]]:max-h-none">
        <EditorProvider store={store}>
          <ReactFlowProvider>
            <ActionProvider>
              <Composer />
            </ActionProvider>
          </ReactFlowProvider>
        </EditorProvider>
      </div>
    </figure>
  )
}
