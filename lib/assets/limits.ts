import { bounds } from '../std/bounds'

/** Bounds of decoding, so that ten hostile files at once cost no more than one honest large one. */
export const assetLimits = {
  uploadByteCountMax: bounds.uploadByteCountMax,
  imagePixelsMax: bounds.imagePixelsMax,
  /** Frames of one animation. */
  framesCountMax: 1_000,
  /** Pixels of all frames of one animation together. */
  animationPixelsMax: 500_000_000,
  /**
   * What all decoders may hold in memory together. On glibc the server runs with
   * `MALLOC_MMAP_THRESHOLD_=1048576`, so that what they free goes back to the system at once; then
   * the process stays within 256 MiB of what it is when idle.
   */
  decodeMemoryByteCountMax: 208 * 1024 * 1024,
  decodeConcurrencyMax: 2,
  decodeSecondsMax: 20,
  peaksSecondsMax: 120,
} as const
