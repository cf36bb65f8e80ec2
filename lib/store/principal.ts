/**
 * Who asks. Every function of the store takes one first and sees nothing outside its workspace:
 * what is unknown and what belongs to others look the same.
 */
export type Principal = {
  readonly workspaceId: string
  /** Who is named in the log as the author of a change. */
  readonly actor: string
}
