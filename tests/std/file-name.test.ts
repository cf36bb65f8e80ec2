import { expect, test } from 'vitest'
import { isDeviceName } from '@/lib/std/file-name'

test.each([
  'CON',
  'con',
  'Con.png',
  'COM1',
  'com0.tar.gz',
  'LPT9',
  'lpt².x',
  'nul ',
  'AUX .png',
  'PRN',
  'CONIN$',
])('S17 %j is a device', (name) => expect(isDeviceName(name)).toBe(true))

test.each(['', 'CONE', 'ICON', 'COM', 'COM10', 'Image CON.png', 'con-1', '.con', 'Image 1.png'])(
  'S17 %j is none',
  (name) => expect(isDeviceName(name)).toBe(false),
)
