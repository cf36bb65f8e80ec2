'use client'
import { ChevronDown, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Menu, MenuChoice, MenuItem } from '@/components/ui/menu'
import { showToast } from '@/components/ui/toast'
import type { Compiled } from '@/lib/compile'
import { targets } from '@/lib/targets'
import { byReference } from '@/lib/targets/target'
import { useEditor, useEditorStore } from './context'
import type { TargetId } from './store'

/** Whose form the prompt has, what it costs, and ways to take it along. */
export function PromptHead({
  compiled,
  target,
}: {
  readonly compiled: Compiled
  readonly target: TargetId
}) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const graphId = useEditor((state) => state.graphId)
  const { tokens } = compiled.manifest
  const copy = async (text: string) => {
    const isDone = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
    showToast({ message: isDone ? t('copied') : t('copyFailed') })
  }
  const request = () =>
    JSON.stringify(targets[target].request(compiled.prompt, byReference), null, 2)
  return (
    <div className="flex items-center gap-3">
      <Menu
        align="start"
        trigger={
          <Button className="px-2.5!">
            {t(`targets.${target}`)}
            <ChevronDown aria-hidden className="size-3.5" />
          </Button>
        }
      >
        <MenuChoice
          label={t('target')}
          value={target}
          onChange={(next) => store.setState({ target: next })}
          choices={[
            { value: 'gemini', label: t('targets.gemini') },
            { value: 'markdown', label: t('targets.markdown') },
          ]}
        />
      </Menu>
      <TokenBar tokens={tokens} />
      <span
        className="font-mono text-xs whitespace-nowrap text-ink-2 tabular-nums"
        title={t('estimate')}
      >
        {t('tokens', { count: tokens.total })}
      </span>
      <Menu
        trigger={
          <Button look="ghost" aria-label={t('copy.menu')} className="ml-auto px-2!">
            <Copy aria-hidden className="size-4" />
          </Button>
        }
      >
        <MenuItem
          onSelect={() => void copy(targets.markdown.request(compiled.prompt, byReference).text)}
        >
          {t('copy.text')}
        </MenuItem>
        <MenuItem onSelect={() => void copy(request())}>{t('copy.json')}</MenuItem>
        <MenuItem onSelect={() => void copy(curlOf(graphId, target))}>{t('copy.curl')}</MenuItem>
      </Menu>
    </div>
  )
}

/** The call that gives this prompt from a program. */
function curlOf(graphId: string, target: TargetId): string {
  const address = `${location.origin}/api/v1/graphs/${graphId}/prompt`
  const body = JSON.stringify({ target, media: 'inline' })
  return `curl -X POST '${address}' -H 'Content-Type: application/json' -d '${body}'`
}

function TokenBar({ tokens }: { readonly tokens: Compiled['manifest']['tokens'] }) {
  const t = useTranslations('editor')
  const total = Math.max(tokens.total, 1)
  const shares = [
    { key: 'image', className: 'bg-k-image', share: tokens.image / total },
    { key: 'audio', className: 'bg-k-audio', share: tokens.audio / total },
    { key: 'text', className: 'bg-ink-3', share: tokens.text / total },
  ]
  return (
    <span
      role="img"
      aria-label={t('tokensByKind', {
        text: tokens.text,
        image: tokens.image,
        audio: tokens.audio,
      })}
      title={t('tokensByKind', { text: tokens.text, image: tokens.image, audio: tokens.audio })}
      className="flex h-1 min-w-8 grow gap-px overflow-hidden rounded-full bg-line"
    >
      {shares.map(({ key, className, share }) => (
        <span key={key} className={className} style={{ width: `${share * 100}%` }} />
      ))}
    </span>
  )
}
