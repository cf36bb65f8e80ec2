'use client'
import { useStore } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { fittedRect } from '@/lib/editor/geometry'
import { gridLines as linesOf } from '@/lib/editor/region-grid'
import { boxBetween, held, placeOf, withPoint } from '@/lib/editor/region-shapes'
import type { Point } from '@/lib/editor/session'
import type { NodeOf } from '@/lib/kinds'
import { useEditor, useEditorStore } from './context'
import { heldFractionOf } from './region-drag'
import {
  closePolygon,
  cornersCountMin,
  keepShape,
  leaveDrawing,
  takeCornerBack,
} from './region-state'
import type { EditorStore } from './store'

/** A press so near to the first corner closes a polygon. Pixels of the screen, by mouse and by finger. */
const closingPixels = { mouse: 10, touch: 24 } as const
/** Two presses at one place within this time are a double one, as systems have it unless they are told otherwise. */
const doublePressMilliseconds = 500
const doublePixels = { mouse: 5, touch: 24 } as const
/** How far an arrow key moves the crosshair, in fractions of the picture, and with Shift. */
const steps = { fine: 0.01, coarse: 0.05 } as const

type Sheet = {
  /** The corner at which a box began. */
  readonly from: Point | undefined
  /** Where the pointer or the crosshair of the keys is. */
  readonly at: Point | undefined
  readonly isByKey: boolean
}
const blank: Sheet = { from: undefined, at: undefined, isByKey: false }

/** A sheet over a picture on which boxes are drawn by dragging and polygons corner by corner, or both by keys. */
export function RegionDrawing({
  image,
  width,
}: {
  readonly image: NodeOf<'image'>
  readonly width: number
}) {
  const t = useTranslations('editor')
  const tool = useEditor((state) => state.regionTool)
  const [sheet, setSheet] = useState(blank)
  const keysId = useId()
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => element.current?.focus({ preventScroll: true }), [tool])
  const frame = fittedRect(image, width)
  const pointers = usePointers(image, sheet, setSheet)
  const keyDown = useKeys(image, sheet, setSheet)
  return (
    <div
      ref={element}
      role="application"
      tabIndex={0}
      data-region-sheet
      aria-label={t(`region.hint.${tool}`)}
      aria-describedby={keysId}
      className="nodrag nopan absolute z-[1001] cursor-crosshair touch-none rounded-[3px] ring-2 ring-accent outline-offset-4"
      style={{ left: frame.x - 1, top: frame.y - 1, width: frame.width, height: frame.height }}
      // A press on the sheet is no choice of its card, nor a wish to edit it.
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      // The sheet takes the focus when it is pressed; what a tap sends after it must not take it from the name.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={keyDown}
      {...pointers}
    >
      <span id={keysId} hidden>
        {t(`region.keys.${tool}`)}
      </span>
      <GridLines />
      <Preview sheet={sheet} />
      <p role="status" className="sr-only">
        {sheet.isByKey && sheet.at && t('region.crosshair', percentOf(sheet.at))}
      </p>
    </div>
  )
}

function percentOf({ x, y }: Point) {
  return { x: Math.round(x * 100), y: Math.round(y * 100) }
}

type SetSheet = (sheet: Sheet) => void

type Press = { readonly time: number; readonly x: number; readonly y: number }

/** Whether a press is the second of two at one place: of these only the first sets a corner. */
function useDoublePress() {
  const last = useRef<Press>(undefined)
  return {
    isSecond: ({ timeStamp, clientX, clientY, pointerType }: PointerEvent<Element>) => {
      const { current } = last
      if (!current || timeStamp - current.time > doublePressMilliseconds) return false
      return (
        Math.hypot(clientX - current.x, clientY - current.y) <= doublePixels[handOf(pointerType)]
      )
    },
    keep: ({ timeStamp, clientX, clientY }: PointerEvent<Element>) => {
      last.current = { time: timeStamp, x: clientX, y: clientY }
    },
    forget: () => {
      last.current = undefined
    },
  }
}

function handOf(pointerType: string): 'touch' | 'mouse' {
  return pointerType === 'touch' ? 'touch' : 'mouse'
}

function usePointers(image: NodeOf<'image'>, sheet: Sheet, setSheet: SetSheet) {
  const store = useEditorStore()
  const isBox = useEditor((state) => state.regionTool === 'box')
  const presses = useDoublePress()
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      event.stopPropagation()
      if (event.button !== 0 || !event.isPrimary) return
      // What the first of two presses closed is being named by now.
      if (!isBox && presses.isSecond(event)) return
      event.currentTarget.focus({ preventScroll: true })
      event.currentTarget.setPointerCapture(event.pointerId)
      const at = heldFractionOf(event)
      store.setState({ naming: undefined })
      setSheet({ from: isBox ? at : undefined, at, isByKey: false })
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      // A box begun by keys goes on by keys.
      if (sheet.isByKey && sheet.from) return
      setSheet({ ...sheet, at: heldFractionOf(event), isByKey: false })
    },
    onPointerUp: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0 || !event.isPrimary) return
      const at = heldFractionOf(event)
      if (isBox) {
        endBox(store, image, sheet.from, at)
        setSheet(blank)
        return
      }
      if (presses.isSecond(event)) {
        presses.forget()
        return closePolygon(store)
      }
      presses.keep(event)
      setCorner(store, event, at)
      setSheet({
        from: undefined,
        at: event.pointerType === 'touch' ? undefined : at,
        isByKey: false,
      })
    },
    onPointerCancel: () => setSheet(blank),
    onPointerLeave: () => !sheet.from && !sheet.isByKey && setSheet(blank),
  }
}

