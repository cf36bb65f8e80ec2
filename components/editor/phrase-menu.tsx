'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { MenuAt, MenuItem, MenuSeparator, MenuText } from '@/components/ui/menu'
import { linkPhrase } from '@/lib/editor/linking'
import { textIn } from '@/lib/kinds'
import { sentence } from '@/lib/messages'
import { AtPoint, giveFocusBack } from './at-point'
import { useEditor, useEditorStore } from './context'
import { NodeBrief } from './node-option'
import { NodePicker } from './node-picker'
import { readerOf } from './phrases'
import { pointAt, pointNowhere } from './pointing'
import type { Choosing } from './state'
import type { EditorStore } from './store'

/** Asks what an open phrase means; the choice makes it a link. */
export function PhraseMenu() {
  const choosing = useEditor((state) => state.choosing)
  if (!choosing) return null
  const { node, field, start } = choosing.phrase
  return <Choice key={`${node}/${field}/${start}`} choosing={choosing} />
}

function Choice({ choosing }: { readonly choosing: Choosing }) {
  const t = useTranslations('editor.phrase')
  const store = useEditorStore()
  const [isSearching, setSearching] = useState(choosing.phrase.candidates === undefined)
  const { phrase, screen } = choosing
  if (!isSearching) return <Candidates choosing={choosing} onSearch={() => setSearching(true)} />
  return (
    <AtPoint
      point={screen}
      height={lineHeight}
      label={t('what', { phrase: phrase.text })}
      onClose={() => close(store)}
      className="w-[22rem]"
    >
      <Question choosing={choosing} />
      <NodePicker
        label={t('what', { phrase: phrase.text })}
        onTake={(id) => choose(store, choosing, id)}
      />
    </AtPoint>
  )
}

const shownCountMax = 50
/** The line of the phrase stays in sight. */
const lineHeight = 24

/** The nodes that it could mean, in reading order, and a way to any other. */
function Candidates({
  choosing,
  onSearch,
}: {
  readonly choosing: Choosing
  readonly onSearch: () => void
}) {
  const t = useTranslations('editor.phrase')
  const store = useEditorStore()
  const { phrase, screen } = choosing
  const nodes = useEditor((state) => state.view.nodes)
  const candidates = (phrase.candidates ?? []).slice(0, shownCountMax)
  return (
    <MenuAt
      point={screen}
      height={lineHeight}
      label={t('what', { phrase: phrase.text })}
      onClose={() => close(store)}
      onClosed={(before) => {
        pointNowhere(store)
        giveFocusBack(before)
      }}
      className="w-[22rem]"
    >
      <MenuText>
        <Question choosing={choosing} />
      </MenuText>
      {candidates.map((id) => {
        const node = nodes.get(id)
        if (!node) return null
        return (
          <MenuItem
            key={id}
            onSelect={() => choose(store, choosing, id)}
            onFocus={() => pointAt(store, [id])}
          >
            <NodeBrief node={node} />
          </MenuItem>
        )
      })}
      <MenuSeparator />
      <MenuItem
        onSelect={(event) => {
          event.preventDefault()
          onSearch()
        }}
      >
        {t('another')}
      </MenuItem>
    </MenuAt>
  )
}

function Question({ choosing: { phrase } }: { readonly choosing: Choosing }) {
  const t = useTranslations('editor.phrase')
  const language = useLocale()
  return (
    <span className="block px-1 pb-1">
      <span className="block text-base font-medium text-ink wrap-anywhere">
        {t('what', { phrase: phrase.text })}
      </span>
      <span className="block text-xs text-ink-2">{sentence(phrase.reason, language)}</span>
    </span>
  )
}

function close(store: EditorStore): void {
  store.setState({ choosing: undefined })
}

/** Links the phrase as it stands now: another may have written before it meanwhile. */
function choose(store: EditorStore, { phrase }: Choosing, id: string): void {
  const { document, nodes } = store.getState().view
  const node = nodes.get(phrase.node)
  close(store)
  if (!node) return
  const { field, start, text } = phrase
  const same = readerOf(store)
    .read(document, node, field, textIn(node, field) ?? '')
    .filter((each) => each.text === text)
  const now = same.find((each) => each.start === start) ?? same[0]
  if (now) store.dispatch(linkPhrase(node, now, id))
}
