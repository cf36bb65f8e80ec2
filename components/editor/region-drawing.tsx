'use client'
import { useTranslations } from 'next-intl'
import { useState, type PointerEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { fittedRect } from '@/lib/editor/geometry'
import type { NodeOf } from '@/lib/kinds'
import type { NodeId } from '@/lib/std/id'
import { useEditorStore } from './context'

type Corner = { readonly x: number; readonly y: number }
/** Smaller than this is a slip of the hand, not a box. Fractions of the picture. */
const extentMin = 0.01

/** A sheet over a picture on which a box is drawn by dragging. */
export function RegionDrawing({
  image,
  width,
}: {
  readonly image: NodeOf<'image'>
  readonly width: number
}) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const [box, setBox] = useState<{ from: Corner; to: Corner }>()
  const frame = fittedRect(image, width)

  function cornerOf(event: PointerEvent<HTMLDivElement>): Corner {
    // The screen's rectangle has the zoom in it, so a fraction of it needs no other arithmetic.
    const rect = event.currentTarget.getBoundingClientRect()
    const held = (value: number) => Math.max(0, Math.min(1, value))
    return {
      x: held((event.clientX - rect.left) / rect.width),
      y: held((event.clientY - rect.top) / rect.height),
    }
  }
  function finish() {
    if (!box) return
    setBox(undefined)
    const rect = rectOf(box)
    if (rect.width < extentMin || rect.height < extentMin) return
    const id = uuidv7() as NodeId
    const shape = { type: 'box' as const, ...rect }
    const isDone = store.dispatch(
      [{ type: 'addNode', node: { id, kind: 'region', of: image.id, shape } }],
      { select: [id] },
    )
    if (!isDone) return
    store.setState({ drawingOn: undefined, tab: 'node', sheetUp: true })
    // The next thing that is typed is its name.
    store.setSession((session) => ({ ...session, editing: id }))
  }
  const drawn = box && rectOf(box)
  return (
    <div
      role="application"
      aria-label={t('drawRegionHint')}
      className="nodrag nopan absolute z-20 cursor-crosshair touch-none rounded-md bg-accent/5 ring-2 ring-accent"
      style={{ left: frame.x - 1, top: frame.y - 1, width: frame.width, height: frame.height }}
      onPointerDown={(event) => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        const corner = cornerOf(event)
        setBox({ from: corner, to: corner })
      }}
      onPointerMove={(event) => box && setBox({ from: box.from, to: cornerOf(event) })}
      onPointerUp={finish}
      onPointerCancel={() => setBox(undefined)}
    >
      {drawn && (
        <div
          className="absolute border-2 border-accent bg-accent/15"
          style={{
            left: `${drawn.x * 100}%`,
            top: `${drawn.y * 100}%`,
            width: `${drawn.width * 100}%`,
            height: `${drawn.height * 100}%`,
          }}
        />
      )}
    </div>
  )
}

/** Coordinates to a ten-thousandth: finer than a pixel of any picture that is accepted is of no use. */
function rectOf({ from, to }: { from: Corner; to: Corner }) {
  const fine = (value: number) => Math.round(value * 10_000) / 10_000
  const x = fine(Math.min(from.x, to.x))
  const y = fine(Math.min(from.y, to.y))
  return {
    x,
    y,
    width: fine(Math.max(from.x, to.x) - x),
    height: fine(Math.max(from.y, to.y) - y),
  }
}
