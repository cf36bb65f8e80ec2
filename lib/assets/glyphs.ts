/**
 * Letters of our own, so that no picture depends on the fonts of a machine. Each is a line to be drawn
 * with a round pen; y goes down from the top of the capitals (0) to the line they stand on (12), small
 * letters begin at 4, and what hangs below ends at 16.
 */
type Glyph = { readonly width: number; readonly path: string }

/** From the top of a capital to the line that it stands on. */
export const capitalHeight = 12
/** From that line to the lowest point of what hangs below it. */
export const descenderHeight = 4
/** How thick the pen is, and how far letters stand apart. */
export const penWidth = 1.8
const gap = 3.4

const bowl = 'M7 8A3.5 4 0 1 0 0 8A3.5 4 0 1 0 7 8'
const round = 'M4.5 0A4.5 6 0 1 0 4.5 12A4.5 6 0 1 0 4.5 0Z'

const glyphs: Readonly<Record<string, Glyph>> = {
  ' ': { width: 2.5, path: '' },
  A: { width: 8, path: 'M0 12L4 0L8 12M1.4 8H6.6' },
  B: { width: 7.7, path: 'M0 5.6H4.5A3.2 3.2 0 0 1 4.5 12H0V0H4A2.8 2.8 0 0 1 4 5.6' },
  C: { width: 7.8, path: 'M7.8 2.8A4.4 6 0 1 0 7.8 9.2' },
  D: { width: 8, path: 'M0 0V12H3A5 6 0 0 0 3 0Z' },
  E: { width: 6.5, path: 'M6.5 0H0V12H6.5M0 6H5.8' },
  F: { width: 6.5, path: 'M6.5 0H0V12M0 6H5.8' },
  G: { width: 8, path: 'M7.8 2.8A4.4 6 0 1 0 8 9V6.6H5' },
  H: { width: 8, path: 'M0 0V12M8 0V12M0 6H8' },
  I: { width: 4, path: 'M0 0H4M0 12H4M2 0V12' },
  J: { width: 6, path: 'M2.5 0H6V8.5A3 3.5 0 0 1 0 8.5' },
  K: { width: 7.8, path: 'M0 0V12M7.5 0L0 7M3.1 4.4L7.8 12' },
  L: { width: 6.3, path: 'M0 0V12H6.3' },
  M: { width: 10, path: 'M0 12V0L5 8L10 0V12' },
  N: { width: 8, path: 'M0 12V0L8 12V0' },
  O: { width: 9, path: round },
  P: { width: 7.6, path: 'M0 12V0H4.3A3.3 3.3 0 0 1 4.3 6.6H0' },
  Q: { width: 9, path: `${round}M5.6 8.6L9 12.6` },
  R: { width: 7.8, path: 'M0 12V0H4.3A3.3 3.3 0 0 1 4.3 6.6H0M4 6.6L7.8 12' },
  S: {
    width: 7.6,
    path: 'M7.2 2.2C6.6 .8 5.4 0 3.9 0C1.8 0 .4 1.2 .4 3C.4 7.2 7.6 4.7 7.6 9C7.6 10.8 6.1 12 3.9 12C2 12 .6 11.1 0 9.5',
  },
  T: { width: 8, path: 'M0 0H8M4 0V12' },
  U: { width: 8, path: 'M0 0V8A4 4 0 0 0 8 8V0' },
  V: { width: 8, path: 'M0 0L4 12L8 0' },
  W: { width: 12, path: 'M0 0L3 12L6 2L9 12L12 0' },
  X: { width: 8, path: 'M0 0L8 12M8 0L0 12' },
  Y: { width: 8, path: 'M0 0L4 6L8 0M4 6V12' },
  Z: { width: 8, path: 'M0 0H8L0 12H8' },
  a: { width: 7, path: `${bowl}M7 4V12` },
  b: { width: 7, path: `${bowl}M0 0V12` },
  c: { width: 6.3, path: 'M6.3 5.5A3.6 4 0 1 0 6.3 10.5' },
  d: { width: 7, path: `${bowl}M7 0V12` },
  e: { width: 7, path: 'M0 8H7A3.5 4 0 1 0 6 10.8' },
  f: { width: 5, path: 'M5 .2C2.8 -.3 2 1.2 2 3V12M0 4.2H4.8' },
  g: { width: 7, path: `${bowl}M7 4V12.6C7 14.9 5.6 16 3.5 16C2 16 1 15.6 .3 14.8` },
  h: { width: 7, path: 'M0 0V12M0 8A3.5 4 0 0 1 7 8V12' },
  i: { width: 0, path: 'M0 4V12M0 .4V.6' },
  j: { width: 2.2, path: 'M2.2 4V13.4C2.2 15.2 1.4 16 0 16M2.2 .4V.6' },
  k: { width: 6.4, path: 'M0 0V12M6 4L0 9M2.3 7.1L6.4 12' },
  l: { width: 2, path: 'M0 0V10C0 11.4 .7 12 2 12' },
  m: { width: 10.4, path: 'M0 4V12M0 7A2.6 3 0 0 1 5.2 7V12M5.2 7A2.6 3 0 0 1 10.4 7V12' },
  n: { width: 7, path: 'M0 4V12M0 8A3.5 4 0 0 1 7 8V12' },
  o: { width: 7, path: bowl },
  p: { width: 7, path: `${bowl}M0 4V16` },
  q: { width: 7, path: `${bowl}M7 4V16` },
  r: { width: 4.2, path: 'M0 4V12M0 8C0 5.5 1.8 4 4.2 4.2' },
  s: {
    width: 6,
    path: 'M5.6 5.4C5.2 4.5 4.2 4 3 4C1.5 4 .4 4.8 .4 6C.4 8.7 6 7.3 6 10C6 11.2 4.8 12 3.1 12C1.6 12 .5 11.4 0 10.4',
  },
  t: { width: 5, path: 'M2 1V10C2 11.5 3 12.2 5 11.8M0 4.2H4.8' },
  u: { width: 7, path: 'M0 4V8A3.5 4 0 0 0 7 8V4M7 4V12' },
  v: { width: 7, path: 'M0 4L3.5 12L7 4' },
  w: { width: 10, path: 'M0 4L2.5 12L5 5L7.5 12L10 4' },
  x: { width: 6.5, path: 'M0 4L6.5 12M6.5 4L0 12' },
  y: { width: 7, path: 'M7 4L2 16M0 4L3.6 12' },
  z: { width: 6.5, path: 'M0 4H6.5L0 12H6.5' },
  // With a stroke through it, for a letter O stands beside it in no other way.
  '0': { width: 8, path: 'M4 0A4 6 0 1 0 4 12A4 6 0 1 0 4 0ZM2.6 8.6L5.4 3.4' },
  '/': { width: 5, path: 'M0 13.5L5 -.5' },
  '1': { width: 6, path: 'M0 2.6L3 0V12M0 12H6' },
  '2': {
    width: 7.6,
    path: 'M.3 3.2C.3 1.2 1.8 0 3.8 0C6 0 7.4 1.3 7.4 3.2C7.4 6 3 8 0 12H7.6',
  },
  '3': {
    width: 7.4,
    path: 'M.3 0H7L3.2 4.8C6 4.8 7.4 6.3 7.4 8.4C7.4 10.6 5.8 12 3.6 12C1.8 12 .6 11.2 0 9.8',
  },
  '4': { width: 8, path: 'M5.6 12V0L0 8.5H8' },
  '5': {
    width: 7.5,
    path: 'M7 0H1L.6 5.4C1.5 4.7 2.5 4.4 3.6 4.4C6 4.4 7.5 5.9 7.5 8.1C7.5 10.4 5.9 12 3.6 12C1.9 12 .7 11.3 0 10',
  },
  '6': {
    width: 7.4,
    path: 'M6.9 1.3C6.2 .5 5.2 0 4.1 0C1.5 0 0 2.8 0 8.2A3.7 3.8 0 1 0 7.4 8.2A3.7 3.8 0 1 0 0 8.2',
  },
  '7': { width: 7.5, path: 'M0 0H7.5L2.8 12' },
  '8': {
    width: 7.6,
    path: 'M.8 2.9A3 2.9 0 1 1 6.8 2.9A3 2.9 0 1 1 .8 2.9ZM0 8.9A3.8 3.1 0 1 1 7.6 8.9A3.8 3.1 0 1 1 0 8.9Z',
  },
  '9': {
    width: 7.4,
    path: 'M.5 10.7C1.2 11.5 2.2 12 3.3 12C5.9 12 7.4 9.2 7.4 3.8A3.7 3.8 0 1 0 0 3.8A3.7 3.8 0 1 0 7.4 3.8',
  },
}

/** Stands for whatever has no letter here, so that nothing goes unseen. */
const unknown: Glyph = { width: 7, path: 'M0 0H7V12H0Z' }

/** One letter of a text: its line, and how far to the right of the text's beginning it stands. */
export type PlacedGlyph = { readonly x: number; readonly path: string }

/** A text in units of the letters: how wide it is from pen to pen, and its letters. */
export function writeText(text: string): { width: number; glyphs: readonly PlacedGlyph[] } {
  const placed: PlacedGlyph[] = []
  let x = 0
  for (const character of text) {
    const { width, path } = Object.hasOwn(glyphs, character)
      ? (glyphs[character] as Glyph)
      : unknown
    if (path !== '') placed.push({ x, path })
    x += width + gap
  }
  return { width: Math.max(0, x - gap), glyphs: placed }
}
