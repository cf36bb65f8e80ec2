'use client'
import { useTranslations } from 'next-intl'
import type { Compiled } from '@/lib/compile'
import { sections } from '@/lib/prompt/prompt'

type Tokens = Compiled['manifest']['tokens']

/** What the prompt costs of the room there is: as a bar by kind, and opened by section. */
export function PromptShares({ tokens, room }: { readonly tokens: Tokens; readonly room: number }) {
  const t = useTranslations('editor')
  const share = tokens.total / Math.max(room, 1)
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none items-center gap-3 rounded-md pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <TokenBar tokens={tokens} room={room} />
        <span
          className="font-mono text-xs whitespace-nowrap text-ink-2 tabular-nums"
          title={t('estimate')}
        >
          {t('tokensOf', { count: tokens.total, share })}
        </span>
      </summary>
      <table className="mt-2 w-full text-xs text-ink-2">
        <caption className="sr-only">{t('shares.caption')}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('shares.part')}</th>
            <th scope="col">{t('shares.tokens')}</th>
            <th scope="col">{t('shares.share')}</th>
          </tr>
        </thead>
        <tbody>
          {sections
            .filter((name) => tokens.sections[name] !== undefined)
            .map((name) => (
              <Row
                key={name}
                label={t(`sections.${name}`)}
                tokens={tokens.sections[name] ?? 0}
                room={room}
              />
            ))}
          <Row label={t('shares.total')} tokens={tokens.total} room={room} isTotal />
        </tbody>
      </table>
      <p className="pt-1 text-xs text-ink-3">{t('shares.room', { room })}</p>
    </details>
  )
}

function Row({
  label,
  tokens,
  room,
  isTotal = false,
}: {
  readonly label: string
  readonly tokens: number
  readonly room: number
  readonly isTotal?: boolean
}) {
  const t = useTranslations('editor')
  return (
    <tr className={isTotal ? 'border-t border-line text-ink' : ''}>
      <th scope="row" className="py-0.5 text-left font-normal">
        {label}
      </th>
      <td className="py-0.5 text-right font-mono tabular-nums">{t('shares.count', { tokens })}</td>
      <td className="w-16 py-0.5 text-right font-mono tabular-nums">
        {t('shares.percent', { share: tokens / Math.max(room, 1) })}
      </td>
    </tr>
  )
}

/** How full the room is, in the colours of text, pictures and sounds; a little of each is always seen. */
function TokenBar({ tokens, room }: { readonly tokens: Tokens; readonly room: number }) {
  const t = useTranslations('editor')
  const whole = Math.max(tokens.total, room, 1)
  const shares = [
    { key: 'image', className: 'bg-k-image', share: tokens.image / whole },
    { key: 'audio', className: 'bg-k-audio', share: tokens.audio / whole },
    { key: 'text', className: 'bg-ink-3', share: tokens.text / whole },
  ].filter(({ share }) => share > 0)
  const label = t('tokensByKind', { text: tokens.text, image: tokens.image, audio: tokens.audio })
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className="flex h-1 min-w-8 grow gap-px overflow-hidden rounded-full bg-line"
    >
      {shares.map(({ key, className, share }) => (
        <span key={key} className={`${className} min-w-0.5`} style={{ width: `${share * 100}%` }} />
      ))}
    </span>
  )
}
