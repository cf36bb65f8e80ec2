'use client'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { failureText } from '@/components/requests'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ImportSummary, Remarks } from './import-summary'
import { endTransfer, useTransfer, type Transfer } from './transfers'

/** What is quick is over before a dialog about it could be read. */
const quietMilliseconds = 400

/** Shows what is on its way in or out, what could not be taken or told, and why something failed. */
export function TransferDialog() {
  const shown = useTransfer((state) => state.shown)
  const isUnderway = shown?.kind === 'importing' || shown?.kind === 'exporting'
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isUnderway) return
    const timer = setTimeout(() => setLong(true), quietMilliseconds)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [isUnderway])
  if (!shown || (isUnderway && !isLong)) return null
  return <Shown shown={shown} />
}

function Shown({ shown }: { readonly shown: Transfer }) {
  const t = useTranslations('formats')
  const common = useTranslations('common')
  const graphs = useTranslations('graphs')
  const router = useRouter()
  const language = useLocale()
  const isUnderway = shown.kind === 'importing' || shown.kind === 'exporting'
  const open = () => {
    endTransfer()
    if (shown.kind === 'imported') router.push(`/graphs/${shown.graphId}`)
  }
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && endTransfer()}
      title={titleOf(shown, t, graphs('untitled'))}
      footer={
        <>
          <Button onClick={endTransfer}>{isUnderway ? t('cancel') : common('close')}</Button>
          {shown.kind === 'imported' && (
            <Button look="primary" onClick={open}>
              {t('open')}
            </Button>
          )}
        </>
      }
    >
      {isUnderway && <Underway shown={shown} />}
      {'notes' in shown && <Remarks notes={shown.notes} />}
      {shown.kind === 'importedSeveral' && <ImportSummary outcomes={shown.outcomes} />}
      {'error' in shown && (
        <p role="alert" className="text-ink-2 wrap-anywhere">
          {failureText(shown.error, language, graphs('offline'))}
        </p>
      )}
    </Dialog>
  )
}

type OnItsWay = Extract<Transfer, { readonly kind: 'importing' | 'exporting' }>

/** How far it is. An export is made as it comes, so that nobody knows how much of it is to come. */
function Underway({ shown }: { readonly shown: OnItsWay }) {
  const t = useTranslations('formats')
  const common = useTranslations('common')
  if (shown.kind === 'exporting') {
    const size = sizeText(shown.byteCount)
    return (
      <p role="status" className="text-ink-2">
        {shown.byteCount > 0 ? t('received', { size }) : common('loading')}
      </p>
    )
  }
  const { name, sentByteCount: sent, byteCount, place, count } = shown
  const isSent = sent >= byteCount
  return (
    <div className="flex flex-col gap-2 text-ink-2">
      {count > 1 && (
        <p role="status" className="text-ink">
          {t('place', { place, count })}
        </p>
      )}
      <progress
        aria-label={t('importing', { name })}
        {...(!isSent && { value: sent })}
        max={Math.max(1, byteCount)}
        className={progressLook}
      />
      <p>
        {isSent ? t('reading') : t('sent', { sent: sizeText(sent), total: sizeText(byteCount) })}
      </p>
    </div>
  )
}

const progressLook =
  'h-1.5 w-full appearance-none overflow-hidden rounded-full bg-line indeterminate:animate-pulse indeterminate:bg-ink-2 [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-ink'

function titleOf(
  shown: Transfer,
  t: ReturnType<typeof useTranslations<'formats'>>,
  untitled: string,
): string {
  if (shown.kind === 'importedSeveral') {
    const { outcomes } = shown
    const done = outcomes.filter(({ kind }) => kind === 'imported').length
    return t('importedSeveral', { done, count: outcomes.length })
  }
  const name = shown.name || untitled
  switch (shown.kind) {
    case 'importing':
      return t('importing', { name })
    case 'exporting':
      return t('exporting', { title: name })
    case 'imported':
      if (shown.notes.length === 0) return t('imported', { title: name })
      return t('reportImport', { title: name, count: shown.notes.length })
    case 'exported':
      return t('reportExport', { count: shown.notes.length })
    case 'failedImport':
      return t('failedImport', { name })
    case 'failedExport':
      return t('failedExport')
  }
}

function sizeText(byteCount: number): string {
  const megabytes = byteCount / (1024 * 1024)
  return megabytes < 0.1 ? `${Math.ceil(byteCount / 1024)} kB` : `${megabytes.toFixed(1)} MB`
}
