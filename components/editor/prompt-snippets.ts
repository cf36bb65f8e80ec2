import type { TargetId } from '@/lib/targets'

/** The command that prints the provider's request, media and all. */
export function curlOf(address: string, body: object): string {
  const options = `-sS --fail-with-body -H 'Content-Type: application/json'`
  // A quote ends what a shell takes as one word; this is how one is written inside.
  const json = JSON.stringify(body).replaceAll("'", `'\\''`)
  return `curl ${options} -d '${json}' '${address}' | jq .request`
}

/** How each provider's own package sends the request; its key comes from the environment, as the package reads it. */
const sending: { readonly [T in TargetId]: { readonly imports: string; readonly send: string } } = {
  gemini: {
    imports: "import { GoogleGenerativeAI } from '@google/generative-ai'",
    send: `const model = new GoogleGenerativeAI(process.env.GEMINI_API_KEY!).getGenerativeModel({ model: 'MODEL' })
const { response: answer } = await model.generateContent(request)
console.log(answer.text())`,
  },
  openai: {
    imports: "import OpenAI from 'openai'",
    send: `const answer = await new OpenAI().chat.completions.create({ model: 'MODEL', ...request })
console.log(answer.choices[0]?.message.content)`,
  },
  anthropic: {
    imports: "import Anthropic from '@anthropic-ai/sdk'",
    send: `const answer = await new Anthropic().messages.create({ model: 'MODEL', max_tokens: 4096, ...request })
console.log(answer.content)`,
  },
  markdown: {
    imports: "import { writeFile } from 'node:fs/promises'",
    send: `await writeFile('prompt.md', request.text)
for (const { name, data } of request.attachments) await writeFile(name, Buffer.from(data, 'base64'))`,
  },
}

/** A program that compiles the prompt and sends it with the provider's own package. */
export function typescriptOf(address: string, body: { readonly target: TargetId }): string {
  const { imports, send } = sending[body.target]
  return `${imports}

const compiled = await fetch(${JSON.stringify(address)}, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(${JSON.stringify(body)}),
})
if (!compiled.ok) throw new Error(await compiled.text())
// Where only Node's types are known, an answer is of no type until it is said.
const { request } = (await compiled.json()) as { request: any }
${send}
`
}
