import { carriedBy, type Profile } from '../prompt/profile'
import { profiles, usualProfile } from '../prompt/profiles'
import { providers } from '../providers'
import { providerIds, type Access, type ProviderId } from '../providers/define'
import { fail, ok, type Failure, type Result } from '../std/result'
import type { Environment } from './env'

const listSeconds = 5

/** A model that a question can be put to. */
export type Model = {
  /** `openai/gpt-6`: the provider, and the model's own name, which may hold a slash itself. */
  readonly id: string
  readonly name: string
  readonly provider: ProviderId
  readonly profile: string
  readonly takes: { readonly image: boolean; readonly audio: boolean; readonly both: boolean }
}

export type Models = {
  readonly models: readonly Model[]
  /** Whom this server can ask, and why it gave no models where it gave none. */
  readonly providers: readonly { readonly id: ProviderId; readonly failure?: Failure | undefined }[]
  /** Who answers where nobody is named; nothing where the graph itself does. */
  readonly usual: string | null
}

/** Models that answer otherwise than in words, by what their names hold. */
const otherTrades =
  /embed|tts|whisper|transcri|moderation|dall-e|image|imagen|veo|sora|realtime|rerank/i

/**
 * The models of every provider that this server has a key or an address of. One that cannot be reached within
 * five seconds is told with what went wrong, and takes the others down with it in no case.
 */
export async function listModels({ access = {}, usualModel }: Environment): Promise<Models> {
  const ids = providerIds.filter((id) => access[id])
  const lists = await Promise.all(
    ids.map((id) =>
      providers[id].models(access[id] ?? {}, AbortSignal.timeout(listSeconds * 1000)),
    ),
  )
  const models = ids.flatMap((id, index) => {
    const list = lists[index]
    if (!list?.ok) return []
    const chats = list.value.filter((model) => !otherTrades.test(model.id))
    return chats.map((model) => modelFrom(id, model.id, model.name, access[id]))
  })
  return {
    models,
    providers: ids.map((id, index) => {
      const list = lists[index]
      return { id, ...(list && !list.ok && { failure: unstopped(list.error) }) }
    }),
    usual: usualModel ?? null,
  }
}

/** Whom a question is put to. */
export type Chosen = {
  readonly id: string
  readonly model: string
  readonly provider: ProviderId
  readonly access: Access
  readonly profile: Profile
}

/**
 * The model of an id, whether or not the provider lists it; the usual one where none is given.
 *
 * @returns nothing where the graph itself answers; `model.unknown` where the server has no access to the provider
 */
export function chosenModel(
  { access = {}, usualModel }: Environment,
  id: string | undefined,
): Result<Chosen | undefined> {
  const named = id ?? usualModel ?? 'graph'
  if (named === 'graph') return ok(undefined)
  const slash = named.indexOf('/')
  const provider = providerIds.find((each) => each === named.slice(0, slash))
  const model = named.slice(slash + 1)
  const own = provider && access[provider]
  if (!own || model === '') {
    const choices = [
      'graph',
      ...providerIds.filter((each) => access[each]).map((each) => `${each}/…`),
    ]
    return fail('model.unknown', { model: named, choices }, { pointer: '/model' })
  }
  return ok({ id: named, model, provider, access: own, profile: profileFor(provider, model, own) })
}

/** By what its name says; a server of one's own is asked as carefully as the least of them. */
function profileFor(provider: ProviderId, model: string, { baseUrl }: Access): Profile {
  if (provider !== 'openai') return carriedBy(usualProfile(provider), provider)
  const id = /audio/i.test(model) ? 'openai-audio' : baseUrl === undefined ? 'openai' : 'local'
  return carriedBy(profiles[id] ?? usualProfile(provider), provider)
}

function modelFrom(
  provider: ProviderId,
  model: string,
  name: string | undefined,
  access: Access | undefined,
): Model {
  const profile = profileFor(provider, model, access ?? {})
  const [image, audio] = [profile.imagesCount.value > 0, profile.audiosCount.value > 0]
  const both = image && audio && profile.takesBoth.value
  return {
    id: `${provider}/${model}`,
    name: name ?? model,
    provider,
    profile: profile.id,
    takes: { image, audio, both },
  }
}

/** A list that took too long was stopped by us. */
function unstopped(failure: Failure): Failure {
  if (failure.code !== 'provider.stopped') return failure
  return fail('provider.timedOut', { seconds: listSeconds }).error
}
