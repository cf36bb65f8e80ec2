import { isDeviceName } from '../std/file-name'
import { cutText } from '../std/text'

const kindByEnding: ReadonlyMap<string, 'image' | 'audio'> = new Map([
  ...['jpg', 'jpeg', 'jfif', 'png', 'apng', 'webp', 'gif', 'avif'].map(
    (each) => [each, 'image'] as const,
  ),
  ...['wav', 'mp3', 'ogg', 'oga', 'opus', 'flac', 'm4a', 'weba', 'webm', 'mp4'].map(
    (each) => [each, 'audio'] as const,
  ),
])

/** Whether a file is a picture or a sound by its ending; undefined for everything else. */
export function mediumKind(path: string): 'image' | 'audio' | undefined {
  return kindByEnding.get(endingOf(path))
}

/** The ending of a file's name in small letters, without the point; empty where there is none. */
export function endingOf(path: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(path)?.[1]?.toLowerCase() ?? ''
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The last part of a path without its ending. */
export function stemOf(path: string): string {
  return baseName(path).replace(/\.[A-Za-z0-9]{1,8}$/, '')
}

/** The folder of a path with its `/`, or nothing at the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/**
 * A text as a name that every file system takes: no separators, control characters or signs that a shell,
 * Windows or an address gives another meaning, no point or space at its ends.
 */
export function safeName(text: string, otherwise: string): string {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*#%[\]^]/gu, ' ')
    .replace(/\s+/g, ' ')
  const cut = cutText(plain.trim(), 80).replace(/^[. ]+|[. ]+$/g, '')
  if (cut === '') return otherwise
  return isDeviceName(cut) ? `${otherwise} ${cut}` : cut
}

/** A name that is not taken yet, also on a file system that does not tell capitals apart. */
export function freeName(name: string, ending: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const path = number === 1 ? `${name}.${ending}` : `${name} ${number}.${ending}`
    const key = path.toLowerCase()
    if (taken.has(key)) continue
    taken.add(key)
    return path
  }
}
