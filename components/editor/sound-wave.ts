import WaveSurfer from 'wavesurfer.js'
import Regions, { type Region } from 'wavesurfer.js/plugins/regions'
import '@/components/ui/style-nonce'
import type { Span, SpanEdge } from '@/lib/editor/segment-times'
import { dressRegion, placeTags, type EdgeKeys, type WaveWords } from './sound-region'

/** A segment as the wave shows it. */
export type WaveSegment = Span & {
  readonly id: string
  readonly letters: string
  readonly label: string
  readonly isSelected: boolean
  readonly isLit: boolean
}

/** What of the sound is seen, in seconds, and how wide a second is. */
export type WaveView = {
  readonly from: number
  readonly to: number
  readonly pixelsPerSecond: number
}

export type WaveOptions = {
  readonly container: HTMLElement
  readonly element: HTMLAudioElement
  readonly durationSeconds: number
  readonly words: WaveWords
  /** A part was drawn where no segment was taken hold of. */
  readonly onDraw: (span: Span) => void
  /** A segment was moved, or sized at an edge, by a pointer. */
  readonly onChange: (id: string, span: Span, edge: SpanEdge | undefined) => void
  readonly onEdgeKey: EdgeKeys
  readonly onSelect: (id: string) => void
  readonly onPoint: (id: string | undefined) => void
  readonly onSeek: (seconds: number) => void
  readonly onView: (view: WaveView) => void
}

/** A wave on the screen. It holds nothing: what it shows of segments is what it was told last. */
export type MountedWave = {
  readonly setLoudness: (loudness: readonly number[]) => void
  readonly setSegments: (segments: readonly WaveSegment[]) => void
  /** 0: all of it is seen; 1: as near as it gets. */
  readonly setZoom: (zoom: number) => void
  readonly scrollBy: (pixels: number) => void
  /** By how much the zoom grows where a second is to be so many times as wide. */
  readonly zoomOf: (times: number) => number
  /** What is at this place of the screen stays there with the next change of the zoom. */
  readonly aim: (clientX: number) => void
  /** How wide what is seen is, in pixels. */
  readonly width: () => number
  /** Brings a part into sight, where it is out of it. */
  readonly reveal: (span: Span) => void
  readonly close: () => void
}

const heightPixels = 96
/** From this near a millisecond is a pixel; a browser lays out no more than so many pixels. */
const pixelsPerSecondMax = 1_000
const widthPixelsMax = 8_000_000

/** How many times wider a second is at the nearest zoom than where all of the sound is seen. */
function timesMax(fitted: number, durationSeconds: number): number {
  const most = Math.min(pixelsPerSecondMax, widthPixelsMax / durationSeconds)
  return Math.max(1, most / fitted)
}

/** Draws a sound, its playhead and its segments into an element, and tells what is done there. */
export function mountWave(options: WaveOptions): MountedWave {
  const { container, element, durationSeconds } = options
  const regions = Regions.create()
  const wave = WaveSurfer.create({
    container,
    media: element,
    url: element.src,
    // Something has to stand there until the loudness is known; by itself it would fetch and decode.
    peaks: [[0, 0]],
    duration: durationSeconds,
    height: heightPixels,
    barWidth: 2,
    barGap: 1,
    barRadius: 1,
    barMinHeight: 1,
    cursorWidth: 2,
    hideScrollbar: false,
    autoCenter: false,
    cspNonce: globalThis.__webpack_nonce__ ?? '',
    plugins: [regions],
    ...colours(container),
  })
  const mirror = mirrorSegments(wave, regions, options)
  let isReady = false
  const view = createZoom(wave, options, () => isReady)
  wave.on('ready', () => {
    isReady = true
    view.apply()
    mirror.again()
  })
  for (const event of ['scroll', 'zoom', 'resize', 'redrawcomplete'] as const) {
    wave.on(event, view.tell)
    if (event !== 'scroll') wave.on(event, mirror.placeTags)
  }
  wave.on('interaction', (seconds) => options.onSeek(seconds))
  // A finger that goes up or down scrolls the panel; one that goes sideways draws. Edges are laid out by
  // how wide all of the sound is.
  Object.assign(wave.getWrapper().style, { touchAction: 'pan-y', containerType: 'inline-size' })
  const stopThemes = followThemes(() => wave.setOptions(colours(container)))
  return {
    setLoudness: (loudness) => {
      // Until that is drawn there is nothing to zoom.
      isReady = false
      void wave.load(element.src, [[...loudness]], durationSeconds)
    },
    setSegments: mirror.show,
    setZoom: view.set,
    zoomOf: view.zoomOf,
    aim: view.aim,
    width: () => wave.getWidth(),
    scrollBy: (pixels) => wave.setScroll(wave.getScroll() + pixels),
    reveal: (span) => reveal(wave, span),
    close: () => {
      stopThemes()
      mirror.close()
      wave.destroy()
    },
  }
}

