import { addressOf, type Contract } from '@/lib/api/contract/define'

/** What is told of a file that is on its way. */
export type FileSending = {
  readonly onProgress: (sentByteCount: number, byteCount: number) => void
  /** The status, 0 where no answer came, and the JSON of the answer or an empty object. */
  readonly onAnswer: (status: number, answer: unknown) => void
}

/**
 * Sends a file as the body of a request. `fetch` cannot say how much of a body has left, so the older interface
 * does; `abort` of what is returned ends it, and nothing is told any more.
 *
 * @param search the query of the address with its `?`, or nothing
 */
export function sendFile(
  file: File,
  contract: Contract,
  { onProgress, onAnswer }: FileSending,
  search = '',
): XMLHttpRequest {
  const request = new XMLHttpRequest()
  request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total)
  request.onerror = () => onAnswer(0, {})
  request.onload = () => onAnswer(request.status, parsed(request.responseText))
  request.open(contract.method, addressOf(contract) + search)
  request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
  request.send(file)
  return request
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
