'use client'
import { CornerDownRight, RotateCcw, Send, Square } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { client, reasonOf } from '@/components/requests'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { readCitations } from '@/lib/citations/read'
import type { View } from '@/lib/editor/view'
import type { Node } from '@/lib/kinds'
import type { Language } from '@/lib/messages'
import type { NodeId } from '@/lib/std/id'
import { askModel, stopAsking, type Asking } from './asking'
import { Cited } from './citation-chip'
import { useEditor, useEditorStore } from './context'
import { continueFrom } from './keep-answer'
import { Markdown } from './markdown'

type AnswerNode = Extract<Node, { kind: 'answer' }>
type Choice = { readonly value: string; readonly label: string }

/** What models answer to the question: who is asked, what is being said, and what each said. */
export function ModelAnswers({ question }: { readonly question: Node }) {
  const t = useTranslations('editor.ask.model')
  const store = useEditorStore()
  const asking = useEditor((state) => state.asking)
  const choices = useModels()
  const answers = useAnswers(question.id)
  const own = asking?.question === question.id ? asking : undefined
  const isAsking = own !== undefined && !own.isOver
  const ask = (model: string) => void askModel(store, question, model)
  return (
    <section
      aria-label={t('title')}
      className="flex flex-col gap-3 border-t border-line pt-4"
      data-models
    >
      <h3 className="text-xs text-ink-2">{t('title')}</h3>
      <AskRow choices={choices} isAsking={isAsking} onAsk={ask} onStop={() => stopAsking(store)} />
      {own && <Current asking={own} onAgain={() => ask(own.model)} />}
      {answers.length > 0 && (
        <Answers key={question.id} answers={answers} isAsking={isAsking} onAgain={ask} />
      )}
    </section>
  )
}

/** Undefined until the server has told. */
function useModels(): readonly Choice[] | undefined {
  const [choices, setChoices] = useState<readonly Choice[]>()
  useEffect(() => {
    const gone = new AbortController()
    void client.listModels({ signal: gone.signal }).then((answer) => {
      if (gone.signal.aborted) return
      const { models = [], usual = null } = answer.ok ? answer.value : {}
      const listed = models.map(({ id, name }) => ({ value: id, label: name }))
      const isListed = usual === null || models.some(({ id }) => id === usual)
      setChoices(isListed ? listed : [{ value: usual, label: usual }, ...listed])
    })
    return () => gone.abort()
  }, [])
  return choices
}

/** Those of models alone: what the graph says is shown above. */
function useAnswers(question: string): readonly AnswerNode[] {
  const document = useEditor(({ view }) => view.document)
  const ids = new Set<string>(
    document.edges
      .filter(({ role, target }) => role === 'answers' && target === question)
      .map(({ source }) => source),
  )
  return document.nodes.filter(
    (node): node is AnswerNode =>
      node.kind === 'answer' && node.model !== 'graph' && ids.has(node.id),
  )
}

function AskRow({
  choices,
  isAsking,
  onAsk,
  onStop,
}: {
  readonly choices: readonly Choice[] | undefined
  readonly isAsking: boolean
  readonly onAsk: (model: string) => void
  readonly onStop: () => void
}) {
  const t = useTranslations('editor.ask.model')
  const [picked, setPicked] = useState<string>()
  if (!choices) return <div className="h-8" aria-busy />
  const model = picked ?? choices[0]?.value
  if (model === undefined) return <p className="text-sm leading-6 text-ink-2">{t('none')}</p>
  return (
    <div className="flex items-center gap-2">
      <Select aria-label={t('choose')} value={model} choices={choices} onChange={setPicked} />
      {isAsking ? (
        <Button onClick={onStop} className="shrink-0">
          <Square aria-hidden className="size-4" />
          {t('stop')}
        </Button>
      ) : (
        <Button onClick={() => onAsk(model)} className="shrink-0">
          <Send aria-hidden className="size-4" />
          {t('ask')}
        </Button>
      )}
    </div>
  )
}

