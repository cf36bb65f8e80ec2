/**
 * Every bound of the product, units last. They are refused early and named in the error, so that
 * one caller cannot exhaust the machine of all the others.
 */
export const bounds = {
  nodeCountMax: 100_000,
  edgeCountMax: 400_000,
  membersCountMax: 10_000,
  /** A batch must take the inverse of another: a thing that goes takes several commands to come back. */
  commandsPerBatchCountMax: 100_000,
  attributesPerNodeCountMax: 200,
  listValueCountMax: 200,
  /** The greatest number that an alias may hold: nine digits. */
  aliasNumberMax: 999_999_999,
  nameLengthMax: 200,
  labelLengthMax: 500,
  textLengthMax: 100_000,
  /** Where a document came from: an address or the name of a file. */
  sourceLengthMax: 2_000,
  titleLengthMax: 300,
  classesCountMax: 1_000,
  relationsCountMax: 1_000,
  groupsCountMax: 1_000,
  passagesCountMax: 10_000,
  polygonPointsCountMax: 500,
  evidenceCountMax: 1_000,
  /** A set of no more members is told with them where a text refers to it. */
  membersToldCountMax: 12,
  /** Text of one compiled prompt, in UTF-16 units: several times what any model takes. */
  promptLengthMax: 32 * 1024 * 1024,
  /** References, escapes and findings in the manifest of one prompt. */
  manifestMarksCountMax: 400_000,
  /** Nodes that the phrases of one text may mean in all, each counted as often as it is meant. */
  mentionedNodesCountMax: 1_000_000,
  extraByteCountMax: 16_384,
  /** Sets in sets and regions in regions. */
  nestingDepthMax: 10,
  /** Brackets inside brackets of any JSON that is read. */
  jsonDepthMax: 10,
  /** A JSON body without media: a document at its bounds. */
  jsonByteCountMax: 64 * 1024 * 1024,
  /** One uploaded picture, sound or part. */
  uploadByteCountMax: 50 * 1024 * 1024,
  /** All parts of one multipart request together. */
  multipartByteCountMax: 200 * 1024 * 1024,
  /** Bytes of media that one compiled prompt carries, before base64. */
  inlineByteCountMax: 64 * 1024 * 1024,
  /** Files that a browser keeps until they have arrived: how many, of how many bytes in all, and how long. */
  keptFilesCountMax: 200,
  keptFilesByteCountMax: 512 * 1024 * 1024,
  keptFileMillisecondsMax: 30 * 24 * 60 * 60 * 1000,
  multipartPartsCountMax: 200,
  /** Commands of one page of a graph's log; a batch that is larger alone is a page of its own. */
  logPageByteCountMax: 8 * 1024 * 1024,
  imagePixelsMax: 50_000_000,
  /** A sound of the greatest file at 400 bits a second, less than any codec takes. */
  audioSecondsMax: 1_000_000,
  coordinateMax: 10_000_000,
  /** Windows in which the loudness of a sound is told: more than a screen has columns. */
  peaksCountMax: 4_000,
  pageCountMax: 100,
  /** One parameter of an address; servers and proxies take little more. */
  addressLengthMax: 16_000,
} as const
