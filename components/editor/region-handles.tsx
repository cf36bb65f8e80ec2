'use client'
import { useStore } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { classNames } from '@/components/ui/class-names'
import { fittedRect } from '@/lib/editor/geometry'
import { reshape } from '@/lib/editor/region-gestures'
import {
  boxHandles,
  edgeMiddle,
  handlePoint,
  held,
  resizedBox,
  withCorner,
  withCornerAfter,
  withoutCorner,
  type BoxHandle,
} from '@/lib/editor/region-shapes'
import { select, type Point } from '@/lib/editor/session'
import type { NodeOf } from '@/lib/kinds'
import { boxOf, type Shape } from '@/lib/media/shape'
import { useEditor, useEditorStore } from './context'
import { useFinger } from './pointer'
import { useShapeDrag } from './region-drag'
import { focusNode } from './region-state'
import type { EditorStore } from './store'

/** How large a handle is to the hand, in pixels of the screen. */
const targetPixels = { mouse: 20, finger: 44 } as const
/** Canvas pixels that an arrow key moves a handle, and with Shift. */
const keySteps = { fine: 2, coarse: 16 } as const
/** Two presses on a corner within this time take it away, as a finger has no Delete key. */
const doublePressMilliseconds = 400

type Handled = {
  readonly region: NodeOf<'region'>
  readonly image: NodeOf<'image'>
  readonly shape: Shape
  readonly width: number
}

/** What a selected region is changed by: the corners and sides of a box, the corners and edges of a polygon. */
export function RegionHandles({ region, image, width }: Omit<Handled, 'shape'>) {
  const shape = useEditor((state) => state.reshaping?.get(region.id)) ?? region.shape
  const frame = fittedRect(image, width)
  const handled = { region, image, shape, width }
  return (
    <div
      className="pointer-events-none absolute z-[1000]"
      style={{ left: frame.x - 1, top: frame.y - 1, width: frame.width, height: frame.height }}
    >
      {shape.type === 'box' ? (
        <BoxHandles {...handled} shape={shape} />
      ) : (
        <CornerHandles {...handled} shape={shape} />
      )}
    </div>
  )
}

const handleNames = {
  '-1,-1': 'xStartyStart',
  '0,-1': 'xMiddleyStart',
  '1,-1': 'xEndyStart',
  '1,0': 'xEndyMiddle',
  '1,1': 'xEndyEnd',
  '0,1': 'xMiddleyEnd',
  '-1,1': 'xStartyEnd',
  '-1,0': 'xStartyMiddle',
} as const
const cursors = {
  '-1,-1': 'cursor-nwse-resize',
  '1,1': 'cursor-nwse-resize',
  '1,-1': 'cursor-nesw-resize',
  '-1,1': 'cursor-nesw-resize',
  '0,-1': 'cursor-ns-resize',
  '0,1': 'cursor-ns-resize',
  '-1,0': 'cursor-ew-resize',
  '1,0': 'cursor-ew-resize',
}

/** There is no handle in the middle of both. */
const keyOf = ({ x, y }: BoxHandle) => `${x},${y}` as keyof typeof handleNames

function BoxHandles(handled: Handled & { readonly shape: Extract<Shape, { type: 'box' }> }) {
  const t = useTranslations('editor')
  const { region, shape, image, width } = handled
  const zoom = useStore((state) => state.transform[2])
  const target = targetPixels[useFinger() ? 'finger' : 'mouse']
  const frame = fittedRect(image, width)
  // Of the box as it was, so that no handle goes from under the pointer that drags it.
  const before = boxOf(region.shape)
  const across = before.width * frame.width * zoom
  const down = before.height * frame.height * zoom
  // Where a side is too short for three, its middle has none; its corners do the same.
  const hasRoom = ({ x, y }: BoxHandle) =>
    (x !== 0 || across >= 3 * target) && (y !== 0 || down >= 3 * target)
  return boxHandles.filter(hasRoom).map((handle) => (
    <Handle
      key={keyOf(handle)}
      {...handled}
      name={t(`region.handle.${handleNames[keyOf(handle)]}`)}
      at={handlePoint(shape, handle)}
      // Of a small box they stand outside, so that its inside can still be taken hold of.
      outward={{
        x: across < 3 * target ? handle.x : handle.x / 4,
        y: down < 3 * target ? handle.y : handle.y / 4,
      }}
      className={cursors[keyOf(handle)]}
      shapeAt={(from, to) =>
        from.type === 'box' ? { type: 'box', ...resizedBox(from, handle, to) } : from
      }
    />
  ))
}

