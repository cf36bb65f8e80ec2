'use client'
import { mergeAttributes, Node } from '@tiptap/core'
import { NodeViewWrapper, ReactNodeViewRenderer, type ReactNodeViewProps } from '@tiptap/react'
import { CircleAlert, RotateCcw, RotateCw, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { Menu, MenuItem, MenuText } from '@/components/ui/menu'
import type { NodeOf } from '@/lib/kinds'
import { bounds } from '@/lib/std/bounds'
import { isId, type NodeId } from '@/lib/std/id'
import { cutText } from '@/lib/std/text'
import { AliasChip } from './alias-chip'
import { useComposer, useComposerStore } from './composer-context'
import { retryMedium, stateOf, useUnkept, type MediumState } from './composer-intake'
import type { Medium } from './composer-state'
import { useAlias, useEditorStore } from './context'
import { dismissUpload, useIntake } from './intake'
import { Mention, silentLook } from './mention'
import { Crop } from './picture'
import { PlayButton } from './play-button'

/** What a chip stands for, as it is kept in the field; a reference without an id points at nothing. */
export type Chip = { readonly id: string; readonly label: string }

/** What pasted HTML says of a chip; what could be no node's id makes it the words that it holds. */
function chipIn(name: 'medium' | 'reference', id = '', label = ''): Chip | false {
  const pointsNowhere = name === 'reference' && id === '' && label.trim() !== ''
  return (pointsNowhere || isId(id)) && { id, label: cutText(label, bounds.labelLengthMax) }
}

function chip(name: 'medium' | 'reference', view: typeof MediumChip) {
  return Node.create({
    name,
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({ id: { default: '' }, label: { default: '' } }),
    parseHTML: () => [
      {
        tag: `span[data-${name}]`,
        getAttrs: (element) => chipIn(name, element.dataset[name], element.dataset['label']),
      },
    ],
    renderHTML: ({ node }) => {
      const { id, label } = node.attrs as Chip
      return ['span', mergeAttributes({ [`data-${name}`]: id, 'data-label': label }), label]
    },
    renderText: ({ node }) => (node.attrs as Chip).label,
    addNodeView: () => ReactNodeViewRenderer(view, { as: 'span' }),
  })
}

/** A picture or a sound in the text. */
export const MediumNode = chip('medium', MediumChip)
/** A node that was chosen by hand. */
export const ReferenceNode = chip('reference', ReferenceChip)

function ReferenceChip({ node, editor, getPos }: ReactNodeViewProps) {
  const { id, label } = node.attrs as Chip
  /** In the place of the chip its words, which are read again. */
  function readAgain() {
    const from = getPos()
    if (from === undefined) return
    editor
      .chain()
      .focus()
      .insertContentAt({ from, to: from + 1 }, label)
      .run()
  }
  return (
    <NodeViewWrapper as="span" className="inline" data-chip="reference">
      {id === '' ? (
        <SilentWords words={label} onAgain={readAgain} />
      ) : (
        <Mention targets={[{ id: id as NodeId }]}>{label}</Mention>
      )}
    </NodeViewWrapper>
  )
}

/** Words that were said to point at nothing, with the way back. */
function SilentWords({ words, onAgain }: { readonly words: string; readonly onAgain: () => void }) {
  const t = useTranslations('editor.phrase')
  return (
    <Menu
      align="start"
      // The field has it, with the words that are read again.
      onClosed={() => document.activeElement?.closest('[data-composer]') !== null}
      trigger={
        <button
          type="button"
          title={t('nothing')}
          className={classNames('cursor-pointer rounded-sm', silentLook)}
        >
          {words}
        </button>
      }
    >
      <MenuText>{t('nothing')}</MenuText>
      <MenuItem icon={<RotateCcw aria-hidden />} onSelect={onAgain}>
        {t('again')}
      </MenuItem>
    </Menu>
  )
}

function MediumChip({ node, deleteNode, selected }: ReactNodeViewProps) {
  const t = useTranslations('composer')
  const { id, label } = node.attrs as Chip
  const medium = useComposer((state) => state.media.get(id))
  const state = useIntake(({ uploads }) => stateOf(medium, uploads))
  const isUnkept = useUnkept(({ ids }) => ids.has(id)) && state !== 'ready' && state !== 'gone'
  const isLost = state === 'failed' || state === 'waiting' || state === 'gone'
  const remove = () => {
    // What is on its way is called back; what arrived stays, so that undo finds it again.
    if (!medium?.asset) dismissUpload(id)
    deleteNode()
  }
  return (
    <NodeViewWrapper
      as="span"
      contentEditable={false}
      data-chip="medium"
      data-state={state}
      className={classNames(
        'group/chip mx-px inline-flex h-6 max-w-60 items-center gap-1.5 rounded-md border bg-card px-1 align-middle text-sm leading-none select-none pointer-coarse:h-8',
        selected ? 'border-ink-3 ring-1 ring-ink-3' : 'border-line-strong',
        (isLost || isUnkept) && 'border-dashed border-warn bg-warn-soft',
      )}
    >
      <Face medium={medium} state={state} label={label} />
      <span
        className="truncate"
        title={t(`medium.${isUnkept ? 'unkept' : state}`, { name: label })}
      >
        {label}
      </span>
      {medium?.name === '' && <MediumAlias id={id} />}
      {isUnkept && <span className="text-xs text-warn-ink">{t('unkept')}</span>}
      {isLost && <Lost id={id} label={label} state={state} />}
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('remove', { name: label })}
        onClick={remove}
        className="relative -mr-0.5 flex size-4 items-center justify-center rounded text-ink-2 opacity-60 group-hover/chip:opacity-100 hover:bg-line after:absolute after:-inset-1 pointer-coarse:size-6 pointer-coarse:after:-inset-2.5"
      >
        <X aria-hidden className="size-3" />
      </button>
    </NodeViewWrapper>
  )
}

