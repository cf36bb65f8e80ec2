import { askGraph, type AskOptions } from '../services/ask'
import { askModel, type AskEvent, type ModelAnswer } from '../services/ask-model'
import type { Instance } from '../services/instance'
import { chosenModel, listModels } from '../services/models'
import type { Principal } from '../services/principal'
import { sentence } from '../messages'
import { ok, type Failure } from '../std/result'
import { acceptedType } from './accept'
import { eventResponse, eventStreamType, type NamedEvent } from './events'
import { problemOf } from './problem'

type Asked = AskOptions & {
  readonly model?: string | undefined
  readonly focus?: readonly string[] | undefined
}

/** Answers a question from the graph or by a model, as one value or as a stream of events, as `Accept` says. */
export async function answerAsked(
  instance: Instance,
  principal: Principal,
  graphId: string,
  { model, focus, ...options }: Asked,
  request: Request,
) {
  const form = acceptedType(request.headers.get('accept'), ['application/json', eventStreamType])
  if (!form.ok) return form
  const chosen = chosenModel(instance.environment, model)
  if (!chosen.ok) return chosen
  const isStream = form.value === eventStreamType
  if (!chosen.value) {
    const told = await askGraph(instance, principal, graphId, options)
    if (!told.ok || !isStream) return told
    const { value } = told
    const events = [
      { name: 'delta', data: { text: value.text } },
      { name: 'done', data: value },
    ]
    return eventResponse(
      (async function* () {
        yield* events
      })(),
      () => {},
    )
  }
  const stopping = new AbortController()
  const signal = AbortSignal.any([request.signal, stopping.signal])
  const asked = { ...options, focus }
  const events = await askModel(instance, principal, graphId, chosen.value, asked, signal)
  if (!events.ok) return events
  if (isStream) return eventResponse(named(events.value), () => stopping.abort())
  return lastOf(events.value)
}

/** What stands at the end, as one value; a failure carries what there is of an answer. */
async function lastOf(events: AsyncIterable<AskEvent>) {
  for await (const event of events) {
    if (event.type === 'done') return ok(plain(event.answer))
    if (event.type === 'error') {
      const more = event.answer ? { answer: plain(event.answer) } : {}
      return { ok: false as const, error: event.failure, more }
    }
  }
  throw new Error('invariant broken: an answer without an end')
}

async function* named(events: AsyncIterable<AskEvent>): AsyncGenerator<NamedEvent> {
  for await (const event of events) {
    const { type: name, ...data } = event
    if (event.type === 'done') yield { name, data: plain(event.answer) }
    else if (event.type === 'retry') yield { name, data: { ...data, failure: told(event.failure) } }
    else if (event.type === 'error') {
      const answer = event.answer && plain(event.answer)
      yield { name, data: { ...problemOf(event.failure), ...(answer && { answer }) } }
    } else yield { name, data }
  }
}

/** An answer as callers see it: why it is not whole stands beside it. */
function plain({ failure: _, ...answer }: ModelAnswer): Omit<ModelAnswer, 'failure'> {
  return answer
}

function told(failure: Failure) {
  const { code, params } = failure
  return { code, params: { ...params }, detail: sentence(failure, 'en') }
}

/** The models that questions can be put to, and what is wrong with the providers that gave none. */
export async function modelsAnswer({ environment }: Instance) {
  const { models, providers, usual } = await listModels(environment)
  return ok({
    models: [...models],
    providers: providers.map(({ id, failure }) => ({
      id,
      ...(failure && { failure: told(failure) }),
    })),
    usual,
  })
}
