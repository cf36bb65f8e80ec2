import { anthropic } from './anthropic/wire'
import type { Provider, ProviderId } from './define'
import { gemini } from './gemini/wire'
import { openai } from './openai/wire'

/** Every wire that is spoken. A new provider is a line here. */
export const providers: Readonly<Record<ProviderId, Provider>> = { gemini, openai, anthropic }
