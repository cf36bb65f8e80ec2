'use client'
import { Pause, Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { faceOf, nameOf, type View } from '@/lib/editor/view'
import { ownerOf, type Node, type NodeOf } from '@/lib/kinds'
import { mediaUrl } from './media'
import { togglePlay, usePlayer, type Clip } from './player'

type PlayButtonProps = {
  readonly audio: NodeOf<'audio'>
  readonly segment?: NodeOf<'segment'> | undefined
  readonly name: string
  readonly size?: keyof typeof sizes
}

const sizes = { tiny: 'size-[18px]', small: 'size-6', medium: 'size-7' } as const

/** The clip that a button plays, or nothing where the sound has no file. */
function clipOf(audio: NodeOf<'audio'>, segment?: NodeOf<'segment'>): Clip | undefined {
  if (!audio.asset) return undefined
  return {
    key: segment?.id ?? audio.id,
    url: mediaUrl(audio.asset),
    ...(segment && { start: segment.start, end: segment.end }),
  }
}

/** In what a node can be heard: itself, or what a thing is heard by. */
export function soundOf(view: View, node: Node) {
  const own = ownerOf(node) === undefined ? node : view.nodes.get(ownerOf(node) ?? '')
  const { audio, segment } =
    node.kind === 'entity'
      ? faceOf(view, node.id)
      : { audio: own, segment: node.kind === 'segment' ? node : undefined }
  if (audio?.kind !== 'audio') return undefined
  const clip = clipOf(audio, segment)
  const name = nameOf(view, segment?.label ? segment.id : audio.id)
  return clip && { audio, segment, clip, name }
}

export function PlayButton({ audio, segment, name, size = 'medium' }: PlayButtonProps) {
  const t = useTranslations('editor')
  const clip = clipOf(audio, segment)
  const isPlaying = usePlayer((state) => state.key === clip?.key && clip !== undefined)
  if (!clip) return null
  const Icon = isPlaying ? Pause : Play
  return (
    <button
      type="button"
      aria-label={isPlaying ? t('pause', { name }) : t('play', { name })}
      onClick={(event) => {
        event.stopPropagation()
        togglePlay(clip)
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      className={classNames(
        'nodrag flex shrink-0 items-center justify-center rounded-full border border-line-strong bg-card text-k-audio hover:border-ink-3',
        sizes[size],
      )}
    >
      <Icon aria-hidden className="size-3.5 fill-current" />
    </button>
  )
}
