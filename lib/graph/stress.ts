/** A phrase as it is read, without the marks that stress it. */
export function unstressed(text: string): string {
  return text.replace(
    /(?<!\\)(?:\*{1,3}|~~)|(?<![\p{L}\p{N}\\])_{1,3}|_{1,3}(?![\p{L}\p{N}])/gu,
    '',
  )
}
