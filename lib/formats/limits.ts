import { bounds } from '../std/bounds'

/** Bounds of what is imported and exported, units last. */
export const formatLimits = {
  /** One file that is imported, and one archive that is exported: what leaves can come back. */
  fileByteCountMax: 256 * 1024 * 1024,
  archiveEntriesCountMax: 5_000,
  /** What the entries of an archive say that they are unpacked, together. */
  unpackedByteCountMax: 1024 * 1024 * 1024,
  /** One entry that is a picture or a sound. */
  mediumByteCountMax: bounds.uploadByteCountMax,
  /** One entry that is a document, and one file that is no archive. */
  textByteCountMax: bounds.jsonByteCountMax,
  /** Unpacked at once while media are taken out of an archive. */
  batchByteCountMax: 64 * 1024 * 1024,
  /** Brackets inside brackets of a canvas, in which a whole node stands within a node. */
  canvasDepthMax: 20,
  /** Brackets inside brackets of what another program keeps with a node. */
  foreignDepthMax: 4,
  /** Things that one note names; the others are counted. */
  namesToldCountMax: 10,
} as const
