'use client'
import { Copy, Download } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { download } from '@/components/download'
import { failureText } from '@/components/requests'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { showToast } from '@/components/ui/toast'
import { compile } from '@/lib/compile'
import { profiles } from '@/lib/prompt/profiles'
import type { Profile } from '@/lib/prompt/profile'
import { partsOf } from '@/lib/prompt/prompt'
import { textToPaste } from '@/lib/targets/markdown'
import { copyText } from './copy-text'
import { useEditor, useEditorStore } from './context'
import { promptArchive } from './whole-request'

/** Clients that people paste into, each by the profile of the models behind it; proper names. */
const clients = [
  { name: 'ChatGPT', profileId: 'openai' },
  { name: 'Gemini', profileId: 'gemini' },
  { name: 'Claude', profileId: 'anthropic' },
] as const

type ClientProfile = (typeof clients)[number]['profileId']

/**
 * For those without a key: the text to paste, and the files to attach, named by their aliases in their file
 * names and in a strip on each picture, since other clients reorder what is attached.
 */
export function PromptToClient({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('editor')
  const language = useLocale()
  const store = useEditorStore()
  const document = useEditor((state) => state.view.document)
  const [profileId, setProfileId] = useState<ClientProfile>('openai')
  const [isPreparing, setPreparing] = useState(false)
  const { prompt, filesCount } = useMemo(() => {
    const profile = profiles[profileId] as Profile
    const compiled = compile({ document, profile, strips: true })
    const files = partsOf(compiled.prompt).filter((part) => part.type !== 'text')
    return { prompt: compiled.prompt, filesCount: files.length }
  }, [document, profileId])
  async function save() {
    setPreparing(true)
    const archive = await promptArchive(store, { profile: profileId, strips: true })
    setPreparing(false)
    if (archive.ok) return download(archive.value, `${document.title || 'Deixis'}.zip`)
    showToast({
      topic: 'copy',
      message: failureText(archive.error, language, t('failed.away.body')),
    })
  }
  const name = clients.find((client) => client.profileId === profileId)?.name ?? ''
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('take.title')}
      description={t('take.body')}
    >
      <ClientChoice value={profileId} onChange={setProfileId} />
      <ol className="flex flex-col gap-3 pt-4">
        <li className="flex items-center gap-3">
          <span className="grow">{t('take.files', { count: filesCount, name })}</span>
          <Button
            disabled={filesCount === 0 || isPreparing}
            aria-busy={isPreparing}
            onClick={() => void save()}
          >
            <Download aria-hidden className="size-4" />
            {t('take.download')}
          </Button>
        </li>
        <li className="flex items-center gap-3">
          <span className="grow">{t('take.text', { name })}</span>
          <Button look="primary" onClick={() => void copyText(textToPaste(prompt), t)}>
            <Copy aria-hidden className="size-4" />
            {t('take.copy')}
          </Button>
        </li>
      </ol>
    </Dialog>
  )
}

function ClientChoice({
  value,
  onChange,
}: {
  readonly value: ClientProfile
  readonly onChange: (value: ClientProfile) => void
}) {
  const t = useTranslations('editor')
  return (
    <fieldset className="flex flex-wrap gap-2 pt-3">
      <legend className="sr-only">{t('take.client')}</legend>
      {clients.map((client) => (
        <label
          key={client.profileId}
          className="flex h-8 cursor-pointer items-center gap-2 rounded-lg border border-line-strong px-3 text-sm has-checked:border-ink has-checked:font-medium has-focus-visible:outline-2 pointer-coarse:h-11"
        >
          <input
            type="radio"
            name="client"
            className="sr-only"
            checked={client.profileId === value}
            onChange={() => onChange(client.profileId)}
          />
          {client.name}
        </label>
      ))}
    </fieldset>
  )
}
