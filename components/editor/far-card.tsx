'use client'
import { classNames } from '@/components/ui/class-names'
import type { CardData } from '@/lib/editor/canvas'
import { kindLooks } from './kind-looks'

/** A card from far away: its place, its kind, and whether it is lit. */
export function FarCard({
  data,
  selected,
}: {
  readonly data: CardData
  readonly selected: boolean
}) {
  const { node, width, heightAbout, lit } = data
  return (
    <article
      data-node-id={node.id}
      data-kind={node.kind}
      data-lit={lit || undefined}
      style={{ width, height: heightAbout }}
      className={classNames(
        'overflow-hidden rounded-card border-4',
        selected || lit ? 'border-accent' : 'border-line-strong',
        node.kind === 'set' ? 'bg-panel/70' : 'bg-card',
      )}
    >
      <span aria-hidden className={classNames('block h-full w-6', kindLooks[node.kind].edge)} />
      {/* React Flow looks for these to know where wires may begin. */}
      <span className="source" data-handleid=":right" data-handlepos="right" />
      <span className="source" data-handleid=":left" data-handlepos="left" />
    </article>
  )
}
