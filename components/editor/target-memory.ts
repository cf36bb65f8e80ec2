import { targets, type TargetId } from '@/lib/targets'

const key = 'deixis.target'

/** Keeps whose form prompts are shown in, for this browser. */
export function rememberTarget(target: TargetId): void {
  try {
    localStorage.setItem(key, target)
  } catch {
    // A browser that keeps nothing shows the usual one next time.
  }
}

/** The target that was chosen last in this browser. */
export function rememberedTarget(): TargetId | undefined {
  try {
    const kept = localStorage.getItem(key)
    return kept !== null && Object.hasOwn(targets, kept) ? (kept as TargetId) : undefined
  } catch {
    return undefined
  }
}
