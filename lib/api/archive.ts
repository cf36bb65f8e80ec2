import { plainBytesOf } from '../services/contents'
import { promptArchive } from '../services/archive'
import type { PromptAnswer } from '../services/prompts'
import type { Result } from '../std/result'
import { acceptedType } from './accept'
import type { CompiledPrompt } from './contract/prompt'
import { apiHeaders, reply, type Reply } from './response'
import { promptOnWire } from './wire'

const archiveMediaType = 'application/zip'

/**
 * Answers with a prompt in the form that the request's Accept prefers: JSON, or one archive of the request and
 * its files. A form that there is not is refused before anything is compiled.
 *
 * @param isPlain whether bytes of media that are at hand may be sent as they are
 */
export async function answerPrompt(
  request: Request,
  compiled: () => Promise<Result<PromptAnswer>>,
  isPlain: boolean,
): Promise<Result<never> | Reply<CompiledPrompt> | Response> {
  const form = acceptedType(request.headers.get('accept'), ['application/json', archiveMediaType])
  if (!form.ok) return form
  const answer = await compiled()
  if (!answer.ok) return answer
  if (form.value === archiveMediaType) return archiveResponse(answer.value)
  return reply(promptOnWire(answer.value), isPlain ? { plainBytes: plainBytesOf } : {})
}

function archiveResponse(answer: PromptAnswer): Response {
  const bytes = promptArchive(answer)
  return new Response(bytes, {
    headers: {
      ...apiHeaders,
      'Content-Type': archiveMediaType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': 'attachment; filename="prompt.zip"',
    },
  })
}
