'use client'
import { useTranslations } from 'next-intl'
import { memo, useEffect, useMemo, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Empty } from '@/components/ui/empty'
import type { MediaPart, SectionName } from '@/lib/prompt/prompt'
import { useCompiled } from './compiled'
import { useEditor, useEditorStore } from './context'
import { DiagnosticList } from './diagnostic-list'
import { LitPlacesProvider, useLitPlace, useLitPlaces } from './lit-places'
import { derivationQuery } from '@/lib/media/derivation'
import { sentUrl } from './media'
import { problemsOf } from './open-phrases'
import { PlayButton } from './play-button'
import { pointAt, pointNowhere, usePointing } from './pointing'
import { aliasPieces, promptSections } from './prompt-blocks'
import { PromptHead } from './prompt-head'
import { PromptOmissions } from './prompt-omissions'

/** The prompt as it will be sent, following the canvas and pointing back at it. */
export function PromptPanel() {
  const t = useTranslations('editor')
  const { compiled, settings, open, view, isReady } = useCompiled()
  const sections = useMemo(() => (compiled ? promptSections(compiled.prompt) : []), [compiled])
  const problems = useMemo(
    () => problemsOf(view, open, compiled?.diagnostics ?? []),
    [view, open, compiled],
  )
  const aliasIds = useAliasIds(compiled?.manifest.aliases)
  const list = useRef<HTMLDivElement>(null)
  useFollowSelection(list)
  const places = useLitPlaces()
  if (!compiled || !isReady) return null
  const { manifest } = compiled
  // The instructions alone ask for nothing.
  if (compiled.prompt.turns.length === 0) {
    return (
      <div className="p-5">
        <PromptHead compiled={compiled} settings={settings} openCount={open.length} />
        <EmptyPrompt />
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-4 p-5">
      <PromptHead compiled={compiled} settings={settings} openCount={open.length} />
      <DiagnosticList
        // The question box right below says so already.
        problems={problems.filter(({ diagnostic }) => diagnostic.code !== 'question.missing')}
      />
      <PromptOmissions omitted={manifest.omitted} />
      <div ref={list} data-prompt className="flex flex-col gap-4">
        <LitPlacesProvider value={places}>
          {sections.map((section, index) => (
            <section
              key={index}
              data-section={section.name}
              aria-label={t(`sections.${section.name}`)}
            >
              <SectionBody
                name={section.name}
                heading={section.heading}
                tokens={manifest.tokens.sections[section.name] ?? 0}
              >
                {section.blocks.map((block, at) =>
                  block.type === 'text' ? (
                    <TextBlock
                      key={at}
                      text={block.text}
                      ids={block.ids}
                      idsKey={block.ids.join(' ')}
                      aliasIds={aliasIds}
                    />
                  ) : (
                    <MediaBlock key={at} part={block.part} />
                  ),
                )}
              </SectionBody>
            </section>
          ))}
        </LitPlacesProvider>
      </div>
    </div>
  )
}

/** Nothing to send, so nothing to copy either: the server would refuse it as `prompt.empty`. */
function EmptyPrompt() {
  const t = useTranslations('editor')
  const ask = () => document.querySelector<HTMLElement>('[data-question]')?.focus()
  return (
    <div data-prompt>
      <Empty title={t('emptyPrompt.title')} body={t('emptyPrompt.body')}>
        <Button onClick={ask}>{t('emptyPrompt.ask')}</Button>
      </Empty>
    </div>
  )
}

/** Alias to id; the same map while no alias changed, so that typing draws only the line typed in. */
function useAliasIds(aliases: readonly { alias: string; nodeId: string }[] | undefined) {
  const key = (aliases ?? []).map((each) => `${each.alias}\n${each.nodeId}`).join('\n')
  return useMemo(() => {
    const words = key === '' ? [] : key.split('\n')
    const ids = new Map<string, string>()
    for (let at = 0; at + 1 < words.length; at += 2) ids.set(words[at] ?? '', words[at + 1] ?? '')
    return ids
  }, [key])
}

/** Brings the first place of what was selected on the canvas into view. */
function useFollowSelection(list: { readonly current: HTMLDivElement | null }) {
  const selected = useEditor((state) => state.session.selectedNodes)
  useEffect(() => {
    const [id] = selected
    if (id === undefined) return
    const place = list.current?.querySelector(`[data-nodes~="${CSS.escape(id)}"]`)
    place?.scrollIntoView({ block: 'nearest' })
  }, [selected, list])
}

function SectionBody({
  name,
  heading,
  tokens,
  children,
}: {
  readonly name: SectionName
  readonly heading: string | undefined
  readonly tokens: number
  readonly children: React.ReactNode
}) {
  const t = useTranslations('editor')
  const head = (
    <>
      <span className={classNames('grow', heading !== undefined && 'font-mono')}>
        {heading ?? t(`sections.${name}`)}
      </span>
      <span className="font-mono tabular-nums">{tokens.toLocaleString('en')}</span>
    </>
  )
  if (name === 'instructions') {
    return (
      <details>
        <summary className="flex cursor-pointer items-center text-xs text-ink-2">{head}</summary>
        <div className="pt-2">{children}</div>
      </details>
    )
  }
  return (
    <>
      <h3 className="flex items-center pb-1.5 text-xs text-ink-2">{head}</h3>
      {children}
    </>
  )
}

const TextBlock = memo(
  function TextBlock({
    text,
    ids,
    aliasIds,
  }: {
    readonly text: string
    readonly ids: readonly string[]
    readonly idsKey: string
    readonly aliasIds: ReadonlyMap<string, string>
  }) {
    const store = useEditorStore()
    const place = useLitPlace('line', ids)
    const pieces = useMemo(() => aliasPieces(text, aliasIds), [text, aliasIds])
    return (
      <p
        ref={place}
        data-nodes={ids.length > 0 ? ids.join(' ') : undefined}
        onMouseEnter={() => ids.length > 0 && pointAt(store, ids)}
        onMouseLeave={() => ids.length > 0 && pointNowhere(store)}
        className="-mx-2 rounded-md px-2 py-0.5 font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap text-ink-2 [content-visibility:auto] [contain-intrinsic-size:auto_24px] data-lit:bg-accent-soft data-lit:text-ink"
      >
        {pieces.map((piece, index) =>
          piece.id === undefined ? (
            // A block is a line of its own here, so its last line break would draw an empty one.
            index === pieces.length - 1 ? (
              piece.text.replace(/\n$/, '')
            ) : (
              piece.text
            )
          ) : (
            <AliasInText key={index} alias={piece.text} id={piece.id} />
          ),
        )}
      </p>
    )
  },
  (a, b) => a.text === b.text && a.idsKey === b.idsKey && a.aliasIds === b.aliasIds,
)

function AliasInText({ alias, id }: { readonly alias: string; readonly id: string }) {
  const pointing = usePointing([id])
  const place = useLitPlace('alias', [id])
  return (
    <span
      {...pointing}
      ref={place}
      tabIndex={-1}
      className="rounded-sm text-accent-ink data-lit:bg-accent-soft"
    >
      {alias}
    </span>
  )
}

/** How long a sound is as it is sent. */
function secondsOf({ asset, derivation }: MediaPart & { type: 'audio' }): number {
  const { clip } = derivation
  return clip ? clip.end - clip.start : asset.durationSeconds
}

const MediaBlock = memo(
  function MediaBlock({ part }: { readonly part: MediaPart }) {
    const store = useEditorStore()
    const node = useEditor((state) => state.view.nodes.get(part.nodeId))
    const clipped = useEditor((state) => state.view.nodes.get(part.nodeIds[0] ?? ''))
    const place = useLitPlace('line', part.nodeIds)
    return (
      <div
        ref={place}
        data-nodes={part.nodeIds.join(' ')}
        data-part={part.type}
        onMouseEnter={() => pointAt(store, part.nodeIds)}
        onMouseLeave={() => pointNowhere(store)}
        className="-mx-2 flex items-center gap-2 rounded-md px-2 py-1 [content-visibility:auto] [contain-intrinsic-size:auto_56px] data-lit:bg-accent-soft"
      >
        {part.type === 'image' ? (
          <span
            role="img"
            aria-label={part.alias}
            className="h-12 rounded-md bg-canvas bg-contain bg-center bg-no-repeat"
            style={{
              width: Math.min(
                160,
                Math.max(32, (48 * part.derivation.width) / part.derivation.height),
              ),
              backgroundImage: `url("${sentUrl(part)}")`,
            }}
          />
        ) : (
          <>
            {node?.kind === 'audio' && (
              <PlayButton
                audio={node}
                segment={clipped?.kind === 'segment' ? clipped : undefined}
                name={part.alias}
                size="small"
              />
            )}
            <span className="font-mono text-xs text-ink-2">{secondsOf(part).toFixed(1)} s</span>
          </>
        )}
      </div>
    )
  },
  (a, b) =>
    a.part.alias === b.part.alias &&
    a.part.nodeIds.join() === b.part.nodeIds.join() &&
    a.part.asset.hash === b.part.asset.hash &&
    derivationQuery(a.part.derivation) === derivationQuery(b.part.derivation),
)
