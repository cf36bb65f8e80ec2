'use client'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Key } from '@/components/ui/key'
import { unstressed } from '@/lib/graph/stress'
import { audioMediaTypes, imageMediaTypes } from '@/lib/media/asset'
import { useComposer } from './composer-context'
import { ProposalList } from './composer-list'
import { hasDraft } from './composer-state'
import { openOf, type Keeping } from './use-composer-keeping'

const toolLook =
  'shrink-0 rounded border border-line bg-canvas px-1.5 font-mono text-[11px] leading-[18px] text-ink-2 hover:border-line-strong hover:text-ink pointer-coarse:min-h-11 pointer-coarse:min-w-11 pointer-coarse:rounded-lg pointer-coarse:px-3'

/** What can be put into the text, what it comes to, what is open in it, and the button that keeps it. */
export function ComposerFoot({
  onAt,
  onFiles,
  onAsk,
  onUndo,
  keeping,
}: {
  readonly onAt: () => void
  readonly onFiles: (files: readonly File[]) => void
  readonly onAsk: () => void
  readonly onUndo: (isForth: boolean) => void
  readonly keeping: Keeping
}) {
  const t = useTranslations('composer')
  const openCount = useComposer((state) => openOf(state).length)
  return (
    <div className="flex flex-wrap items-center gap-2 px-5 pt-1.5 pb-4 max-sm:px-3 max-sm:pb-3">
      <button
        type="button"
        aria-label={t('at')}
        title={t('at')}
        // The field keeps the focus, and the caret its place.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onAt}
        className={toolLook}
      >
        @
      </button>
      <FilePicker onFiles={onFiles} />
      <Hint />
      <span className="ml-auto flex items-center gap-2">
        {openCount > 0 && (
          <Button onClick={onAsk} onMouseDown={(event) => event.preventDefault()}>
            {t('toDecide', { count: openCount })}
          </Button>
        )}
        <KeepButton keeping={keeping} onUndo={onUndo} />
      </span>
      <Told />
    </div>
  )
}

const accepted = [
  ...imageMediaTypes,
  ...audioMediaTypes,
  '.jpg,.jpeg,.png,.webp,.gif,.avif,.wav,.mp3,.ogg,.opus,.flac,.m4a,.webm,.txt,.md',
].join(',')

function FilePicker({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const t = useTranslations('composer')
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" onClick={() => input.current?.click()} className={toolLook}>
        {t('addFiles')}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-picker="composer"
        aria-label={t('addFiles')}
        accept={accepted}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </>
  )
}

/** What one can do now, or what is in the way. */
function Hint() {
  const t = useTranslations('composer')
  const missing = useComposer((state) => state.missing)
  const open = useComposer((state) => openOf(state)[0]?.text)
  if (missing.length > 0) {
    return (
      <p role="alert" className="min-w-48 grow basis-0 text-xs text-warn-ink">
        {t('missing', { name: missing[0] ?? '', more: missing.length - 1 })}
      </p>
    )
  }
  return (
    <p className="min-w-0 shrink truncate text-xs text-ink-2 @max-2xl:hidden">
      {open === undefined ? t('hint') : t('hintOpen', { phrase: unstressed(open) })}
    </p>
  )
}

function KeepButton({
  keeping,
  onUndo,
}: {
  readonly keeping: Keeping
  readonly onUndo: (isForth: boolean) => void
}) {
  const t = useTranslations('composer')
  const what = useKept()
  const isWritten = useComposer(hasDraft)
  const { waitedCount } = keeping
  return (
    <span className="flex items-center">
      {waitedCount > 0 ? (
        <>
          <span role="status" className="mr-2 text-xs text-ink-2">
            {t('waiting', { count: waitedCount })}
          </span>
          <Button onClick={keeping.cancel} className="has-[+button]:rounded-r-none">
            {t('cancelKeep')}
          </Button>
        </>
      ) : (
        <Button
          look="primary"
          disabled={!isWritten}
          onClick={keeping.keep}
          className="peer pr-2 has-[+button]:rounded-r-none"
        >
          <span className="@max-xl:sr-only">{t('keep', { what }).trim()}</span>
          <span aria-hidden className="@xl:hidden">
            {t('keep', { what: '' }).trim()}
          </span>
          <span className="pointer-coarse:hidden">
            <Key inverted>Enter</Key>
          </span>
        </Button>
      )}
      {/* While files are waited for, what is proposed can still be decided. */}
      <ProposalList
        onUndo={onUndo}
        trigger={classNames(
          'flex h-8 w-7 items-center justify-center rounded-r-lg border-l border-panel/30 bg-ink text-panel hover:opacity-90 pointer-coarse:h-11 pointer-coarse:w-11',
        )}
      />
    </span>
  )
}

const kinds = ['things', 'links', 'files', 'notes', 'questions', 'answers'] as const

/** What is kept, in words: of each kind how many, if any. */
function useKept(shown: readonly (typeof kinds)[number][] = kinds): string {
  const t = useTranslations('composer.kept')
  const counts = useComposer(({ reading }) => reading?.counts)
  return shown
    .filter((kind) => counts && counts[kind] > 0)
    .map((kind) => t(kind, { count: counts?.[kind] ?? 0 }))
    .join(', ')
}

/** What is drawn of it while it is written. */
const drawn = ['things', 'links', 'files'] as const

/** Says what is proposed to those who do not see it grow. */
function Told() {
  const t = useTranslations('composer')
  const what = useKept(drawn)
  const openCount = useComposer((state) => openOf(state).length)
  return (
    <p role="status" className="sr-only">
      {what !== '' && t('told', { what, open: openCount })}
    </p>
  )
}
