'use client'
import { Link2Off, Locate, Play, RotateCcw } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { MenuItem } from '@/components/ui/menu'
import { linkPhrase, plainPhrase } from '@/lib/editor/linking'
import { isOpen, isSilenced, type Phrase } from '@/lib/editor/phrases'
import { unstressed } from '@/lib/graph/stress'
import { nameOf } from '@/lib/editor/view'
import type { Command } from '@/lib/graph/command'
import { textIn, type Node } from '@/lib/kinds'
import { sentence } from '@/lib/messages'
import { useActionContext } from './action-context'
import { giveFocusBack } from './at-point'
import { useEditor, useEditorStore } from './context'
import { NodeBrief } from './node-option'
import { phraseNow, show } from './open-phrases'
import { PhraseQuestion } from './phrase-question'
import { readerOf } from './phrases'
import { soundOf } from './play-button'
import { togglePlay } from './player'
import { pointAt } from './pointing'
import type { Choosing } from './state'
import type { EditorStore } from './store'

/** What a phrase means and why, or the question what it means; a choice makes it a link. */
export function PhraseMenu() {
  const choosing = useEditor((state) => state.choosing)
  return (
    <>
      <Announcement choosing={choosing} />
      {choosing && <Choice key={keyOf(choosing)} choosing={choosing} />}
    </>
  )
}

function keyOf({ phrase: { node, field, start } }: Choosing): string {
  return `${node}/${field}/${start}`
}

/** Says where the walk through what is open has come to, for those who don't see it. */
function Announcement({ choosing }: { readonly choosing: Choosing | undefined }) {
  const t = useTranslations('editor.phrase')
  const language = useLocale()
  const where = useWhere(choosing)
  return (
    <p role="status" className="sr-only">
      {choosing?.walk &&
        `${where} ${t('what', { phrase: unstressed(choosing.phrase.text) })} ${sentence(choosing.phrase.reason, language)}`}
    </p>
  )
}

/** `2 of 5 · Image 1 · Caption`, of a phrase that was walked to. */
function useWhere(choosing: Choosing | undefined): string {
  const t = useTranslations('editor')
  const name = useEditor(({ view }) => (choosing ? nameOf(view, choosing.phrase.node) : ''))
  if (!choosing?.walk) return ''
  const { field } = choosing.phrase
  const isWritten = field === 'caption' || field === 'transcript' || field === 'text'
  const parts = [t('phrase.place', choosing.walk), name, isWritten ? t(`fields.${field}`) : field]
  return parts.join(' · ')
}

function Choice({ choosing }: { readonly choosing: Choosing }) {
  const t = useTranslations('editor.phrase')
  const store = useEditorStore()
  const where = useWhere(choosing)
  const { phrase, screen } = choosing
  const isAsking = isOpen(phrase)
  const isSilent = isSilenced(phrase)
  return (
    <PhraseQuestion
      phrase={phrase}
      screen={screen}
      where={where}
      meant={isAsking ? undefined : phrase.refers.length > 0 && <Meant phrase={phrase} />}
      // A link to what is gone can also be made plain text, and what means something is shown.
      isSearching={isAsking && !phrase.candidates && !phrase.link}
      onTake={(id) => settle(store, phrase, (node, now) => linkPhrase(node, now, id))}
      onNothing={isSilent ? undefined : () => settle(store, phrase, linkPhrase)}
      onClose={() => close(store)}
      onClosed={giveFocusBack}
    >
      {phrase.link && (
        <MenuItem
          icon={isSilent ? <RotateCcw aria-hidden /> : <Link2Off aria-hidden />}
          onSelect={() => settle(store, phrase, plainPhrase)}
        >
          {t(isSilent ? 'again' : 'plain')}
        </MenuItem>
      )}
    </PhraseQuestion>
  )
}

const shownCountMax = 50

/** What it means: each is shown on the canvas, and played where it can be heard. */
function Meant({ phrase }: { readonly phrase: Phrase }): ReactNode {
  const t = useTranslations('editor')
  const context = useActionContext()
  const { store } = context
  const view = useEditor((state) => state.view)
  return phrase.refers.slice(0, shownCountMax).flatMap((id) => {
    const node = view.nodes.get(id)
    if (!node) return []
    const sound = soundOf(view, node)
    return [
      <MenuItem
        key={id}
        icon={<Locate aria-hidden />}
        onSelect={() => void show(context, id)}
        onFocus={() => pointAt(store, [id])}
      >
        <NodeBrief node={node} />
      </MenuItem>,
      ...(sound
        ? [
            <MenuItem
              key={`${id} sound`}
              icon={<Play aria-hidden />}
              onSelect={(event) => {
                event.preventDefault()
                togglePlay(sound.clip)
              }}
            >
              {t('play', { name: sound.name })}
            </MenuItem>,
          ]
        : []),
    ]
  })
}

function close(store: EditorStore): void {
  store.setState({ choosing: undefined })
}

/** Closes the menu and changes the text in which the phrase stands. */
function settle(
  store: EditorStore,
  phrase: Phrase,
  commandsFor: (node: Node, now: Phrase) => Command[],
): void {
  const { document, nodes } = store.getState().view
  const node = nodes.get(phrase.node)
  close(store)
  if (!node) return
  const { field } = phrase
  const read = readerOf(store).read(document, node, field, textIn(node, field) ?? '')
  const now = phraseNow(read, phrase)
  if (now) store.dispatch(commandsFor(node, now))
}
