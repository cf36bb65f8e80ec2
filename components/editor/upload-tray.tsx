'use client'
import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { download } from '@/components/download'
import { reasonOf } from '@/components/requests'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { useEditor, useEditorStore } from './context'
import { dismissUpload, retryUploads, useIntake, type Upload } from './intake'
import { isMadeHere } from './sound-made'
import type { EditorState } from './state'
import { groupedBy } from './upload-groups'

/** What is being written in tells of its own files. */
const isTold = ({ state, place }: Upload) => state !== 'sent' && place !== undefined

/** Files of which there is no other copy than the one in this tab. */
const onlyInTab = (uploads: readonly Upload[]) => uploads.filter(({ file }) => isMadeHere(file))

const dismissAll = (uploads: readonly Upload[]) => uploads.forEach(({ id }) => dismissUpload(id))

/** Whether the graph is there to take a file, is gone and can be kept as a new one, or is gone for good. */
function standingOf({ lost, load }: EditorState): 'here' | 'lost' | 'gone' {
  if (lost === 'settled' || load === 'notFound') return 'gone'
  return lost === undefined ? 'here' : 'lost'
}

/** Files on their way, and those that could not be taken, once a reason. */
export function UploadTray({ className }: { readonly className?: string }) {
  const t = useTranslations('editor')
  const language = useLocale()
  const graphId = useEditor((state) => state.graphId)
  const standing = useEditor(standingOf)
  const all = useIntake((state) => state.uploads)
  /** What is to be put away once that is confirmed, since there are recordings among it. */
  const [asked, setAsked] = useState<readonly string[]>([])
  const uploads = all.filter((each) => each.graphId === graphId && isTold(each))
  if (uploads.length === 0) return null
  const dismiss = (of: readonly Upload[]) =>
    onlyInTab(of).length > 0 ? setAsked(of.map(({ id }) => id)) : dismissAll(of)
  const failed = uploads.filter((upload) => upload.state !== 'sending')
  const groups = groupedBy(failed, ({ state, problem = {} }) => {
    if (state === 'waiting') return t('uploadAway')
    const reason = reasonOf(problem, language)
    if (state === 'unplaced') {
      // What was handed on by another graph has not been tried in this one.
      const isUntried = standing === 'here' && reason === ''
      return t(`uploadUnplaced.${isUntried ? 'untried' : standing}`, { reason })
    }
    // What stands before the server gives no reason.
    return reason || t('uploadRefused', { status: problem.status ?? 0 })
  })
  return (
    <section
      aria-label={t('uploads')}
      className={classNames('rounded-card border border-line bg-panel p-2 shadow-card', className)}
    >
      <ul className="flex max-h-[min(50vh,20rem)] flex-col gap-1 overflow-y-auto">
        {uploads
          .filter((upload) => upload.state === 'sending')
          .map((upload) => (
            <Sending key={upload.id} upload={upload} onCancel={() => dismiss([upload])} />
          ))}
        {groups.map(({ key: reason, of }) => (
          <li key={reason} className="flex items-center gap-2 pl-2">
            <div className="min-w-0 grow" title={of.map((each) => each.file.name).join(', ')}>
              <p className="truncate">
                {t('failedFiles', { name: of[0]?.file.name ?? '', more: of.length - 1 })}
              </p>
              <p role="alert" className="text-xs text-warn-ink">
                {reason}
              </p>
              <Remedies of={of} canTryAgain={standing !== 'gone'} />
            </div>
            <IconButton label={t('dismiss')} onClick={() => dismiss(of)}>
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {groups.length > 1 && (
        <Button look="ghost" className="mt-1" onClick={() => dismiss(failed)}>
          {t('dismissAll')}
        </Button>
      )}
      {/* What has arrived while it is asked about is no longer in question. */}
      <DiscardDialog
        of={uploads.filter(({ id }) => asked.includes(id))}
        onCancel={() => setAsked([])}
      />
    </section>
  )
}

type SendingProps = { readonly upload: Upload; readonly onCancel: () => void }

/** A file on its way. */
function Sending({ upload, onCancel }: SendingProps) {
  const t = useTranslations('editor')
  return (
    <li className="flex items-center gap-2 pl-2">
      <div className="min-w-0 grow">
        <p className="truncate">{upload.file.name}</p>
        <progress
          aria-label={t('uploading', { name: upload.file.name })}
          value={upload.fraction}
          max={1}
          className="h-1 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-ink"
        />
      </div>
      <IconButton label={t('cancelUpload', { name: upload.file.name })} onClick={onCancel}>
        <X aria-hidden />
      </IconButton>
    </li>
  )
}

type RemediesProps = {
  readonly of: readonly Upload[]
  /** Whether there is still a graph that might take them. */
  readonly canTryAgain: boolean
}

/**
 * What can be done about files that were not taken: sent or placed again, or kept where there is no other copy,
 * or one that nobody finds.
 */
function Remedies({ of, canTryAgain }: RemediesProps) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const kept = of.filter(({ state, file }) => state === 'unplaced' || isMadeHere(file))
  return (
    <div className="flex flex-wrap gap-1 pt-1 empty:hidden">
      {canTryAgain && (kept.length > 0 || of.some(({ state }) => state === 'waiting')) && (
        <Button onClick={() => retryUploads(store, of)}>{t('failed.again')}</Button>
      )}
      {kept.length > 0 && <Button onClick={() => saveToDevice(kept)}>{t('uploadKeep')}</Button>}
    </div>
  )
}

function saveToDevice(uploads: readonly Upload[]): void {
  for (const { file } of uploads) download(file, file.name)
}

type DiscardDialogProps = {
  /** What would be put away; without a recording among it the dialog is closed. */
  readonly of: readonly Upload[]
  readonly onCancel: () => void
}

/**
 * Asks before recordings go, which nothing brings back (EA15). To save them leaves them here too: whether the
 * browser really has kept a file, no page can know.
 */
function DiscardDialog({ of, onCancel }: DiscardDialogProps) {
  const t = useTranslations('editor')
  const common = useTranslations('common')
  const made = onlyInTab(of)
  const count = made.length
  return (
    <Dialog
      open={count > 0}
      onOpenChange={(open) => !open && onCancel()}
      title={t('uploadDiscard.title', { count })}
      description={t('uploadDiscard.body')}
      footer={
        <>
          <Button onClick={onCancel}>{common('cancel')}</Button>
          <Button onClick={() => saveToDevice(made)}>{t('uploadKeep')}</Button>
          <Button look="primary" onClick={() => dismissAll(of)}>
            {t('record.discard')}
          </Button>
        </>
      }
    />
  )
}
