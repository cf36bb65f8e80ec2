import { z } from 'zod'
import { figuresSchema } from '@/lib/api/contract/figures'
import { compileGraphContract } from '@/lib/api/contract/prompt'
import type { CompileInput } from '@/lib/compile'
import { limitsOf } from '@/lib/compile/fit'
import { carriedBy, overridden, type Profile } from '@/lib/prompt/profile'
import { profiles } from '@/lib/prompt/profiles'

const { budget, scope } = compileGraphContract.body.shape
export const budgetSchema = budget.unwrap()

/** For whom prompts are written in this browser: a model, what a person changed of its figures, how much. */
const settingsSchema = z.object({
  profileId: z.string().refine((id) => Object.hasOwn(profiles, id)),
  /** By the id of a profile, what the person knows better than its row. */
  figures: z.record(z.string(), figuresSchema),
  budget: budgetSchema,
  scope,
})

export type PromptSettings = z.infer<typeof settingsSchema>

export const usualSettings: PromptSettings = { profileId: 'gemini', figures: {}, budget: {} }

/** The profile that is chosen, with the person's own figures in it. */
function profileIn({ profileId, figures }: PromptSettings): Profile {
  const profile = profiles[profileId] as Profile
  return carriedBy(overridden(profile, figures[profileId] ?? {}), profile.target)
}

/** Tokens that a prompt may take: those of the budget within what the model reads. */
export function roomIn(settings: PromptSettings): number {
  return limitsOf(settings.budget, profileIn(settings)).tokens
}

/** What a compile is given by the settings. */
export function inputOf(
  settings: PromptSettings,
): Pick<CompileInput, 'profile' | 'budget' | 'scope'> {
  return { profile: profileIn(settings), budget: settings.budget, scope: settings.scope }
}

/** The same for the server: only what differs from what it does by itself. */
export function requestOf({ profileId, figures, budget, scope }: PromptSettings) {
  const { target } = profiles[profileId] as Profile
  const own = figures[profileId] ?? {}
  const isOwn = Object.keys(own).length > 0
  return {
    target,
    profile: isOwn ? { like: profileId, ...own } : profileId,
    ...(Object.keys(budget).length > 0 && { budget }),
    ...(scope !== undefined && { scope }),
  }
}

const key = 'deixis.prompt'

/** Keeps the settings for this browser. */
export function rememberSettings(settings: PromptSettings): void {
  try {
    localStorage.setItem(key, JSON.stringify(settings))
  } catch {
    // A browser that keeps nothing shows the usual ones next time.
  }
}

/** The settings that were chosen last in this browser; what cannot be read is as if nothing was chosen. */
export function rememberedSettings(): PromptSettings | undefined {
  try {
    const kept = localStorage.getItem(key)
    return kept === null ? undefined : settingsSchema.parse(JSON.parse(kept))
  } catch {
    return undefined
  }
}
