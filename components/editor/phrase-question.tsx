'use client'
import { CircleSlash, Search } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { MenuAt, MenuItem, MenuSeparator, MenuText } from '@/components/ui/menu'
import type { Point } from '@/lib/editor/session'
import { unstressed } from '@/lib/graph/stress'
import { sentence } from '@/lib/messages'
import type { Mention } from '@/lib/references'
import { AtPoint } from './at-point'
import { useEditor, useEditorStore } from './context'
import { NodeBrief } from './node-option'
import { NodePicker } from './node-picker'
import { pointAt, pointNowhere } from './pointing'

const shownCountMax = 50
/** The line of the phrase stays in sight. */
const lineHeight = 24
const width = 'w-[22rem] max-w-[calc(100vw-24px)]'

/**
 * A phrase at its place: the question what it means, with the nodes that it could mean and a way to any
 * other; or what it means, where `meant` tells that.
 */
export function PhraseQuestion({
  phrase: { text, reason, candidates = [] },
  screen,
  where = '',
  meant,
  onTake,
  onNothing,
  onClose,
  onClosed,
  isSearching: isSearchingFirst = candidates.length === 0,
  children,
}: {
  readonly phrase: Pick<Mention, 'text' | 'reason' | 'candidates'>
  readonly screen: Point
  /** Of what the phrase is, of a walk through several. */
  readonly where?: string
  readonly meant?: ReactNode
  readonly onTake: (id: string) => void
  /** Says that it points at nothing, where that can be said. */
  readonly onNothing?: (() => void) | undefined
  readonly onClose: () => void
  /** Gives the focus back from the menu; told what had it before. */
  readonly onClosed?: (before: Element | null) => void
  /** Whether all nodes are offered at once. */
  readonly isSearching?: boolean
  /** What else can be done. */
  readonly children?: ReactNode
}) {
  const t = useTranslations('editor.phrase')
  const language = useLocale()
  const store = useEditorStore()
  const [isSearching, setSearching] = useState(isSearchingFirst)
  const isAsking = meant === undefined
  const label = t(isAsking ? 'what' : 'means', { phrase: unstressed(text) })
  const head = <Head where={where} label={label} reason={sentence(reason, language)} />
  const place = { point: screen, height: lineHeight, className: width, onClose }
  if (isSearching) {
    const asked = t('what', { phrase: unstressed(text) })
    return (
      <AtPoint {...place} label={asked}>
        {head}
        <NodePicker label={asked} onTake={onTake} />
        {onNothing && <NothingButton onPress={onNothing} />}
      </AtPoint>
    )
  }
  const closed = (before: Element | null) => {
    pointNowhere(store)
    onClosed?.(before)
  }
  return (
    <MenuAt {...place} label={label} onClosed={closed}>
      <MenuText>{head}</MenuText>
      {meant ?? <Candidates ids={candidates} onTake={onTake} />}
      <MenuSeparator />
      <MenuItem
        icon={<Search aria-hidden />}
        onSelect={(event) => {
          event.preventDefault()
          setSearching(true)
        }}
      >
        {t(isAsking ? 'another' : 'meansAnother')}
      </MenuItem>
      {onNothing && (
        <MenuItem icon={<CircleSlash aria-hidden />} onSelect={onNothing}>
          {t('nothing')}
        </MenuItem>
      )}
      {children}
    </MenuAt>
  )
}

function NothingButton({ onPress }: { readonly onPress: () => void }) {
  const t = useTranslations('editor.phrase')
  return (
    <Button look="ghost" onClick={onPress} className="mt-1 w-full justify-start">
      <CircleSlash aria-hidden className="size-4" />
      {t('nothing')}
    </Button>
  )
}

function Head({
  where,
  label,
  reason,
}: {
  readonly where: string
  readonly label: string
  readonly reason: string
}) {
  return (
    <span className="block px-1 pb-1">
      {where !== '' && <span className="block pb-0.5 text-xs text-ink-2">{where}</span>}
      <span className="block text-base font-medium text-ink wrap-anywhere">{label}</span>
      <span className="block text-xs text-ink-2 wrap-anywhere">{reason}</span>
    </span>
  )
}

/** In reading order. */
function Candidates({
  ids,
  onTake,
}: {
  readonly ids: readonly string[]
  readonly onTake: (id: string) => void
}): ReactNode {
  const store = useEditorStore()
  const nodes = useEditor((state) => state.view.nodes)
  return ids.slice(0, shownCountMax).map((id) => {
    const node = nodes.get(id)
    if (!node) return null
    return (
      <MenuItem key={id} onSelect={() => onTake(id)} onFocus={() => pointAt(store, [id])}>
        <NodeBrief node={node} />
      </MenuItem>
    )
  })
}
