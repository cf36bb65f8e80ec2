'use client'
import { Handle, Position, useStore } from '@xyflow/react'
import { classNames } from '@/components/ui/class-names'
import { useFinger } from './pointer'

/** How far outside a selected region its ends stand, so that its own handles are free; pixels of the screen. */
const outPixels = { mouse: 24, finger: 62 } as const
/** How large the place is that a finger must hit. */
const fingerPixels = 44
const dotPixels = 10

/** Dots from which a wire of a region or a segment is pulled; they show when it is pointed at or selected. */
export function PartWireEnds({
  id,
  isOut,
  selected,
}: {
  readonly id: string
  /** Whether they stand outside of what they belong to. */
  readonly isOut: boolean
  readonly selected: boolean
}) {
  const zoom = useStore((state) => state.transform[2])
  const isFinger = useFinger()
  const out = isOut ? outPixels[isFinger ? 'finger' : 'mouse'] / zoom : 0
  const reach = isFinger && selected ? Math.max(0, (fingerPixels / zoom - dotPixels) / 2) : 0
  const look = classNames(
    'z-10! size-2.5! rounded-full! border-2! border-card! bg-ink-3! transition-opacity hover:bg-accent!',
    'group-hover/part:opacity-100 group-focus/part:opacity-100',
    selected ? 'opacity-100' : 'opacity-0',
  )
  return (['right', 'left'] as const).map((side) => (
    <Handle
      key={side}
      type="source"
      position={side === 'right' ? Position.Right : Position.Left}
      id={`${id}:${side}`}
      className={look}
      style={side === 'right' ? { marginRight: -out } : { marginLeft: -out }}
    >
      {reach > 0 && (
        // A press on it goes to the dot itself.
        <span className="absolute rounded-full" style={{ inset: -reach }} />
      )}
    </Handle>
  ))
}
