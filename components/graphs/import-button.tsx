'use client'
import { Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { showToast } from '@/components/ui/toast'
import { importedEndings, importFiles } from './transfers'

export type ImportButtonProps = {
  /** Called when a graph may have come. */
  readonly onImported: () => void
}

/** Chooses files of which graphs are made; on the whole page they can be dropped as well. */
export function ImportButton({ onImported }: ImportButtonProps) {
  const t = useTranslations('formats')
  const chooser = useRef<HTMLInputElement>(null)
  const takeIn = useImport(onImported)
  const isOver = useFileDrop(takeIn)
  return (
    <>
      <Button onClick={() => chooser.current?.click()}>
        <Upload aria-hidden className="size-4" />
        {t('import')}
      </Button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        accept={importedEndings}
        data-import
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file may be chosen again.
          event.target.value = ''
          takeIn(files)
        }}
      />
      {isOver && (
        <div
          aria-hidden
          className="pointer-events-none fixed inset-2 z-30 flex items-center justify-center rounded-card border-2 border-dashed border-accent bg-panel/80 text-lg font-semibold"
        >
          {t('drop')}
        </div>
      )}
    </>
  )
}

/** Makes a graph of each file; an only one is opened, where there is nothing to be read about it first. */
export function useImport(onImported: () => void): (files: readonly File[]) => void {
  const router = useRouter()
  const t = useTranslations('formats')
  const graphs = useTranslations('graphs')
  return (files) =>
    void importFiles(files, { onImported }).then((imported) => {
      if (!imported) return
      showToast({ message: t('imported', { title: imported.title || graphs('untitled') }) })
      router.push(`/graphs/${imported.graphId}`)
    })
}

/** Takes files that are dropped anywhere on the page; tells whether any are held over it. */
function useFileDrop(takeIn: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useRef(takeIn)
  useEffect(() => {
    latest.current = takeIn
  })
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      latest.current([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return isOver
}
