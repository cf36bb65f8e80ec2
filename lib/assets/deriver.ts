/**
 * A process of its own that makes derivations, one at a time, as its parent asks. What a hostile file
 * costs is paid here: the parent ends this process when it takes too long or holds too much.
 */
import { isImageMediaType, type AudioMediaType } from '../media/asset'
import type { AudioDerivation } from '../media/derivation'
import type { Result } from '../std/result'
import { storeFailure } from './files'
import type { Job, Told } from './workshop'

async function work(job: Job): Promise<Result<undefined>> {
  if ('peaksCount' in job) {
    const { writePeaks } = await import('./sound-peaks')
    return writePeaks(job.path, job.mediaType, job.peaksCount, job.target)
  }
  const { path, mediaType, derivation, target } = job
  // The decoders of the other medium would take as long to load as a picture takes to make.
  if (isImageMediaType(mediaType) && 'width' in derivation) {
    const { deriveImage } = await import('./derive-image')
    return deriveImage(path, mediaType, derivation, target)
  }
  const { deriveSound } = await import('./sound')
  return deriveSound(path, mediaType as AudioMediaType, derivation as AudioDerivation, target)
}

function tell(told: Told): void {
  process.send?.(told)
}

process.on('message', (job: Job) => {
  void work(job)
    .catch(storeFailure)
    .then((result) => tell({ result }))
})
// Whoever asked is gone, and nobody else ever will.
process.on('disconnect', () => process.exit())
tell({ ready: true })
