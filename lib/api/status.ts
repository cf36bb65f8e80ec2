/**
 * The status of every code that can reach HTTP as the code of a whole answer. Codes of single fields
 * and of findings in a document come under one of these, and need none.
 */
export const statusOfCode: Readonly<Record<string, number>> = {
  // What arrived cannot be read at all.
  'json.invalid': 400,
  'json.tooDeep': 400,
  'json.badText': 422,
  'json.badKey': 422,
  'json.badNumber': 422,
  'json.duplicateKey': 422,
  'json.tooLarge': 413,
  'text.badEncoding': 400,
  'request.badContentType': 415,
  'request.badEncoding': 415,
  'request.badMultipart': 400,
  'request.empty': 400,
  'request.interrupted': 400,
  'request.tooLarge': 413,
  'request.tooManyParts': 413,
  'request.partTwice': 422,
  'request.noFile': 422,
  'request.noDocument': 422,
  'request.oneFile': 422,
  // Who asks, and for what.
  'request.badHost': 421,
  'request.crossSite': 403,
  'request.badAddress': 400,
  'request.badMethod': 405,
  'request.noRoute': 404,
  'request.notAcceptable': 406,
  // Fields.
  'request.invalid': 422,
  'request.fieldUnknown': 422,
  'query.unknown': 422,
  'query.twice': 422,
  'query.required': 422,
  'query.choice': 422,
  'query.numberTooBig': 422,
  'query.numberTooSmall': 422,
  'query.textTooLong': 422,
  'query.form': 422,
  'query.notApplicable': 422,
  'query.together': 422,
  'cursor.invalid': 422,
  'id.invalid': 422,
  // Documents and changes.
  'document.invalid': 422,
  'document.refused': 422,
  'document.tooNew': 422,
  'document.versionInvalid': 422,
  'asset.form': 422,
  'asset.dataUrlInvalid': 422,
  'asset.notOwned': 422,
  'asset.hashInvalid': 422,
  'asset.differs': 422,
  'asset.noParts': 422,
  'asset.partMissing': 422,
  'asset.pathNotHere': 422,
  'asset.storedNotHere': 422,
  // Graphs.
  'graph.notFound': 404,
  'graph.revisionNotFound': 404,
  'graph.idTaken': 409,
  'graph.revisionConflict': 409,
  'graph.revisionNotMatched': 412,
  'graph.baseUnknown': 422,
  'graph.baseTooOld': 409,
  'batch.idTaken': 422,
  'batch.inverseTooLarge': 422,
  'workspace.notFound': 404,
  // Media.
  'media.notFound': 404,
  'media.noHash': 404,
  'media.noPeaks': 422,
  'media.empty': 422,
  'media.cannotConvert': 422,
  'media.clipEmpty': 422,
  'media.soundTooLong': 422,
  'media.broken': 422,
  'media.interrupted': 400,
  'media.tooManyFrames': 422,
  'media.tooManyPixels': 422,
  'media.tooMuchWork': 422,
  'media.tooLarge': 413,
  'media.unsupported': 415,
  'media.rangeInvalid': 416,
  // Prompts.
  'question.nodeUnknown': 422,
  'focus.nodeUnknown': 422,
  'prompt.profileUnknown': 422,
  'budget.tooSmall': 422,
  'prompt.empty': 422,
  'prompt.mediaTooLarge': 413,
  'prompt.tooLong': 413,
  'prompt.tooManyMarks': 413,
  // Formats.
  'import.notText': 415,
  'import.notOffered': 422,
  'import.archiveTooLarge': 413,
  'import.entryTooLarge': 413,
  'import.tooManyEntries': 413,
  'export.tooLarge': 413,
  'import.empty': 422,
  'import.notArchive': 422,
  'import.noDocument': 422,
  'import.severalDocuments': 422,
  'import.archiveBroken': 422,
  'import.archiveNotRead': 422,
  'import.entryNotText': 422,
  'import.mediaDiffers': 422,
  'import.mediaMissing': 422,
  'import.mediaRefused': 422,
  'import.mediaOtherKind': 422,
  'export.notOffered': 422,
  'export.mediaNotThere': 422,
  // References.
  'resolve.nodeUnknown': 422,
  'resolve.tooManyNodes': 413,
  // The world behind the server.
  'environment.invalid': 503,
  'store.unavailable': 503,
  'store.folderUnusable': 503,
  'store.databaseUrlInvalid': 503,
  'store.databaseTooNew': 503,
  'store.migrationChanged': 503,
  'store.migrationFailed': 503,
  'store.migrationUnfinished': 503,
  'store.notDurable': 503,
  'store.full': 507,
  'scratch.unusable': 503,
  'deriver.unusable': 503,
  // We are wrong.
  'store.snapshotDamaged': 500,
  'server.fault': 500,
}

/** Titles as RFC 9110 and the registry of HTTP status codes name them. */
const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  507: 'Insufficient Storage',
}

/** A code of no line of its own speaks of what the caller sent: the codes of commands do. */
export function statusOf(code: string): number {
  return Object.hasOwn(statusOfCode, code) ? (statusOfCode[code] as number) : 422
}

/**
 * The title of a problem: the reason phrase of its status, `Error` for one that no code leads to.
 */
export function titleOf(status: number): string {
  return titles[status] ?? 'Error'
}