function endBox(store: EditorStore, image: NodeOf<'image'>, from: Point | undefined, to: Point) {
  const shape = from && boxBetween(from, to)
  if (shape) keepShape(store, image.id, shape)
}

/** Sets a corner where a pointer was let go, or closes the polygon at its first one. */
function setCorner(store: EditorStore, event: PointerEvent<HTMLDivElement>, at: Point) {
  const { corners } = store.getState()
  const [first] = corners
  const rect = event.currentTarget.getBoundingClientRect()
  const place = first && placeOf(first, rect)
  const distance = place && Math.hypot(event.clientX - place.x, event.clientY - place.y)
  const near = closingPixels[handOf(event.pointerType)]
  if (corners.length >= cornersCountMin && distance !== undefined && distance <= near)
    closePolygon(store)
  else store.setState({ corners: withPoint(corners, at) })
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
const middle: Point = { x: 0.5, y: 0.5 }

/** Drawing by keys alone: arrows move a crosshair, space sets a corner, Enter ends. */
function useKeys(image: NodeOf<'image'>, sheet: Sheet, setSheet: SetSheet) {
  const store = useEditorStore()
  return (event: KeyboardEvent<HTMLDivElement>) => {
    const { regionTool, corners } = store.getState()
    const at = sheet.at ?? middle
    const arrow = arrows[event.key]
    const isMod = event.ctrlKey || event.metaKey
    const taken = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    if (arrow && !isMod && !event.altKey) {
      const step = event.shiftKey ? steps.coarse : steps.fine
      const x = held(at.x + arrow.x * step, 0, 1)
      const y = held(at.y + arrow.y * step, 0, 1)
      setSheet({ ...sheet, at: sheet.at ? { x, y } : at, isByKey: true })
    } else if (event.key === 'Escape') {
      if (sheet.from) setSheet({ ...sheet, from: undefined })
      else leaveDrawing(store)
    } else if (
      event.key === 'Backspace' ||
      (isMod && event.code === 'KeyZ' && corners.length > 0)
    ) {
      takeCornerBack(store)
    } else if (event.key === 'Enter' && regionTool === 'polygon') {
      closePolygon(store)
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (regionTool === 'polygon') {
        store.setState({ corners: withPoint(corners, at) })
        setSheet({ from: undefined, at, isByKey: true })
      } else {
        if (sheet.from) endBox(store, image, sheet.from, at)
        setSheet({ from: sheet.from ? undefined : at, at, isByKey: true })
      }
    } else return
    taken()
  }
}

/** Lines over the picture that help to draw alike. */
function GridLines() {
  const grid = useEditor((state) => state.gridLines)
  if (!grid) return null
  const { across, down } = linesOf(grid.rows, grid.columns)
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      {down.map((x) => (
        <i
          key={`x${x}`}
          className="absolute inset-y-0 w-px bg-white/80 shadow-[0_0_0_0.5px_oklch(0.2_0_0/0.5)]"
          style={{ left: `${x * 100}%` }}
        />
      ))}
      {across.map((y) => (
        <i
          key={`y${y}`}
          className="absolute inset-x-0 h-px bg-white/80 shadow-[0_0_0_0.5px_oklch(0.2_0_0/0.5)]"
          style={{ top: `${y * 100}%` }}
        />
      ))}
    </div>
  )
}

/** The shape as it would be, with its corners; all as thick on the screen at any zoom. */
function Preview({ sheet }: { readonly sheet: Sheet }) {
  const corners = useEditor((state) => state.corners)
  const isBox = useEditor((state) => state.regionTool === 'box')
  const scale = useStore((state) => 1 / state.transform[2])
  const { from, at, isByKey } = sheet
  const path = corners.concat(!isBox && at && corners.length > 0 ? [at] : [])
  const box = from && at && { left: Math.min(from.x, at.x), top: Math.min(from.y, at.y) }
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      {box && (
        <div
          className="absolute border-accent bg-accent/15"
          style={{
            left: percent(box.left),
            top: percent(box.top),
            width: percent(Math.abs(at.x - from.x)),
            height: percent(Math.abs(at.y - from.y)),
            borderWidth: 2 * scale,
          }}
        />
      )}
      {path.length > 1 && (
        <svg
          className="absolute inset-0 size-full overflow-visible"
          viewBox="0 0 1 1"
          preserveAspectRatio="none"
        >
          <polygon
            points={path.map(({ x, y }) => `${x},${y}`).join(' ')}
            vectorEffect="non-scaling-stroke"
            className="fill-accent/15 stroke-accent"
            strokeWidth={2 * scale}
          />
        </svg>
      )}
      {corners.map(({ x, y }, index) => (
        <i
          key={index}
          className={`absolute rounded-full border-2 border-white bg-accent ${index === 0 ? 'size-3.5' : 'size-2.5'}`}
          style={{ left: percent(x), top: percent(y), transform: centred(scale) }}
        />
      ))}
      {isByKey && at && (
        <i
          className="absolute size-5 rounded-full border-2 border-accent bg-white/40 shadow-[0_0_0_1px_white]"
          style={{ left: percent(at.x), top: percent(at.y), transform: centred(scale) }}
        />
      )}
    </div>
  )
}

const percent = (fraction: number) => `${fraction * 100}%`
const centred = (scale: number) => `translate(-50%, -50%) scale(${scale})`