function CornerHandles(handled: Handled & { readonly shape: Extract<Shape, { type: 'polygon' }> }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const { region, shape, image, width } = handled
  const zoom = useStore((state) => state.transform[2])
  const target = targetPixels[useFinger() ? 'finger' : 'mouse']
  const frame = fittedRect(image, width)
  const pressed = useRef<{ index: number; time: number }>(undefined)
  const [adding, setAdding] = useState<number>()
  // As it was, so that no handle goes from under the pointer that drags it; each is shown where it is now.
  const before = region.shape.type === 'polygon' ? region.shape : shape
  const isAdding = adding !== undefined && shape.points.length > before.points.length
  const { points } = before
  const pointAt = (index: number) =>
    shape.points[isAdding && index > adding ? index + 1 : index] ?? { x: 0, y: 0 }
  const middleAt = (index: number) =>
    isAdding && index === adding
      ? (shape.points[index + 1] ?? pointAt(index))
      : edgeMiddle([pointAt(index), pointAt((index + 1) % points.length)], 0)
  const change = (next: Shape) => {
    const { view } = store.getState()
    store.dispatch(reshape(view, new Map([[region.id, next]])))
  }
  const remove = (index: number) => {
    change(withoutCorner(before, index))
    focusNode(region.id)
  }
  const hasRoom = (index: number) => {
    const [a, b] = [points[index], points[(index + 1) % points.length]]
    if (!a || !b) return false
    const pixels = Math.hypot((a.x - b.x) * frame.width, (a.y - b.y) * frame.height) * zoom
    return pixels >= 2 * target
  }
  return points.map((_, index) => (
    <span key={index} className="contents">
      <Handle
        {...handled}
        name={t('region.handle.corner', { number: index + 1, count: points.length })}
        description={t('region.handle.cornerKeys')}
        at={pointAt(index)}
        round
        className="cursor-move"
        shapeAt={(from, to) => withCorner(from, index, to)}
        onDelete={() => remove(index)}
        onPress={({ timeStamp }) => {
          const { current } = pressed
          const isSecond =
            current?.index === index && timeStamp - current.time <= doublePressMilliseconds
          pressed.current = isSecond ? undefined : { index, time: timeStamp }
          if (isSecond) remove(index)
        }}
      />
      {hasRoom(index) && (
        <Handle
          {...handled}
          name={t('region.handle.add', { number: index + 1 })}
          at={middleAt(index)}
          onGrab={() => setAdding(index)}
          round
          hollow
          className="cursor-copy"
          shapeAt={(from, to) => withCorner(withCornerAfter(from, index), index + 1, to)}
          onPress={() => change(withCornerAfter(before, index))}
          onEnter={() => change(withCornerAfter(before, index))}
        />
      )}
    </span>
  ))
}

