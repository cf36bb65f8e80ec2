/** A word of Korean between spaces, with what hangs on it. */
export type KoreanToken = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly isQuoted: boolean
  /** A comma stands behind it. */
  readonly isBefore: boolean
}

/** Words that change nothing of what is asked. */
const fillers = new Set(
  '혹시 그럼 그러면 그런데 근데 음 자 좀 정확히 정말 실제로 대체 도대체 모두 다 전부 총 각각 그래프에서 그래프에 여기서 여기 이중에 현재 지금 또 또한 함께 같이 서로 한번 한 그래서 저기 안녕하세요 제발 부탁해 주로'.split(
    ' ',
  ),
)

const form =
  /["“”「『'‘](?<quoted>[^"“”」』'’]{1,200})["“”」』'’](?<tail>[가-힣]*)|[^\s,?!;:。、"“”]+(?<comma>,?)/gu

/** The words of a question in Korean, without what closes it and what only fills it. */
export function koreanTokens(text: string): readonly KoreanToken[] {
  const tokens: KoreanToken[] = []
  for (const match of text.normalize('NFC').matchAll(form)) {
    const { quoted, tail = '', comma = '' } = match.groups ?? {}
    const word = (
      quoted === undefined ? match[0].slice(0, match[0].length - comma.length) : quoted + tail
    ).replace(/\.+$/, '')
    const isBefore = comma !== '' || /^\s*,/.test(text.slice(match.index + match[0].length))
    if (word === '' || /^[.·~…]+$/.test(word)) continue
    if (fillers.has(word)) continue
    tokens.push({
      text: word,
      start: match.index,
      end: match.index + match[0].length,
      isQuoted: quoted !== undefined,
      isBefore,
    })
  }
  return tokens
}
