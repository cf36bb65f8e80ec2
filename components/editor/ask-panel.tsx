'use client'
import { Check, Copy, Crosshair, Pin } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Empty } from '@/components/ui/empty'
import { typeText } from '@/lib/editor/gestures'
import { plainWords } from '@/lib/graph/links'
import { textIn, type Node } from '@/lib/kinds'
import type { NodeId } from '@/lib/std/id'
import { useEditor, useEditorStore } from './context'
import { copyText } from './copy-text'
import { useGraphAnswer, type ShownAnswer } from './graph-answer'
import { keepAnswer } from './keep-answer'
import { LinkedText } from './linked-text'
import { Markdown } from './markdown'
import { ModelAnswers } from './model-answers'
import { pointAt, pointNowhere } from './pointing'
import { QueryPlan } from './query-plan'
import type { EditorStore } from './store'

/** What is asked and what the graph itself answers, with the facts that prove it. */
export function AskPanel() {
  const t = useTranslations('editor.ask')
  const shown = useGraphAnswer()
  // What the graph says comes a moment later than what is written; a model is asked what stands there now.
  const question = useEditor(({ view }) =>
    view.document.nodes.findLast(({ kind }) => kind === 'question'),
  )
  useLitAnswer(shown)
  if (!shown) {
    if (question) {
      return (
        <div className="p-5" data-ask="waiting">
          {textIn(question, 'text')?.trim() && <ModelAnswers question={question} />}
        </div>
      )
    }
    return (
      <div className="p-5" data-ask="empty">
        <Empty title={t('empty.title')} body={t('empty.body')}>
          <Button onClick={() => document.querySelector<HTMLElement>('[data-question]')?.focus()}>
            {t('empty.ask')}
          </Button>
        </Empty>
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-4 p-5" data-ask={shown.answer.status}>
      <div className="leading-6 text-ink-2">
        <Markdown text={shown.asked} node={shown.question} />
      </div>
      <section aria-label={t('answer')} aria-live="polite" className="flex flex-col gap-3">
        <Provenance status={shown.answer.status} />
        <div className="flex flex-col gap-2 text-base leading-7">
          {shown.sentences.map((each, index) => (
            <p key={index}>
              <LinkedText text={each} />
            </p>
          ))}
        </div>
        {shown.answer.status === 'answered' && <AnswerActions shown={shown} />}
      </section>
      <Proof shown={shown} />
      <Suggestions shown={shown} />
      <QueryPlan shown={shown} />
      {question && <ModelAnswers question={question} />}
    </div>
  )
}

/** Where the answer comes from, in one line. */
function Provenance({ status }: { readonly status: ShownAnswer['answer']['status'] }) {
  const t = useTranslations('editor.ask')
  const isProven = status === 'answered'
  return (
    <p className="flex items-center gap-1.5 text-xs text-ink-2">
      {isProven && <Check aria-hidden className="size-3.5 text-ok" />}
      {t(`provenance.${status}`)}
    </p>
  )
}

function AnswerActions({ shown }: { readonly shown: ShownAnswer }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const kept = useEditor(({ view }) => isKept(view.document.nodes, shown))
  const text = shown.sentences.join('\n\n')
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        onMouseLeave={() => pointNowhere(store)}
        onBlur={() => pointNowhere(store)}
        onFocus={() => pointAt(store, shown.cites)}
        onMouseEnter={() => pointAt(store, shown.cites)}
        onClick={() => pointAt(store, shown.cites)}
      >
        <Crosshair aria-hidden className="size-4" />
        {t('ask.show')}
      </Button>
      <Button disabled={kept} onClick={() => keep(store, shown)}>
        <Pin aria-hidden className="size-4" />
        {kept ? t('ask.kept') : t('ask.keep')}
      </Button>
      <Button look="ghost" onClick={() => void copyText(plainWords(text), t)}>
        <Copy aria-hidden className="size-4" />
        {t('ask.copy')}
      </Button>
    </div>
  )
}

const isKept = (nodes: readonly Node[], { sentences }: ShownAnswer) =>
  nodes.some(
    (node) =>
      node.kind === 'answer' && node.model === 'graph' && node.text === sentences.join('\n\n'),
  )

function keep(store: EditorStore, { question, sentences, cites }: ShownAnswer): void {
  keepAnswer(store, question.id as NodeId, {
    text: sentences.join('\n\n'),
    cites,
    model: 'graph',
    status: 'complete',
    time: new Date().toISOString(),
  })
}

/** The facts by which the answer holds, each lighting where it stands. */
function Proof({ shown }: { readonly shown: ShownAnswer }) {
  const t = useTranslations('editor.ask')
  if (shown.lines.length === 0) return null
  return (
    <details open={shown.lines.length <= 8} data-proof>
      <summary className="cursor-pointer text-xs text-ink-2">
        {t('proof', { count: shown.lines.length })}
      </summary>
      <ol className="flex flex-col gap-1.5 pt-2">
        {shown.lines.map(({ text }, index) => (
          <li
            key={index}
            className={classNames(
              'border-l-2 border-line-strong pl-3 text-sm leading-6 text-ink-2',
            )}
          >
            <LinkedText text={text} />
          </li>
        ))}
      </ol>
    </details>
  )
}

/** Questions that the graph can answer, near to one that it cannot. */
function Suggestions({ shown: { question, suggestions } }: { readonly shown: ShownAnswer }) {
  const t = useTranslations('editor.ask')
  const store = useEditorStore()
  if (suggestions.length === 0) return null
  const ask = (text: string) =>
    store.dispatch(typeText(question, 'text', text), { typed: { id: question.id, field: 'text' } })
  return (
    <section aria-label={t('suggestions')} className="flex flex-col gap-2">
      <h3 className="text-xs text-ink-2">{t('suggestions')}</h3>
      <ul className="flex flex-col items-start gap-2">
        {suggestions.map((text) => (
          <li key={text} className="max-w-full">
            <Button
              className="h-auto min-h-8 py-1 text-left whitespace-normal"
              onClick={() => ask(text)}
            >
              {text}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Lights what the answer rests on while it is shown and nothing else is pointed at. */
function useLitAnswer(shown: ShownAnswer | undefined): void {
  const store = useEditorStore()
  const key = shown?.answer.status === 'answered' ? shown.cites.join(' ') : ''
  useEffect(() => {
    if (key === '') return
    store.setState({ answerLit: key.split(' ') })
    pointNowhere(store)
    return () => {
      store.setState({ answerLit: [] })
      pointNowhere(store)
    }
  }, [key, store])
}
