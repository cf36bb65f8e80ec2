'use client'
import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { reasonOf } from '@/components/requests'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { useEditor } from './context'
import { dismissUpload, retryUploads, useIntake, type Upload } from './intake'
import { groupedBy } from './upload-groups'

/** What is being written in tells of its own files. */
const isTold = ({ state, place }: Upload) => state !== 'sent' && place !== undefined

/** Files on their way, and those that could not be taken, once a reason. */
export function UploadTray() {
  const t = useTranslations('editor')
  const language = useLocale()
  const graphId = useEditor((state) => state.graphId)
  const all = useIntake((state) => state.uploads)
  const uploads = all.filter((each) => each.graphId === graphId && isTold(each))
  if (uploads.length === 0) return null
  const failed = uploads.filter((upload) => upload.state !== 'sending')
  const groups = groupedBy(failed, ({ state, problem = {} }) =>
    state === 'waiting'
      ? t('uploadAway')
      : // What stands before the server gives no reason.
        reasonOf(problem, language) || t('uploadRefused', { status: problem.status ?? 0 }),
  )
  const dismiss = (ids: readonly { readonly id: string }[]) =>
    ids.forEach(({ id }) => dismissUpload(id))
  return (
    <section
      aria-label={t('uploads')}
      className="absolute top-4 right-4 z-20 w-72 max-w-[calc(100%-32px)] rounded-card border border-line bg-panel p-2 shadow-card"
    >
      <ul className="flex max-h-[min(50vh,20rem)] flex-col gap-1 overflow-y-auto">
        {uploads
          .filter((upload) => upload.state === 'sending')
          .map((upload) => (
            <li key={upload.id} className="flex items-center gap-2 pl-2">
              <div className="min-w-0 grow">
                <p className="truncate">{upload.file.name}</p>
                <progress
                  aria-label={t('uploading', { name: upload.file.name })}
                  value={upload.fraction}
                  max={1}
                  className="h-1 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-ink"
                />
              </div>
              <IconButton
                label={t('cancelUpload', { name: upload.file.name })}
                onClick={() => dismissUpload(upload.id)}
              >
                <X aria-hidden />
              </IconButton>
            </li>
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
            </div>
            {of.some(({ state }) => state === 'waiting') && (
              <Button onClick={() => retryUploads(of)}>{t('failed.again')}</Button>
            )}
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
    </section>
  )
}
