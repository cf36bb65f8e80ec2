// What it costs to place the letters of the regions of one picture, beside writing the same regions as JSON: side by
// side, all in one place, and large ones over one another, each drawn again with every step of a zoom.
// Run by `npm run bench`, or alone: node scripts/run-ts.mjs tests/bench/region-tags.bench.mts
import { tagPlaces } from '../../lib/editor/region-tags'

const counts = [30, 100, 500] as const
const runsCount = 21
const picture = { x: 8, y: 40, width: 288, height: 192 }

const layouts = {
  'side by side': { columns: 25, step: 9, side: 6 },
  'in one place': { columns: 500, step: 0, side: 6 },
  'large, over one another': { columns: 25, step: 4, side: 100 },
} as const

function regions(count: number, { columns, step, side }: (typeof layouts)[keyof typeof layouts]) {
  return Array.from({ length: count }, (_, at) => ({
    rect: {
      x: picture.x + 20 + (at % columns) * step,
      y: picture.y + 10 + Math.floor(at / columns) * step,
      width: side,
      height: side,
    },
    letters: 'AB',
  }))
}

function medianMilliseconds(work: () => unknown): number {
  work()
  const taken = Array.from({ length: runsCount }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return taken.sort((a, b) => a - b)[runsCount >> 1] ?? 0
}

for (const [name, layout] of Object.entries(layouts)) {
  for (const count of counts) {
    const tagged = regions(count, layout)
    const placed = medianMilliseconds(() => tagPlaces(picture, tagged))
    const written = medianMilliseconds(() => JSON.stringify(tagged))
    const figures = `${placed.toFixed(2)} ms, ${(placed / written).toFixed(0)} x JSON.stringify`
    console.log(`${String(count).padStart(4)} regions ${name}: ${figures}`)
  }
}
