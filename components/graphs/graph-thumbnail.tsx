'use client'
import { useEffect, useRef, useState } from 'react'
import { mediaUrl } from '@/components/editor/media'
import { client } from '@/components/requests'
import type { GraphSummary } from '@/lib/api/contract/graphs'
import type { Thumbnail } from '@/lib/editor/thumbnail'
import type { NodeKind } from '@/lib/kinds'

/** Larger graphs are not read for a drawing of this size. */
const nodesCountMax = 300
const known = new Map<string, Promise<Thumbnail | undefined>>()
const knownCountMax = 200

/** Reads a graph once a revision and finds the places of its cards. */
function thumbnailFor({ id, revision }: GraphSummary): Promise<Thumbnail | undefined> {
  const key = `${id} ${revision}`
  const before = known.get(key)
  if (before) return before
  const found = Promise.all([import('@/lib/editor/thumbnail'), client.readGraph(id)])
    .then(([{ thumbnailOf }, graph]) => (graph.ok ? thumbnailOf(graph.value.document) : undefined))
    // A drawing that fails is left out: the row says all that counts.
    .catch(() => undefined)
  if (known.size >= knownCountMax) known.clear()
  known.set(key, found)
  return found
}

const fills: Readonly<Record<NodeKind, string>> = {
  entity: 'fill-k-entity',
  set: 'fill-k-set',
  text: 'fill-k-text',
  image: 'fill-k-image',
  region: 'fill-k-image',
  audio: 'fill-k-audio',
  segment: 'fill-k-audio',
  question: 'fill-k-question',
  answer: 'fill-k-answer',
  document: 'fill-k-document',
}

/** A graph as small as a stamp: where its cards stand, by kind, and its first pictures. */
export function GraphThumbnail({ graph }: { readonly graph: GraphSummary }) {
  const frame = useRef<HTMLSpanElement>(null)
  const [thumbnail, setThumbnail] = useState<Thumbnail>()
  const isDrawn = graph.nodeCount > 0 && graph.nodeCount <= nodesCountMax
  useEffect(() => {
    const { current } = frame
    if (!current || !isDrawn) return
    let isCurrent = true
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      observer.disconnect()
      void thumbnailFor(graph).then((found) => isCurrent && setThumbnail(found))
    })
    observer.observe(current)
    return () => {
      isCurrent = false
      observer.disconnect()
    }
  }, [graph, isDrawn])
  return (
    <span
      ref={frame}
      aria-hidden
      data-thumbnail
      className="block h-14 w-[84px] shrink-0 overflow-hidden rounded-md border border-line bg-canvas p-1"
    >
      {thumbnail && <Drawing thumbnail={thumbnail} />}
    </span>
  )
}

function Drawing({ thumbnail: { bounds, cards } }: { readonly thumbnail: Thumbnail }) {
  const edge = Math.max(bounds.width, bounds.height * 1.5) / 40
  return (
    <svg
      viewBox={`${bounds.x} ${bounds.y} ${bounds.width} ${bounds.height}`}
      className="block size-full"
    >
      {cards.map(({ rect, kind, picture }, index) => (
        <g key={index}>
          <rect
            {...rect}
            rx={edge / 2}
            className="fill-card stroke-line-strong"
            strokeWidth={edge / 5}
          />
          {picture ? (
            <image href={mediaUrl(picture)} {...rect} preserveAspectRatio="xMidYMid slice" />
          ) : (
            <rect {...rect} width={edge} rx={edge / 2} className={fills[kind]} />
          )}
        </g>
      ))}
    </svg>
  )
}