/** The answer that is being given, or why there is none. */
function Current({ asking, onAgain }: { readonly asking: Asking; readonly onAgain: () => void }) {
  const t = useTranslations('editor.ask.model')
  const { text, model, problem, waitSeconds, isOver } = asking
  if (isOver) {
    return (
      <div
        role="alert"
        className="flex flex-col items-start gap-2 border-l-2 border-warn pl-3"
        data-failed
      >
        <p className="text-sm leading-6">
          <Reason problem={problem} />
        </p>
        <Button onClick={onAgain}>
          <RotateCcw aria-hidden className="size-4" />
          {t('again')}
        </Button>
      </div>
    )
  }
  return (
    <article className="flex flex-col gap-1" data-answering aria-busy>
      <p role="status" className="text-xs text-ink-2">
        {model} ·{' '}
        {waitSeconds === undefined
          ? t('answering')
          : t('waiting', { seconds: Math.ceil(waitSeconds) })}
      </p>
      <div className="leading-7 wrap-anywhere">
        <Cited>
          <Markdown text={text} />
        </Cited>
      </div>
    </article>
  )
}

function Reason({ problem }: { readonly problem: Asking['problem'] }) {
  const t = useTranslations('editor.ask.model')
  const language = useLocale() as Language
  return <>{problem ? reasonOf(problem, language) : t('unreachable')}</>
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(before)
  if (!next.delete(id)) next.add(id)
  return next
}

/** What the answer cites in the form of an alias that no node has. */
function Unknown({ text }: { readonly text: string }) {
  const t = useTranslations('editor.ask.model')
  const unknown = useEditor(({ view }) => unknownIn(text, view).join(', '))
  if (unknown === '') return null
  return (
    <p className="border-l-2 border-warn pl-2 text-sm leading-6" data-unknown>
      {t('unknown', { aliases: unknown })}
    </p>
  )
}

function unknownIn(text: string, { aliases }: View): readonly string[] {
  const known = [...aliases].map(([nodeId, alias]) => ({ alias, nodeId }))
  const citations = readCitations(text, known).filter(({ nodeId }) => nodeId === undefined)
  return [...new Set(citations.map((each) => each.text))]
}

/** What was answered, side by side with who said it; one goes on from as many as one marks. */
function Answers({
  answers,
  isAsking,
  onAgain,
}: {
  readonly answers: readonly AnswerNode[]
  readonly isAsking: boolean
  readonly onAgain: (model: string) => void
}) {
  const t = useTranslations('editor.ask.model')
  const store = useEditorStore()
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) => setMarked((before) => toggled(before, id))
  const chosen = answers.filter(({ id }) => marked.has(id)).map(({ id }) => id as NodeId)
  return (
    <>
      {answers.map((node) => (
        <article
          key={node.id}
          className="flex flex-col gap-2 border-l-2 border-line-strong pl-3"
          data-model-answer={node.status}
        >
          <p className="text-xs text-ink-2">
            {[node.model ?? '', t(`status.${node.status ?? 'complete'}`)].join(' · ')}
            {node.usage?.outputTokens !== undefined &&
              ` · ${t('tokens', { input: node.usage.inputTokens ?? 0, output: node.usage.outputTokens })}`}
          </p>
          <div className="leading-7 wrap-anywhere">
            <Cited>
              <Markdown text={node.text} />
            </Cited>
          </div>
          <Unknown text={node.text} />
          <div className="flex flex-wrap items-center gap-3">
            <label className="flex items-center gap-1.5 text-sm">
              <input
                type="checkbox"
                checked={marked.has(node.id)}
                onChange={() => toggle(node.id)}
              />
              {t('from')}
            </label>
            {node.model !== undefined && (
              <Button look="ghost" disabled={isAsking} onClick={() => onAgain(node.model ?? '')}>
                <RotateCcw aria-hidden className="size-4" />
                {t('again')}
              </Button>
            )}
          </div>
        </article>
      ))}
      {chosen.length > 0 && (
        <Button onClick={() => continueFrom(store, chosen)} className="self-start">
          <CornerDownRight aria-hidden className="size-4" />
          {t('join', { count: chosen.length })}
        </Button>
      )}
    </>
  )
}
