/**
 * The few pens every picture is drawn with: a seeded die, colour mixing, gradients and curls. All of it returns SVG text,
 * and only vector shapes, because a system font would make the bytes differ from machine to machine.
 */

/** Two decimals are finer than a pixel and keep the SVG small and its numbers equal everywhere. */
export const num = (value) => String(Math.round(value * 100) / 100)

/** Mulberry32: the same seed gives the same picture, so a redraw never changes a byte. */
export function die(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16))

/** Colours are `#rrggbb`; `share` is 0 (all `from`) to 1 (all `to`). */
export function mix(from, to, share) {
  const t = Math.min(1, Math.max(0, share))
  const a = channels(from)
  const b = channels(to)
  return (
    '#' +
    a
      .map((c, i) =>
        Math.round(c + (b[i] - c) * t)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')
  )
}

/** `palette` runs from the deepest shadow to the brightest light. */
export function tone(palette, light) {
  const at = Math.min(0.9999, Math.max(0, light)) * (palette.length - 1)
  const low = Math.floor(at)
  return mix(palette[low], palette[low + 1], at - low)
}

export const stops = (list) =>
  list
    .map(([at, colour, opacity = 1]) => {
      return `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity}"/>`
    })
    .join('')

/** `way` is `[x1, y1, x2, y2]` as fractions of the painted shape. */
export const linear = (id, list, way = [0, 0, 0, 1]) =>
  `<linearGradient id="${id}" x1="${way[0]}" y1="${way[1]}" x2="${way[2]}" y2="${way[3]}">` +
  `${stops(list)}</linearGradient>`

export const radial = (id, list, at = [0.5, 0.5, 0.5]) =>
  `<radialGradient id="${id}" cx="${at[0]}" cy="${at[1]}" r="${at[2]}">${stops(list)}</radialGradient>`

export const blur = (id, radius) =>
  `<filter id="${id}" x="-60%" y="-60%" width="220%" height="220%">` +
  `<feGaussianBlur stdDeviation="${radius}"/></filter>`

/** Window light on a wall, warm in the middle; paint it on a large oval. */
export const glow = radial('glow', [
  [0, '#fffdf2', 0.6],
  [0.5, '#fffdf2', 0.24],
  [1, '#fffdf2', 0],
])

/** The dusk of a room towards its lower right, over a plain wall. */
export const air = (colour) =>
  linear(
    'air',
    [
      [0, colour, 0],
      [1, colour, 0.75],
    ],
    [0, 0, 1, 0.5],
  )

export const circle = (x, y, r, fill, more = '') =>
  `<circle cx="${num(x)}" cy="${num(y)}" r="${num(r)}" fill="${fill}" ${more}/>`

export const oval = (x, y, rx, ry, fill, more = '') =>
  `<ellipse cx="${num(x)}" cy="${num(y)}" rx="${num(rx)}" ry="${num(ry)}" fill="${fill}" ${more}/>`

export const box = (x, y, width, height, fill, more = '') =>
  `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" fill="${fill}" ${more}/>`

export const shape = (d, fill, more = '') => `<path d="${d}" fill="${fill}" ${more}/>`

export const line = (d, stroke, width, more = '') =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" ` +
  `stroke-linejoin="round" ${more}/>`

export const svg = (width, height, defs, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
  `viewBox="0 0 ${width} ${height}"><defs>${defs}</defs>${body}</svg>`

/** A short spiral, the mark that makes a round dab read as a curl of wool. */
function spiral(x, y, r, angle, turn) {
  const point = (radius, a) => `${num(x + radius * Math.cos(a))} ${num(y + radius * Math.sin(a))}`
  const sweep = turn > 0 ? 1 : 0
  const middle = angle + turn * 2.6
  return (
    `M${point(r * 0.72, angle)}A${num(r * 0.66)} ${num(r * 0.66)} 0 0 ${sweep} ` +
    `${point(r * 0.5, middle)}A${num(r * 0.36)} ${num(r * 0.36)} 0 0 ${sweep} ` +
    `${point(r * 0.2, middle + turn * 2.2)}`
  )
}

/**
 * Wool over `lumps` (`[x, y, r]`, painted in that order): every lump is lit from the upper left and covered with
 * curls, whose centres stay within it so that its outline is scalloped and its size foreseeable.
 */
export function wool({ lumps, seed, curl, palette, ink = '#8d8190', shade = 0 }) {
  const roll = die(seed)
  const out = []
  for (const [x, y, r] of lumps) {
    const size = Math.min(curl, r * 0.62)
    const reach = Math.max(0, r - size * 0.8)
    out.push(circle(x, y, r - size * 0.35, tone(palette, 0.42 - shade)))
    const spots = []
    const step = size * 1.18
    for (let row = -Math.ceil(r / step); row * step <= r; row += 1) {
      for (let column = -Math.ceil(r / step); column * step <= r; column += 1) {
        const u = (column + (row % 2 ? 0.5 : 0) + (roll() - 0.5) * 0.5) * step
        const v = (row + (roll() - 0.5) * 0.5) * step * 0.9
        if (Math.hypot(u, v) <= reach) spots.push([u, v])
      }
    }
    const rim = Math.max(6, Math.round((2 * Math.PI * reach) / (size * 1.15)))
    for (let i = 0; i < rim; i += 1) {
      const a = ((i + roll() * 0.4) / rim) * 2 * Math.PI
      spots.push([reach * Math.cos(a), reach * Math.sin(a)])
    }
    spots.sort((a, b) => b[1] - a[1] || b[0] - a[0])
    for (const [u, v] of spots) {
      const light = 0.66 - ((u * 0.35 + v * 0.62) / r) * 0.46 - shade + (roll() - 0.5) * 0.1
      const own = size * (0.82 + roll() * 0.2)
      out.push(circle(x + u + own * 0.1, y + v + own * 0.16, own, tone(palette, light - 0.3)))
      out.push(circle(x + u, y + v, own * 0.93, tone(palette, light)))
      const path = spiral(x + u, y + v, own * 0.86, roll() * 6.28, roll() < 0.5 ? 1 : -1)
      out.push(line(path, ink, num(own * 0.1), `opacity="${num(0.3 + roll() * 0.18)}"`))
    }
  }
  return out.join('')
}

/** Points along a straight limb, as lumps for `wool`; radii run from the first to the second. */
export function limb([x1, y1, r1], [x2, y2, r2], count) {
  return Array.from({ length: count }, (_, i) => {
    const t = count === 1 ? 0 : i / (count - 1)
    return [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t, r1 + (r2 - r1) * t]
  })
}
