import { describe, expect, it } from 'vitest'
import { compileLinear } from '@/lib/compile'
import { partsOf } from '@/lib/prompt/prompt'
import { audioAsset, gemini, imageAsset, read, templateDocument } from './support'

const told = (result: ReturnType<typeof compileLinear>) =>
  partsOf(result.prompt)
    .map((part) => (part.type === 'text' ? part.text : `<${part.nodeId}>`))
    .join('')

describe('P29 the linear baseline', () => {
  it('P29 gives the words of the example as a person wrote them, behind the media in order of mention', async () => {
    const { document } = await templateDocument('three-dogs', 'en')
    const result = compileLinear({ document, profile: gemini })
    const text = told(result)
    const words = document.nodes.flatMap((node) => (node.kind === 'text' ? [node.text] : []))
    expect(text).toMatch(/^(<[^>]+>){5}/)
    expect(text).not.toMatch(/\[(?:E|Image |Audio )[0-9]/)
    expect(text).not.toContain('](#')
    expect(words.length).toBeGreaterThan(0)
    expect(text).toContain('The first and the third are the white dogs sitting respectively')
    expect(text.trimEnd().endsWith("is its bark higher than the second's?")).toBe(true)
    expect(result.manifest.aliases).toEqual([])
    expect(result.prompt.system).toEqual([])
  })

  it('P29 adds what the graph states and no words tell, so that the chat is not the weaker one', () => {
    const document = read({
      nodes: [
        { id: 'p', kind: 'image', label: 'yard', asset: imageAsset() },
        {
          id: 'r',
          kind: 'region',
          of: 'p',
          shape: { type: 'box', x: 0.7, y: 0.7, width: 0.2, height: 0.2 },
        },
        { id: 's', kind: 'audio', asset: audioAsset('1'), transcript: 'woof' },
        { id: 'd', kind: 'entity', class: 'Dog', attributes: { fur: 'white', legs: 'short' } },
        { id: 't', kind: 'text', text: 'The [dog](#d) has short legs and makes [this sound](#s).' },
      ],
      edges: [
        { source: 'd', target: 'r', relation: 'shown in' },
        { source: 'd', target: 's', relation: 'makes' },
      ],
    })
    const result = compileLinear({ document, profile: gemini, question: 'Where is [it](#d)?' })
    expect(told(result)).toBe(
      '<s><p>The dog has short legs and makes this sound.\n' +
        'Sound 1: woof.\nDog 1: fur white.\nDog 1 shown in the part (lower right of yard).\n' +
        'Where is it?\n',
    )
  })
})
