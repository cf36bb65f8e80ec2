'use client'
import { Mic, Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import type { NodeOf } from '@/lib/kinds'
import { audioMediaTypes } from '@/lib/media/asset'
import { audioExtensions, useActionContext } from './action-context'
import { AddSegment } from './segment-fields'
import { SegmentList } from './segment-list'
import { SoundDesk } from './sound-desk'
import { fillSound } from './sound-filling'
import { record } from './sound-recorder'

type SoundEditorProps = {
  readonly audio: NodeOf<'audio'>
  /** The segment that is selected in it. */
  readonly segment: NodeOf<'segment'> | undefined
}

/** A sound looked at closely: its wave, what plays it, and its segments. */
export function SoundEditor({ audio, segment }: SoundEditorProps) {
  const { asset } = audio
  return (
    <div className="border-b border-line p-5">
      {asset ? (
        <SoundDesk key={asset.hash} audio={audio} asset={asset} segment={segment} />
      ) : (
        <>
          <WithoutSound audio={audio} />
          <SegmentList audio={audio} selected={segment} />
          <AddSegment audio={audio} />
        </>
      )}
    </div>
  )
}

/** A sound without a file can be given one: recorded, or chosen. */
function WithoutSound({ audio }: { readonly audio: NodeOf<'audio'> }) {
  const t = useTranslations('editor')
  const { store, seen } = useActionContext()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <p className="pb-2 text-ink-2">{t('noSound')}</p>
      <div className="flex flex-wrap gap-1.5 pb-3">
        <Button onClick={() => void record(store, seen(), audio.id)}>
          <Mic aria-hidden className="size-4" />
          {t('actions.recordSound')}
        </Button>
        <Button onClick={() => input.current?.click()}>
          <Upload aria-hidden className="size-4" />
          {t('sound.choose')}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('sound.choose')}
        data-picker="fill"
        accept={`${audioMediaTypes.join(',')},${audioExtensions}`}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void fillSound(store, audio.id, file, seen())
        }}
      />
    </>
  )
}
