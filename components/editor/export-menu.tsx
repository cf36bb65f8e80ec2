'use client'
import { Download } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { TransferDialog } from '@/components/graphs/transfer-dialog'
import { exportFile } from '@/components/graphs/transfers'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem, MenuText } from '@/components/ui/menu'
import { showToast } from '@/components/ui/toast'
import { formatIds, type FormatId } from '@/lib/formats/names'
import { useEditorStore } from './context'

/** Saves the graph in one of the formats, each with a line on what it keeps. */
export function ExportMenu() {
  const t = useTranslations('formats')
  const language = useLocale()
  const store = useEditorStore()

  async function run(format: FormatId) {
    const { graphId, view } = store.getState()
    const fileName = await exportFile(graphId, view.document.title, format, language)
    if (fileName !== undefined) showToast({ message: t('done', { name: fileName }) })
  }

  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('export')}>
            <Download aria-hidden />
          </IconButton>
        }
      >
        <MenuText>{t('export')}</MenuText>
        {formatIds.map((format) => (
          <MenuItem key={format} onSelect={() => void run(format)}>
            <span className="flex max-w-72 flex-col py-1">
              <span>{t(`names.${format}`)}</span>
              <span className="text-xs text-ink-2">{t(`keeps.${format}`)}</span>
            </span>
          </MenuItem>
        ))}
      </Menu>
      <TransferDialog />
    </>
  )
}
