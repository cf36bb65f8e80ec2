import { readFileSync } from 'node:fs'
import sharp, { type Sharp } from 'sharp'
import { animation, ascii, exifWithPlace, pngOfSize, quarters, wav } from '../../assets/samples'
import { longMp3, longOgg, numberedWav } from '../../assets/samples-sound'

/** A file as somebody might send it, and whether it is one that can be used. */
export type OddFile = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly isGood: boolean
}

const fixture = (name: string) => new Uint8Array(readFileSync(`tests/fixtures/media/${name}`))
const half = (bytes: Uint8Array) => bytes.slice(0, Math.floor(bytes.length / 2))

async function pictures(): Promise<OddFile[]> {
  const made = async (image: Sharp) => new Uint8Array(await image.toBuffer())
  const good = (name: string, bytes: Uint8Array): OddFile => ({ name, bytes, isGood: true })
  const bad = (name: string, bytes: Uint8Array): OddFile => ({ name, bytes, isGood: false })
  // Put together first: what is laid over a picture would else be laid over the smaller one.
  const png = await made(quarters().png())
  const picture = () => sharp(png)
  const jpeg = await made(picture().jpeg())
  const webp = await made(picture().webp())
  const avif = await made(picture().avif({ effort: 0 }))
  const clear = { width: 90, height: 60, channels: 4 as const, background: '#10608080' }
  const thin = { width: 1, height: 8_000, channels: 3 as const, background: '#106080' }
  const brokenSum = png.slice()
  brokenSum[30] = (brokenSum[30] ?? 0) ^ 255
  return [
    bad('truncated JPEG', half(jpeg)),
    bad('truncated PNG', half(png)),
    bad('truncated WebP', half(webp)),
    bad('truncated GIF', half(await made(picture().gif()))),
    bad('truncated AVIF', half(avif)),
    bad('a page under the name of a picture', ascii('<!doctype html><script>1</script>')),
    bad(
      'a drawing with a script',
      ascii('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    ),
    bad('TIFF', await made(picture().tiff())),
    bad('no bytes', new Uint8Array()),
    bad('one byte', new Uint8Array([255])),
    bad(
      'JPEG that is noise behind its mark',
      Uint8Array.from({ length: 9_000 }, (_, i) =>
        i < 3 ? ([255, 216, 255][i] ?? 0) : (i * 7919) & 255,
      ),
    ),
    bad('PNG with a wrong sum', brokenSum),
    bad('50,000 by 50,000 by its header', pngOfSize(50_000, 50_000)),
    bad('animation of 10,000 frames', await animation('gif', 10_000)),
    good('animation of three frames', await animation('webp')),
    good('CMYK', await made(picture().toColourspace('cmyk').jpeg())),
    good('16 bits a channel', await made(picture().toColourspace('rgb16').png())),
    good('transparent PNG', await made(sharp({ create: clear }).png())),
    good('transparent WebP', await made(sharp({ create: clear }).webp())),
    good('grey', await made(picture().greyscale().jpeg())),
    good('interlaced', await made(picture().png({ progressive: true }))),
    good('progressive', await made(picture().jpeg({ progressive: true }))),
    good('with a palette', await made(picture().png({ palette: true }))),
    good('one pixel', await made(picture().resize(1, 1).png())),
    good('a line of pixels', await made(sharp({ create: thin }).png())),
    good(
      'turned, with a place',
      await made(picture().withExif(exifWithPlace).withMetadata({ orientation: 6 }).jpeg()),
    ),
    good('AVIF', avif),
  ]
}

function sounds(): OddFile[] {
  const good = (name: string, bytes: Uint8Array): OddFile => ({ name, bytes, isGood: true })
  const bad = (name: string, bytes: Uint8Array): OddFile => ({ name, bytes, isGood: false })
  const lying = wav(8_000)
  new DataView(lying.buffer).setUint32(40, 0x7fffffff, true)
  const still = wav(8_000)
  new DataView(still.buffer).setUint32(24, 0, true)
  return [
    good('WAV at 8 kHz', numberedWav(8_000, { rate: 8_000 })),
    good('FLAC at 96 kHz', fixture('clicks-96k.flac')),
    good('mono MP3', fixture('clicks-mono.mp3')),
    good('MP3 at 8 kHz', fixture('clicks-8k.mp3')),
    good('MP3 of a variable rate', fixture('clicks-variable.mp3')),
    good('FLAC with six channels', fixture('clicks-6-channels.flac')),
    good('Vorbis with six channels', fixture('clicks-6-channels.ogg')),
    good('Opus in WebM', fixture('clicks-opus.webm')),
    good('Vorbis in WebM', fixture('clicks-vorbis.webm')),
    good('Opus in M4A', fixture('clicks-opus.m4a')),
    good('AAC in M4A', fixture('clicks.m4a')),
    good('ALAC in M4A', fixture('clicks-alac.m4a')),
    good('MP3 of three hours', longMp3(3 * 3_600)),
    good('Opus of three hours', longOgg(3 * 3_600)),
    bad('WAV without a sample', wav(0)),
    bad('WAV that claims 2 GB', lying),
    bad('WAV of 0 Hz', still),
    bad('truncated WAV', wav(8_000).slice(0, 30)),
    bad('truncated FLAC', half(fixture('clicks.flac'))),
    bad('truncated M4A', half(fixture('clicks.m4a'))),
    bad('truncated WebM', half(fixture('clicks-opus.webm'))),
    bad('a film in MP4', fixture('film.mp4')),
    bad('a film in WebM', fixture('film.webm')),
    bad('a film in OGG', fixture('film.ogv')),
    bad('AAC without a container', fixture('other.aac')),
    bad('MPEG layer II', fixture('other.mp2')),
    bad('text under the name of a sound', ascii('RIFF and nothing of it')),
  ]
}

/** Broken, hostile and odd files, all made by the tests. */
export async function oddFiles(): Promise<readonly OddFile[]> {
  return [...(await pictures()), ...sounds()]
}
