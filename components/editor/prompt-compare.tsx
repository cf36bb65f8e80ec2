'use client'
import { Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { compile, compileLinear, type Compiled } from '@/lib/compile'
import { partsOf, type MediaPart } from '@/lib/prompt/prompt'
import { textToPaste } from '@/lib/targets/markdown'
import { copyText } from './copy-text'
import { useEditorStore } from './context'
import { sentUrl } from './media'
import { inputOf, type PromptSettings } from './prompt-settings'

/** The same question as a plain chat and with the graph, side by side. */
export function PromptCompare({
  settings,
  onClose,
}: {
  readonly settings: PromptSettings
  readonly onClose: () => void
}) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const both = useMemo(() => {
    const input = { document: store.getState().view.document, ...inputOf(settings) }
    return { linear: compileLinear(input), graph: compile(input) }
  }, [store, settings])
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('compare.title')}
      description={t('compare.body')}
      className="max-w-5xl!"
    >
      <div className="grid gap-4 pt-3 md:grid-cols-2">
        <Side title={t('compare.linear')} compiled={both.linear} />
        <Side title={t('compare.graph')} compiled={both.graph} />
      </div>
    </Dialog>
  )
}

function Side({ title, compiled }: { readonly title: string; readonly compiled: Compiled }) {
  const t = useTranslations('editor')
  const text = () => textToPaste(compiled.prompt)
  return (
    <section aria-label={title} className="flex min-w-0 flex-col rounded-lg border border-line">
      <header className="flex items-center gap-2 border-b border-line px-3 py-1">
        <h3 className="grow font-medium">{title}</h3>
        <span className="font-mono text-xs text-ink-2 tabular-nums">
          {t('tokens', { count: compiled.manifest.tokens.total })}
        </span>
        <IconButton label={t('copy.text')} onClick={() => void copyText(text(), t)}>
          <Copy aria-hidden />
        </IconButton>
      </header>
      <div
        // A list that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="max-h-[60dvh] overflow-y-auto p-3"
      >
        {partsOf(compiled.prompt).map((part, index) =>
          part.type === 'text' ? (
            <p
              key={index}
              className="font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap text-ink-2"
            >
              {part.text}
            </p>
          ) : (
            <Medium key={index} part={part} />
          ),
        )}
      </div>
    </section>
  )
}

function Medium({ part }: { readonly part: MediaPart }) {
  if (part.type === 'audio') {
    return (
      <span className="my-1 inline-block rounded-md bg-canvas px-2 py-1 font-mono text-xs text-ink-2">
        {part.asset.durationSeconds.toFixed(1)} s
      </span>
    )
  }
  return (
    <span
      role="img"
      aria-label={part.alias}
      className="my-1 mr-1 inline-block h-12 rounded-md bg-canvas bg-contain bg-center bg-no-repeat"
      style={{
        width: Math.min(160, Math.max(32, (48 * part.derivation.width) / part.derivation.height)),
        backgroundImage: `url("${sentUrl(part)}")`,
      }}
    />
  )
}
