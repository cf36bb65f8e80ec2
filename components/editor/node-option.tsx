'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import { classNames } from '@/components/ui/class-names'
import { faceOf, type Face, type View } from '@/lib/editor/view'
import { plainWords } from '@/lib/graph/links'
import type { Node } from '@/lib/kinds'
import { AliasChip } from './alias-chip'
import { useAlias, useEditor } from './context'
import { kindLooks } from './kind-looks'
import { Crop } from './picture'

/** The picture in which a node can be told at a glance, if there is one. */
export function pictureOf(view: View, node: Node): Face {
  if (node.kind === 'image') return { image: node }
  if (node.kind === 'entity') return faceOf(view, node.id)
  const image = node.kind === 'region' ? view.nodes.get(node.of) : undefined
  return node.kind === 'region' && image?.kind === 'image' ? { image, region: node } : {}
}

const wordsLengthMax = 300

/** What a node is on one line: its picture or the icon of its kind, its name and its alias. */
export function NodeBrief({ node }: { readonly node: Node }) {
  const t = useTranslations('editor')
  const alias = useAlias(node.id)
  const view = useEditor((state) => state.view)
  const { image, region } = useMemo(() => pictureOf(view, node), [view, node])
  const look = kindLooks[node.kind]
  const words = 'text' in node ? plainWords(node.text?.slice(0, wordsLengthMax) ?? '') : ''
  return (
    <span className="flex min-w-0 grow items-center gap-2">
      <look.icon aria-hidden className={classNames('size-4 shrink-0', look.ink)} />
      {image?.asset && <Crop image={image} region={region} width={32} height={24} />}
      <span className="min-w-0 grow truncate">
        {node.label || words || t(`kinds.${node.kind}`)}
      </span>
      <AliasChip alias={alias} />
    </span>
  )
}

/** A node in a list from which one is taken. */
export function NodeOption({
  id,
  node,
  isChosen,
  onTake,
}: {
  readonly id: string
  readonly node: Node
  readonly isChosen: boolean
  readonly onTake: () => void
}) {
  const element = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isChosen) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    <li
      id={id}
      ref={element}
      role="option"
      aria-selected={isChosen}
      onClick={onTake}
      className={classNames(
        'flex min-h-8 cursor-pointer items-center rounded-md px-2 pointer-coarse:min-h-11',
        isChosen ? 'bg-line/70' : 'hover:bg-line/40',
      )}
    >
      <NodeBrief node={node} />
    </li>
  )
}

/** The step that an arrow key means in a list, and 0 of any other key. */
export function stepOf(key: string): number {
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
}
