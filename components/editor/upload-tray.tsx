'use client'
import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import { dismissUpload, useIntake } from './intake'
import { reasonOf } from './requests'

/** Files on their way, and those that could not be taken, with why. */
export function UploadTray() {
  const t = useTranslations('editor')
  const language = useLocale()
  const uploads = useIntake((state) => state.uploads)
  if (uploads.length === 0) return null
  return (
    <ul
      aria-label={t('uploads')}
      className="absolute bottom-4 left-1/2 z-20 flex max-h-64 w-80 max-w-[calc(100%-32px)] -translate-x-1/2 flex-col gap-1 overflow-y-auto rounded-card border border-line bg-panel p-2 shadow-card"
    >
      {uploads.map((upload) => (
        <li key={upload.id} className="flex items-center gap-2 pl-2">
          <div className="min-w-0 grow">
            <p className="truncate">{upload.name}</p>
            {upload.state === 'failed' ? (
              <p role="alert" className="text-xs text-warn-ink">
                {upload.problem?.code === undefined
                  ? t('uploadAway')
                  : reasonOf(upload.problem, language)}
              </p>
            ) : (
              <progress
                aria-label={t('uploading', { name: upload.name })}
                value={upload.fraction}
                max={1}
                className="h-1 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-ink"
              />
            )}
          </div>
          <IconButton
            label={
              upload.state === 'failed' ? t('dismiss') : t('cancelUpload', { name: upload.name })
            }
            onClick={() => dismissUpload(upload.id)}
          >
            <X aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}