/** What has no name of its own is told by its alias. */
function MediumAlias({ id }: { readonly id: string }) {
  return <AliasChip alias={useAlias(id)} />
}

/** What a medium looks like: its picture, the button that plays it, or how far it is on its way. */
function Face({
  medium,
  state,
  label,
}: {
  readonly medium: Medium | undefined
  readonly state: MediumState
  readonly label: string
}) {
  const kind = medium?.kind ?? 'image'
  if (state === 'sending') return <Ring id={medium?.id ?? ''} label={label} />
  if (state !== 'ready' || !medium?.asset) {
    return <CircleAlert aria-hidden className="size-3.5 shrink-0 text-warn-ink" />
  }
  // The asset was read from the file's bytes, and so was the kind.
  const node = { id: medium.id, kind, asset: medium.asset } as unknown
  if (kind === 'image') return <Crop image={node as NodeOf<'image'>} width={26} height={18} />
  return <PlayButton audio={node as NodeOf<'audio'>} name={label} size="tiny" />
}

const ringLength = 2 * Math.PI * 6

function Ring({ id, label }: { readonly id: string; readonly label: string }) {
  const t = useTranslations('editor')
  const fraction = useIntake(({ uploads }) => uploads.find((each) => each.id === id)?.fraction ?? 0)
  return (
    <svg
      viewBox="0 0 16 16"
      role="progressbar"
      aria-label={t('uploading', { name: label })}
      aria-valuenow={Math.round(fraction * 100)}
      className="size-4 shrink-0 -rotate-90 fill-none"
      strokeWidth={2.5}
    >
      <circle cx={8} cy={8} r={6} className="stroke-line" />
      <circle
        cx={8}
        cy={8}
        r={6}
        className="stroke-ink-2"
        strokeDasharray={`${fraction * ringLength} ${ringLength}`}
      />
    </svg>
  )
}

/** A file that did not arrive: what can still be sent is sent again by a press. */
function Lost({
  id,
  label,
  state,
}: {
  readonly id: string
  readonly label: string
  readonly state: MediumState
}) {
  const t = useTranslations('composer')
  const store = useEditorStore()
  const composer = useComposerStore()
  if (state === 'gone') return <span className="text-xs text-warn-ink">{t('gone')}</span>
  return (
    <button
      type="button"
      tabIndex={-1}
      onClick={() => retryMedium(store, composer, id)}
      aria-label={t('retry', { name: label })}
      title={t('retry', { name: label })}
      className="relative flex size-4 items-center justify-center rounded text-warn-ink hover:bg-line after:absolute after:-inset-1 pointer-coarse:size-6"
    >
      <RotateCw aria-hidden className="size-3" />
    </button>
  )
}
