import { showToast } from '@/components/ui/toast'

/** Puts a text on the clipboard and says whether that could be done. */
export async function copyText(
  text: string,
  t: (key: 'copied' | 'copyFailed') => string,
): Promise<void> {
  const isDone = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
  showToast({ topic: 'copy', message: isDone ? t('copied') : t('copyFailed') })
}