/** How near the sound is, and what of it is seen. */
function createZoom(wave: WaveSurfer, options: WaveOptions, isReady: () => boolean) {
  let zoom = 0
  /** The moment that stays where it is on the screen, in pixels from the left, with the next change. */
  let aimed: { readonly seconds: number; readonly left: number } | undefined
  const duration = () => wave.getDuration() || options.durationSeconds
  const pixelsPerSecond = () => wave.getWrapper().clientWidth / duration()
  const times = () => timesMax(wave.getWidth() / duration(), options.durationSeconds)
  const tell = () => {
    const width = pixelsPerSecond()
    if (width === 0) return
    const from = wave.getScroll() / width
    options.onView({ from, to: from + wave.getWidth() / width, pixelsPerSecond: width })
  }
  const apply = () => {
    if (!isReady()) return
    const fitted = wave.getWidth() / duration()
    // All of it is as wide as there is room, however wide that becomes; between it and the nearest the
    // ratios are equal.
    wave.zoom(zoom === 0 ? 0 : fitted * times() ** zoom)
    if (aimed) wave.setScroll(aimed.seconds * pixelsPerSecond() - aimed.left)
    aimed = undefined
    tell()
  }
  return {
    tell,
    apply,
    set: (next: number) => {
      zoom = next
      apply()
    },
    zoomOf: (widened: number) => (times() === 1 ? 0 : Math.log(widened) / Math.log(times())),
    aim: (clientX: number) => {
      const left = clientX - options.container.getBoundingClientRect().left
      aimed = { seconds: (wave.getScroll() + left) / pixelsPerSecond(), left }
    },
  }
}

function reveal(wave: WaveSurfer, { start, end }: Span): void {
  const pixelsPerSecond = wave.getWrapper().clientWidth / (wave.getDuration() || 1)
  const [from, width] = [wave.getScroll(), wave.getWidth()]
  const isSeen = end * pixelsPerSecond > from && start * pixelsPerSecond < from + width
  if (!isSeen) wave.setScroll(start * pixelsPerSecond - width / 4)
}

/** Keeps the regions of the library as the segments are, and tells what a pointer did with them. */
function mirrorSegments(
  wave: WaveSurfer,
  regions: ReturnType<typeof Regions.create>,
  options: WaveOptions,
) {
  let shown: readonly WaveSegment[] = []
  let isMirroring = false
  const again = () => {
    if (wave.getDuration() === 0) return
    isMirroring = true
    const wanted = new Set(shown.map(({ id }) => id))
    const there = new Map<string, Region>()
    for (const region of [...regions.getRegions()]) {
      if (wanted.has(region.id)) there.set(region.id, region)
      else region.remove()
    }
    // Those that are long lie under those that are short, so that each can be taken hold of.
    const depths = new Map(
      shown
        .toSorted((a, b) => b.end - b.start - (a.end - a.start))
        .map(({ id }, index) => [id, index]),
    )
    for (const segment of shown) {
      const { id, start, end } = segment
      const before = there.get(id)
      const region = before ?? regions.addRegion({ id, start, end, minLength: 0.001 })
      if (before && !before.isDragging && before.updatingSide === undefined) {
        before.setOptions({ start, end })
      }
      dressRegion(region, segment, depths.get(id) ?? 0, options)
    }
    isMirroring = false
    place()
  }
  // How near letters come to one another is another matter at each zoom.
  const place = () => {
    const { clientWidth: widthPixels } = wave.getWrapper()
    const durationSeconds = wave.getDuration()
    if (durationSeconds === 0 || widthPixels === 0) return
    const sound = { durationSeconds, widthPixels, height: heightPixels }
    placeTags(regions.getRegions(), shown, sound)
  }
  regions.enableDragSelection({ minLength: 0.001, color: 'var(--accent-soft)' })
  const pointer = followPointer(wave)
  regions.on('region-created', (region) => {
    if (isMirroring) return
    region.remove()
    // Two fingers go along the sound and draw nothing.
    if (pointer.hadTwo()) return
    // The library begins with five pixels more than were drawn, and keeps them.
    options.onDraw(pointer.drawn())
  })
  regions.on('region-updated', (region, edge) => {
    const { id, start, end } = region
    if (!pointer.hadTwo()) options.onChange(id, { start, end }, edge)
    // Where that changed nothing, it goes back to where it was, once the library has let it go.
    queueMicrotask(again)
  })
  return {
    again,
    placeTags: place,
    close: pointer.close,
    show: (segments: readonly WaveSegment[]) => {
      shown = segments
      again()
    },
  }
}

/** Remembers where in the sound a pointer went down and where it was last, and whether another joined it. */
function followPointer(wave: WaveSurfer) {
  const wrapper = wave.getWrapper()
  const secondsAt = (x: number) => {
    const { left, width } = wrapper.getBoundingClientRect()
    return ((x - left) / width) * wave.getDuration()
  }
  let [from, lastX, hadTwo] = [0, 0, false]
  const down = ({ clientX, isPrimary }: PointerEvent) => {
    hadTwo = !isPrimary
    if (!isPrimary) return
    from = secondsAt(clientX)
    lastX = clientX
  }
  const move = ({ clientX, isPrimary }: PointerEvent) => {
    if (isPrimary) lastX = clientX
  }
  wrapper.addEventListener('pointerdown', down, true)
  for (const name of ['pointermove', 'pointerup'] as const)
    window.addEventListener(name, move, true)
  return {
    hadTwo: () => hadTwo,
    drawn: (): Span => {
      const to = secondsAt(lastX)
      return { start: Math.min(from, to), end: Math.max(from, to) }
    },
    close: () => {
      wrapper.removeEventListener('pointerdown', down, true)
      window.removeEventListener('pointermove', move, true)
      window.removeEventListener('pointerup', move, true)
    },
  }
}

/** The colours of the theme as a canvas takes them: it knows none by name. */
function colours(container: HTMLElement) {
  const probe = container.appendChild(document.createElement('span'))
  const colourOf = (name: string) => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const found = {
    waveColor: colourOf('ink-3'),
    progressColor: colourOf('k-audio'),
    cursorColor: colourOf('ink'),
  }
  probe.remove()
  return found
}

/** Calls back when light becomes dark, by choice or by the system. */
function followThemes(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributes: true })
  const system = matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', onChange)
  return () => {
    observer.disconnect()
    system.removeEventListener('change', onChange)
  }
}