type HandleProps = Handled & {
  readonly name: string
  readonly description?: string
  readonly at: Point
  /** Which way its place to press lies off the shape, in halves of its size. */
  readonly outward?: Point
  readonly round?: boolean
  readonly hollow?: boolean
  readonly className: string
  /** The shape with this handle at a place, of the shape as it was. */
  readonly shapeAt: (from: Shape, to: Point) => Shape
  readonly onDelete?: () => void
  readonly onEnter?: () => void
  readonly onGrab?: () => void
  readonly onPress?: (event: PointerEvent<Element>) => void
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** The keys of a handle: arrows move it, Delete and Enter do what it gives them to do. */
function useHandleKeys({ region, image, width, at, shapeAt, onDelete, onEnter }: HandleProps) {
  const store = useEditorStore()
  const frame = fittedRect(image, width)
  return (event: KeyboardEvent) => {
    const arrow = arrows[event.key]
    if (arrow && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const step = keySteps[event.shiftKey ? 'coarse' : 'fine']
      const x = held(at.x + (arrow.x * step) / frame.width, 0, 1)
      const y = held(at.y + (arrow.y * step) / frame.height, 0, 1)
      const reshaping = new Map([[region.id, shapeAt(region.shape, { x, y })]])
      store.dispatch(reshape(store.getState().view, reshaping))
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && onDelete) onDelete()
    else if (event.key === 'Enter' && onEnter) onEnter()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}

/**
 * Selects the region that lies under a handle of another: a place to press that is large enough for a finger may
 * cover a small neighbour. What is let go on its own region leaves that selected.
 */
function chooseUnder(store: EditorStore, ownId: string, event: PointerEvent): void {
  const card = event.currentTarget.closest('article')
  const [under] = document
    .elementsFromPoint(event.clientX, event.clientY)
    // What lies under the card is of another picture.
    .filter((element) => card?.contains(element))
    .flatMap((element) => element.closest<HTMLElement>('[data-part-id]')?.dataset.partId ?? [])
  if (under !== undefined && under !== ownId) {
    store.setSession((session) => select(session, [under]))
  }
}

/** A dot on a shape that a pointer or arrow keys move; as large on the screen at any zoom. */
function Handle(props: HandleProps) {
  const { region, at, outward, round, hollow, name, description, className } = props
  const store = useEditorStore()
  const zoom = useStore((state) => state.transform[2])
  const target = targetPixels[useFinger() ? 'finger' : 'mouse']
  const descriptionId = useId()
  const keyDown = useHandleKeys(props)
  // Where the drag began, since the handle follows the pointer while the region is as it was.
  const home = useRef(at)
  const drag = useShapeDrag(
    (by) => {
      const to = { x: held(home.current.x + by.x, 0, 1), y: held(home.current.y + by.y, 0, 1) }
      return new Map([[region.id, props.shapeAt(region.shape, to)]])
    },
    props.onPress ?? ((event) => chooseUnder(store, region.id, event)),
  )
  const shift = outward ?? { x: 0, y: 0 }
  const size = target / zoom
  return (
    <button
      type="button"
      aria-label={name}
      aria-describedby={description === undefined ? undefined : descriptionId}
      data-region-handle
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={keyDown}
      {...drag}
      onPointerDown={(event) => {
        home.current = at
        props.onGrab?.()
        drag.onPointerDown(event)
      }}
      className={classNames(
        'nodrag nopan pointer-events-auto absolute touch-none outline-none [&:focus-visible>i]:outline-2 [&:focus-visible>i]:outline-ink',
        className,
      )}
      style={{
        left: `calc(${at.x * 100}% + ${((shift.x - 1) / 2) * size}px)`,
        top: `calc(${at.y * 100}% + ${((shift.y - 1) / 2) * size}px)`,
        width: size,
        height: size,
      }}
    >
      <i
        className={classNames(
          'absolute block border-accent outline-offset-2',
          round ? 'rounded-full' : 'rounded-[2px]',
          hollow ? 'size-2 border bg-white/60' : 'size-2.5 border-2 bg-white',
        )}
        style={{
          left: `${((1 - shift.x) / 2) * 100}%`,
          top: `${((1 - shift.y) / 2) * 100}%`,
          transform: `translate(-50%, -50%) scale(${1 / zoom})`,
        }}
      />
      {description !== undefined && (
        <span id={descriptionId} hidden>
          {description}
        </span>
      )}
    </button>
  )
}
