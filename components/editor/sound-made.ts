/**
 * Files that came into being in this tab, as recordings do: until the server has one there is no other copy of
 * it, so that it is neither given up with a refusal nor put away unasked.
 */
const made = new WeakSet<File>()

/** Says that a file was made here, and gives it back. */
export function madeHere(file: File): File {
  made.add(file)
  return file
}

export function isMadeHere(file: File): boolean {
  return made.has(file)
}
