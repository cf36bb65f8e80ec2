'use client'
import { useViewport } from '@xyflow/react'
import { Check, CornerUpLeft, Grid3x3, Pentagon, Square, SquareCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import {
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { classNames } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { fittedRect, widthOf, type Rect } from '@/lib/editor/geometry'
import { cardRect } from '@/lib/editor/gestures'
import { held } from '@/lib/editor/region-shapes'
import { boxOf } from '@/lib/media/shape'
import type { NodeOf } from '@/lib/kinds'
import { paneSize } from './action-context'
import { useEditor, useEditorStore } from './context'
import { PictureReplacing } from './region-replace'
import { PictureSplit } from './region-split'
import {
  closePolygon,
  cornersCountMin,
  endDrawing,
  endNaming,
  takeCornerBack,
} from './region-state'
import { TypedField } from './typed-field'

/** All that is opened over the canvas for pictures and their regions; once in an editor. */
export function RegionTools() {
  const isDrawing = useEditor((state) => state.drawingOn !== undefined)
  return (
    <>
      {isDrawing && <DrawingTools />}
      <PictureSplit />
      <PictureReplacing />
    </>
  )
}

/** The tools of drawing and the name of what was drawn, at the picture, as large at any zoom, and never out of sight. */
function DrawingTools() {
  const image = useEditor(({ view, drawingOn }) =>
    drawingOn === undefined ? undefined : view.nodes.get(drawingOn),
  )
  const named = useEditor(({ view, naming }) =>
    naming === undefined ? undefined : view.nodes.get(naming),
  )
  const place = usePlace()
  if (image?.kind !== 'image') return null
  const picture = place(image, { x: 0, y: 0, width: 1, height: 1 })
  if (!picture) return null
  return (
    <>
      <AtPicture at={picture} side="above">
        <Strip />
      </AtPicture>
      {named?.kind === 'region' && <NameField region={named} image={image} place={place} />}
      <RefusedCorners image={image} place={place} />
    </>
  )
}

type Place = ReturnType<typeof usePlace>

/** Where on the screen a box of a picture is. */
function usePlace() {
  const viewport = useViewport()
  const state = useEditor((each) => each)
  useWindowSize()
  return (image: NodeOf<'image'>, box: Rect) => {
    const home = cardRect(state.view, state.session, image.id)
    const pane = document.querySelector('[data-canvas]')?.getBoundingClientRect()
    if (!home || !pane) return undefined
    const frame = fittedRect(image, widthOf(image))
    const { zoom } = viewport
    return {
      pane: { x: pane.x, y: pane.y, width: pane.width, height: paneSize().height },
      x: pane.x + viewport.x + (home.x + frame.x + box.x * frame.width) * zoom,
      y: pane.y + viewport.y + (home.y + frame.y + box.y * frame.height) * zoom,
      width: box.width * frame.width * zoom,
      height: box.height * frame.height * zoom,
    }
  }
}

function useWindowSize(): void {
  useSyncExternalStore(
    (notify) => {
      window.addEventListener('resize', notify)
      return () => window.removeEventListener('resize', notify)
    },
    () => `${innerWidth} ${innerHeight}`,
    () => '',
  )
}

/** Room to the border of the canvas, and to what it belongs to; pixels of the screen. */
const edge = 8

/** Holds something beside a box of the picture, wholly in sight as far as there is room. */
function AtPicture({
  at,
  side,
  isPressable = true,
  children,
}: {
  readonly at: Rect & { readonly pane: Rect }
  readonly side: 'above' | 'below'
  /** What is only told lets presses through to the picture. */
  readonly isPressable?: boolean
  readonly children: ReactNode
}) {
  const element = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const { current } = element
    if (!current) return
    const observer = new ResizeObserver(() =>
      setSize({ width: current.offsetWidth, height: current.offsetHeight }),
    )
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  const { pane } = at
  const y = side === 'above' ? at.y - size.height - edge : at.y + at.height + edge
  const heldIn = (value: number, from: number, room: number) =>
    held(value, from + edge, Math.max(from + edge, from + room - edge))
  return (
    <div
      ref={element}
      className={classNames('fixed z-20', !isPressable && 'pointer-events-none')}
      style={{
        left: heldIn(at.x, pane.x, pane.width - size.width),
        top: heldIn(y, pane.y, pane.height - size.height),
      }}
    >
      {children}
    </div>
  )
}

/** Which shape is drawn, help with drawing it, and the way out. */
function Strip() {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const tool = useEditor((state) => state.regionTool)
  const gridLines = useEditor((state) => state.gridLines)
  const choose = (regionTool: typeof tool) =>
    store.setState({ regionTool, corners: [], naming: undefined })
  function keyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    endDrawing(store)
  }
  const pressed = 'aria-pressed:bg-accent-soft aria-pressed:text-accent-ink'
  return (
    <div
      role="toolbar"
      aria-label={t('region.tools')}
      onKeyDown={keyDown}
      className="flex w-max max-w-[calc(100vw-16px)] flex-wrap items-center gap-0.5 rounded-xl border border-line bg-panel p-1 shadow-card"
    >
      <IconButton
        label={t('region.box')}
        aria-pressed={tool === 'box'}
        className={pressed}
        onClick={() => choose('box')}
      >
        <Square aria-hidden />
      </IconButton>
      <IconButton
        label={t('region.polygon')}
        aria-pressed={tool === 'polygon'}
        className={pressed}
        onClick={() => choose('polygon')}
      >
        <Pentagon aria-hidden />
      </IconButton>
      {tool === 'polygon' && <PolygonTools />}
      <IconButton
        label={t('region.grid')}
        aria-pressed={gridLines !== undefined}
        className={pressed}
        onClick={() => store.setState({ gridLines: gridLines ? undefined : thirds })}
      >
        <Grid3x3 aria-hidden />
      </IconButton>
      {gridLines && <GridCounts {...gridLines} />}
      <span aria-hidden className="mx-0.5 h-5 w-px bg-line max-sm:hidden" />
      <IconButton label={t('region.done')} keys="Esc" onClick={() => endDrawing(store)}>
        <Check aria-hidden />
      </IconButton>
    </div>
  )
}

/** For a finger, what Backspace and Enter do. */
function PolygonTools() {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const cornersCount = useEditor((state) => state.corners.length)
  return (
    <>
      <IconButton
        label={t('region.cornerBack')}
        keys="⌫"
        disabled={cornersCount === 0}
        onClick={() => takeCornerBack(store)}
      >
        <CornerUpLeft aria-hidden />
      </IconButton>
      <IconButton
        label={t('region.close')}
        keys="Enter"
        disabled={cornersCount < cornersCountMin}
        onClick={() => closePolygon(store)}
      >
        <SquareCheck aria-hidden />
      </IconButton>
    </>
  )
}

const thirds = { rows: 3, columns: 3 } as const
const linesCountMax = 20

function GridCounts({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const counts = { rows, columns }
  return (['rows', 'columns'] as const).map((key) => (
    <input
      key={key}
      type="number"
      min={1}
      max={linesCountMax}
      aria-label={t(`split.${key}`)}
      title={t(`split.${key}`)}
      value={counts[key]}
      onChange={(event) => {
        const count = Math.round(held(Number(event.target.value) || 1, 1, linesCountMax))
        store.setState({ gridLines: { ...counts, [key]: count } })
      }}
      className="h-8 w-10 rounded-md border border-line-strong bg-card px-1 text-center text-sm pointer-coarse:h-11"
    />
  ))
}

/** What was drawn is named where it is; then the next can be drawn. */
function NameField({
  region,
  image,
  place,
}: {
  readonly region: NodeOf<'region'>
  readonly image: NodeOf<'image'>
  readonly place: Place
}) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const at = place(image, boxOf(region.shape))
  if (!at) return null
  return (
    <AtPicture at={at} side="below">
      <div className="w-52 rounded-lg border border-line bg-panel p-1 shadow-card">
        <TypedField
          key={region.id}
          node={region}
          field="label"
          label={t('region.name')}
          placeholder={t('region.name')}
          autoFocus
          onDone={() => endNaming(store)}
        />
      </div>
    </AtPicture>
  )
}

/** Why no polygon was made of the corners that are set, at the last of them, until there are others. */
function RefusedCorners({
  image,
  place,
}: {
  readonly image: NodeOf<'image'>
  readonly place: Place
}) {
  const t = useTranslations('editor')
  const corners = useEditor((state) => state.corners)
  const refused = useEditor((state) => state.refusedCorners)
  const why = refused?.corners === corners ? refused.why : undefined
  const words = why && t(`region.refused.${why}`, { count: cornersCountMin - corners.length })
  const last = corners.at(-1) ?? { x: 0.5, y: 0.5 }
  const at = place(image, { ...last, width: 0, height: 0 })
  return (
    <>
      {/* What is told has to be there before it is: a region of the page that comes with its words is not read. */}
      <p role="status" className="sr-only">
        {words}
      </p>
      {words && at && (
        <AtPicture at={at} side="below" isPressable={false}>
          <p
            aria-hidden
            className="max-w-60 rounded-lg border border-warn bg-panel px-2.5 py-1.5 text-xs text-warn-ink shadow-card"
          >
            {words}
          </p>
        </AtPicture>
      )}
    </>
  )
}
