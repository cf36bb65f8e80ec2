'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

export type DeleteDialogProps = {
  /** Title of the graph in question; undefined keeps the dialog closed. */
  readonly title: string | undefined
  readonly onCancel: () => void
  readonly onDelete: () => void
}

export function DeleteDialog({ title, onCancel, onDelete }: DeleteDialogProps) {
  const t = useTranslations('graphs')
  const common = useTranslations('common')
  return (
    <Dialog
      open={title !== undefined}
      onOpenChange={(open) => !open && onCancel()}
      title={t('deleteTitle', { title: title ?? '' })}
      description={t('deleteBody')}
      footer={
        <>
          <Button onClick={onCancel}>{common('cancel')}</Button>
          <Button look="primary" onClick={onDelete}>
            {common('delete')}
          </Button>
        </>
      }
    />
  )
}
