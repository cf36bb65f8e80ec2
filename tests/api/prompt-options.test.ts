import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { compiledPromptSchema } from '@/lib/api/contract/prompt'
import { answer, call, problem, send, useApp } from './app'
import { asDataUrl, example, withAssets } from './dogs'

useApp()

const dogs = async () => withAssets(example(), asDataUrl)

async function compiled(options: object) {
  const document = await dogs()
  return compiledPromptSchema.parse(await answer(send('POST', '/prompt', { document, ...options })))
}

describe('API32 what a prompt may be asked to be', () => {
  test('API32 within a budget, by own figures, and as a plain chat', async () => {
    const small = await compiled({ target: 'anthropic', budget: { tokens: 500 } })
    expect(small.manifest.tokens.total).toBeLessThanOrEqual(500)
    expect(small.diagnostics.map(({ code }) => code)).toContain('prompt.cut')
    const profile = { like: 'gemini', imagesCount: 1 }
    const few = await compiled({ target: 'gemini', profile, media: 'reference' })
    expect(few.manifest.omitted).toMatchObject([{ nodeId: 'p2', reason: 'limit' }])
    const plain = await compiled({ target: 'openai', baseline: 'linear', media: 'reference' })
    expect(JSON.stringify(plain.request)).not.toContain('[E1]')
    expect(plain.manifest.aliases).toEqual([])
  })

  test.each([
    [{ budget: { tokens: 0 } }, 'request.invalid'],
    [{ budget: { tokens: 10 } }, 'budget.tooSmall'],
    [{ budget: { sounds: 1 } }, 'request.invalid'],
    [{ profile: { like: 'nobody' } }, 'prompt.profileUnknown'],
    [{ profile: { like: 'gemini', imagesCount: -1 } }, 'request.invalid'],
    [{ profile: { like: 'gemini', answerTokenCount: 2_000_000 } }, 'figures.answerTooLong'],
    [{ baseline: 'graph' }, 'request.invalid'],
  ])('API32 %j is refused as %s', async (options, code) => {
    const refused = problem(
      send('POST', '/prompt', { document: await dogs(), target: 'gemini', ...options }),
    )
    expect(await refused).toMatchObject({ status: 422, code })
  })

  test('API32 text and files are one archive where that is asked for', async () => {
    const body = JSON.stringify({ document: await dogs(), target: 'markdown', strips: true })
    const headers = { Accept: 'application/zip', 'Content-Type': 'application/json' }
    const response = await call('POST', '/prompt', { body, headers })
    expect(response.headers.get('content-type')).toBe('application/zip')
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    expect(Object.keys(files).slice(0, 3)).toEqual(['prompt.md', 'Image 1.jpg', 'Image 2.jpg'])
  })
})

describe('API33 a prompt as an archive', () => {
  const post = async (target: string, accept: string, more: object = {}) => {
    const body = JSON.stringify({ document: await dogs(), target, ...more })
    const headers = { Accept: accept, 'Content-Type': 'application/json' }
    return call('POST', '/prompt', { body, headers })
  }

  test.each(['gemini', 'openai', 'anthropic'])(
    'API33 of %s is its request as it is sent, and the media of it as files',
    async (target) => {
      const response = await post(target, 'application/zip')
      expect(response.headers.get('content-type')).toBe('application/zip')
      const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
      const [first, ...names] = Object.keys(files)
      expect([first, names[0]]).toEqual(['request.json', 'Image 1.jpg'])
      const json = Buffer.from(files['request.json'] as Uint8Array).toString()
      const { request } = await compiled({ target })
      expect(JSON.parse(json)).toEqual(request)
      // Whatever the request carries is there as a file, byte for byte.
      for (const name of names) {
        expect(json).toContain(Buffer.from(files[name] as Uint8Array).toString('base64'))
      }
    },
  )

  test('API33 names no files where media are told by their addresses', async () => {
    const response = await post('gemini', 'application/zip', { media: 'reference' })
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    expect(Object.keys(files)).toEqual(['request.json'])
  })

  test('API33 is not what JSON is preferred to, and what takes neither is refused', async () => {
    const plain = await post('gemini', 'application/json, application/zip;q=0.5')
    expect(plain.headers.get('content-type')).toBe('application/json')
    const refused = await problem(post('gemini', 'text/html'))
    expect(refused).toMatchObject({ status: 406, code: 'request.notAcceptable' })
    expect(refused.detail).toContain('application/json, application/zip')
    const id = 'nothing'
    const headers = { Accept: 'text/html', 'Content-Type': 'application/json' }
    const body = JSON.stringify({ target: 'gemini' })
    const graph = await problem(call('POST', `/graphs/${id}/prompt`, { body, headers }))
    expect(graph.status).toBe(406)
  })
})
