import { rememberSettings, type PromptSettings } from './prompt-settings'
import type { EditorStore } from './store'

/** Changes for whom prompts are written, here and for the next time in this browser. */
export function changeSettings(store: EditorStore, change: Partial<PromptSettings>): void {
  const prompt = { ...store.getState().prompt, ...change }
  rememberSettings(prompt)
  store.setState({ prompt })
}
