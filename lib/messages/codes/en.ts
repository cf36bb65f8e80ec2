import { enAnswers } from './en-answers'
import { enProviders } from './en-providers'
import { enCommandLine } from './en-command-line'
import { enFields } from './en-fields'

/**
 * English sentences, one for each code. A sentence names the thing and says what to do. `{name}`
 * stands for a param; `codes/ko.ts` has the same keys and, in each sentence, the same params.
 */
export const en = {
  ...enFields,
  ...enCommandLine,
  ...enAnswers,
  ...enProviders,
  // JSON and fields of a request or a document
  'json.invalid': 'The JSON could not be read: {reason}. Mend it there and send it again.',
  'json.tooDeep': 'The JSON nests deeper than {limit} levels. Flatten it and send it again.',
  'json.tooLarge': 'The JSON is larger than {limit:bytes}. Send less at once.',
  'json.badText': 'A text holds U+0000 or half of a surrogate pair. Remove that character.',
  'json.badKey': 'A member may not be called “{key}”. Rename it.',
  'text.badEncoding': 'The text is not UTF-8. Save or encode it as UTF-8 and send it again.',
  'json.badNumber':
    'A number is too large to be kept as it is. Write it as a text or make it smaller.',
  'json.duplicateKey': 'An object names “{key}” twice. Keep one of the two.',
  'id.invalid': 'An id is 1 to 64 letters, digits, “_” or “-”. Rename it.',
  'alias.invalid': 'This alias cannot be used. Leave it out to have one given.',
  'attributes.tooMany': 'This thing has too many attributes. Move some of them to a note.',
  'extra.tooLarge': 'The field “extra” is too large. Keep it under 16 kB.',
  'extra.nullMember': 'A member of “extra” is null. Leave it out instead.',
  'cursor.invalid': 'This cursor is not from this list. Start again without a cursor.',
  'date.invalid': 'A date is written as 2021-05-31. Give year, month and day.',
  'time.invalid': 'A time is written as 2021-05-31T09:30:00Z. Give it in UTC.',
  // Nodes
  'region.outside': 'This region reaches outside its picture. Draw it within 0 to 1.',
  'segment.endsBeforeStart': 'This segment ends before it starts. Swap the two times.',
  'set.memberTwice': 'A set names one member twice. Remove one of the two.',
  'node.idTaken': 'Another node has the id “{id}”. Give this one an id of its own.',
  'node.invalid': 'A field of the node is not valid. Correct the fields that are named.',
  'edge.idTaken':
    'Another edge has the id “{id}”. Give this one an id of its own, or leave the id out.',
  'edge.invalid': 'A field of the edge is not valid. Correct the fields that are named.',
  'edge.sourceMissing':
    'The edge “{edge}” ({relation}) begins at “{id}”, which does not exist. Add that node, or remove the edge.',
  'edge.targetMissing':
    'The edge “{edge}” ({relation}) ends at “{id}”, which does not exist. Add that node, or remove the edge.',
  'edge.evidenceMissing':
    'The edge “{edge}” ({relation}) names “{id}” as evidence, which does not exist. Add that node, or take it out of the evidence.',
  'set.memberMissing':
    'The set “{node}” has the member “{id}”, which does not exist. Add that node, or take it out of the set.',
  'set.holdsItself':
    'The set “{node}” holds itself, directly or through other sets. Take it out of one of them.',
  'set.tooDeep':
    'The set “{node}” stands in sets nested more than {limit} deep. Take one level out.',
  'setMembers.notASet': '“{id}” is of kind {kind}, and only a set has members. Name a set.',
  'region.ownerMissing':
    'The region “{node}” is of the picture “{id}”, which does not exist. Add the picture, or remove the region.',
  'region.ownerNotImage':
    'The region “{node}” is of “{id}”, which is of kind {kind}. Put it on an image.',
  'region.insideMissing':
    'The region “{node}” lies inside “{id}”, which is no region here. Name a region of the same picture.',
  'region.insideOtherPicture':
    'The region “{node}” lies inside “{id}”, which is of another picture. Name a region of the same picture.',
  'region.holdsItself':
    'The region “{node}” lies inside itself, directly or through others. Change what it lies inside.',
  'region.tooDeep':
    'The region “{node}” stands in regions nested more than {limit} deep. Take one level out.',
  'segment.ownerMissing':
    'The segment “{node}” is of the sound “{id}”, which does not exist. Add the sound, or remove the segment.',
  'segment.ownerNotAudio':
    'The segment “{node}” is of “{id}”, which is of kind {kind}. Put it on a sound.',
  'segment.pastEnd':
    'The segment “{node}” ends at {end} s, after its sound of {length} s. End it earlier.',
  'segment.startPastEnd':
    'The segment “{node}” begins at {start} s, and its sound is {length} s long. Begin it earlier.',
  'document.passageTwice': 'The document “{node}” has two passages with the id “{id}”. Rename one.',
  'schema.classTwice':
    'The schema defines the class “{name}” twice. Keep one definition, or rename one.',
  'schema.relationTwice':
    'The schema defines the relation “{name}” twice. Keep one definition, or rename one.',
  'group.missing':
    '“{node}” is in the group “{id}”, which does not exist. Add the group, or take the node out.',
  'group.idTwice': 'Two groups have the same id. Give each an id of its own.',
  'alias.taken':
    'The alias “{alias}” of “{node}” is in use. Leave it out to have the next one given.',
  'alias.usedUp':
    'No alias is left for another node of kind {kind}. Send the graph anew without its aliases.',
  'alias.wrongKind':
    'The alias “{alias}” is not of the kind of “{node}”. Leave it out to have one given.',
  'reference.ambiguous':
    'In “{node}”, “{phrase}” may mean {candidates}. Choose the one that is meant.',
  'reference.unresolved':
    'In “{node}”, “{phrase}” points at nothing that is here. Say it otherwise, or add what it means.',
  'reference.dangling':
    '“{node}” refers to “{id}”, which does not exist. Point the link at another node, or make it plain text.',
  'reference.notTold':
    '“{node}” refers to “{id}”, which is not told in this prompt. Continue that question, or make the link plain text.',
  'reference.leftOut':
    '“{phrase}” in “{node}” means “{other}”, which this prompt leaves out. Pin it, put it back, or allow more.',
  'document.invalid': 'The document is not valid. Correct the fields that are named.',
  'document.refused':
    'The document does not hold together; findings: {count}. Correct what is named.',
  'document.tooNew':
    'The document is of version {version}; this server knows up to {known}. Update Deixis to open it.',
  'document.versionInvalid':
    '“versions.document” must be a whole number from 1. Leave “versions” out for the newest.',
  'command.nodeUnknown': 'There is no node “{id}”. It may have been removed: read the graph again.',
  'command.edgeUnknown': 'There is no edge “{id}”. It may have been removed: read the graph again.',
  'command.indexPastEnd':
    'The place {at} is past the end; there are {count} nodes. Leave “at” out to add at the end.',
  'patch.fieldFixed':
    'The field “{field}” cannot be changed. Leave it out, or add a new one instead.',
  'editText.fieldUnknown': 'The field “{field}” is no text of this node. Name one of {fields}.',
  'editText.outOfRange':
    'The text from {start} to {end} does not lie in a text of length {length}. Send the revision it is of as “baseRevision”.',
  'editText.splitsCharacter':
    'The change would cut a character in half. Move the offsets to its edge.',
  'reorder.idTwice': 'A node is named twice. Name each once.',
  // Media
  'asset.hashInvalid':
    'A hash is “sha256-” and 64 hexadecimal digits. Upload the file and use the hash of the answer.',
  'answer.promptHashInvalid':
    'The “promptHash” of an answer is “sha256-” and 64 hexadecimal digits, as a manifest gives it. Correct it, or leave it out.',
  'asset.notUploaded':
    'A change takes an asset as it is stored. Send the file to POST /media first, and put the “asset” of its answer here.',
  'asset.notOwned': 'This workspace does not have the media {hashes}. Upload the files first.',
  'asset.differs':
    'The media {hashes} are kept here with another type, size or length. Use each asset as its upload answered it.',
  'asset.form':
    'An asset is given as stored, or as one of “dataUrl”, “part” and “path”. Use one of these.',
  'asset.dataUrlInvalid':
    'The data URL is not “data:<type>;base64,” and whole base64. Encode the file again.',
  'asset.partMissing':
    'No part of the request is called “{part}”; there are: {parts}. Add the file, or correct the name.',
  'asset.noParts':
    'The request came without files, so there is no part “{part}”. Send it as multipart/form-data with the file as a part of that name.',
  'asset.pathNotHere':
    'The path “{path}” means nothing to a server. Send the file as a part or as a data URL, or compile on the command line.',
  'asset.storedNotHere':
    'A hash names a file on a server, and the command line has none. Give the file as “path” beside the document.',
  'media.broken': 'The file is damaged or cut short and cannot be read. Export or copy it again.',
  'media.cannotConvert':
    'A sound in {from} cannot be given as {to} here. Convert the file before you add it.',
  'media.clipEmpty':
    'There is no sound between the seconds asked for. Choose them within the sound, the start before the end.',
  'media.empty': 'The file holds nothing to see or hear. Choose another file.',
  'media.interrupted': 'The upload was cut off. Send the file again.',
  'media.missing':
    '“{node}” has no file yet. Add its picture or sound, or describe it in a caption.',
  'media.notAttached':
    '“{node}” is named in the prompt and not attached, since the question does not reach it. Link it to the question, or choose the whole graph.',
  'media.notFound': 'There is no such file in this workspace. Upload it again.',
  'media.noHash':
    '“{given}” is no hash of a file. A hash is “sha256-” and 64 hexadecimal digits, as POST /media answers it: correct the address.',
  'media.noPeaks':
    'Only a sound has peaks, and this file is of type {mediaType}. Ask for those of a sound.',
  'media.rangeInvalid': 'The range asked for is outside the file of {size} bytes. Ask within it.',
  'media.soundTooLong':
    'What would be made of the sound is larger than {limit:bytes}. Choose a shorter segment.',
  'media.tooLarge': 'The file is larger than {limit:bytes}. Make it smaller and send it again.',
  'media.tooMuchWork':
    'This file takes more than {seconds} seconds or {limit:bytes} of memory to prepare. Upload it with fewer pixels, or shorter.',
  'media.tooManyFrames': 'The animation has {actual} frames; {limit} are the limit. Shorten it.',
  'media.tooManyPixels':
    'The picture has {actual} megapixels; {limit} are the limit for a file of its kind. Save it with fewer pixels.',
  'media.unsupported':
    'This type of file is not accepted. Send a picture as JPEG, PNG, WebP, GIF or AVIF, or a sound as WAV, MP3, OGG, FLAC, M4A or WebM.',
  // Graphs and workspaces
  'graph.notFound':
    'There is no such graph here. It may have been deleted: look in the list of graphs.',
  'graph.idTaken': 'The id “{graph}” is taken. Choose another, or leave it out.',
  'graph.revisionConflict':
    'The graph changed meanwhile: revision {expected} was expected, it is at {current}. Read it again and repeat the change.',
  'graph.revisionNotFound':
    'This graph has no revision {revision}; its newest is {current}. Ask for that or an older one, or leave “revision” out for the newest.',
  'batch.idTaken':
    'The batch id “{batch}” was given to other commands, at revision {revision}. Send these under an id of their own.',
  'batch.inverseTooLarge':
    'Taking this batch back would need {count} commands, and a batch holds {limit}. Send it in smaller batches.',
  'graph.revisionNotMatched':
    'The graph is at revision {current}, which “If-Match” does not allow. Read it again, and send the new ETag.',
  'graph.baseUnknown':
    'There is no revision {revision} to build on; the graph is at {current}. Send the revision at which you read it.',
  'graph.baseTooOld':
    'Revision {revision} is too far behind {current} to build on. Read the graph again.',
  'graph.tooManyNodes': 'A graph has at most {limit} nodes. Remove some, or begin another graph.',
  'graph.tooManyEdges': 'A graph has at most {limit} edges. Remove some, or begin another graph.',
  'workspace.notFound': 'There is no such workspace. Sign in again.',
  'question.missing': 'There is no question yet. Add a question node, or give the question itself.',
  'question.nodeUnknown':
    '“{id}” is no question of this graph. Name a question node, or give the question as text.',
  'focus.nodeUnknown':
    'The focus “{id}” is no node of this graph. Correct the id, or leave it out.',
  'resolve.nodeUnknown':
    'There is no node “{id}” for the text to stand in. Correct the id, or leave it out.',
  'resolve.tooManyNodes':
    'The phrases of this text may mean more than {limit} nodes in all. Send the text in pieces.',
  'scope.nothingReferred':
    'The question refers to nothing, so no media are attached. Link a phrase of it, or choose the whole graph.',
  'reason.link': 'A link that was set by hand.',
  'reason.nothing': 'These words are marked as pointing at nothing.',
  'reason.leftOut': 'What this meant was left out. Choose what it means, or it points at nothing.',
  'reason.dangling': 'The link points at {ids}, which does not exist.',
  'reason.notTold': 'The link points at {ids}, which is not told in this prompt.',
  'reason.typedAlias': 'An alias that was typed.',
  'reason.label': 'It is called so.',
  'reason.place': 'Number {place} of the {count} that are counted.',
  'reason.placeInSet': 'Number {place} of ‘{set}’.',
  'reason.placeFromEnd': 'Number {place} from the end of the {count} that are counted.',
  'reason.places': 'Numbers {places} of the {count} that are counted.',
  'reason.placesInSet': 'Numbers {places} of ‘{set}’.',
  'reason.outOfRange': 'There are only {count} to count, so there is no number {place}.',
  'reason.only': 'The only one that this can mean.',
  'reason.several': 'It may mean any of {count}. Choose one.',
  'reason.none': 'Nothing here is described so.',
  'reason.description': 'The only one described so.',
  'reason.allDescribed': 'All {count} that are described so.',
  'reason.allCalled': 'All {count} that are called so.',
  'reason.owned': 'What belongs to it by the graph.',
  'reason.remainder': 'What is left of those spoken of.',
  'reason.both': 'Both of the two.',
  'reason.all': 'All {count} of them.',
  'reason.former': 'The first of the two last named.',
  'reason.latter': 'The second of the two last named.',
  'reason.parity': 'Every second one, by its number.',
  'reason.middle': 'It stands in the middle of {count}.',
  'reason.side': 'The one that stands there.',
  'reason.extreme': 'It stands at that end of the scale among {count}.',
  'reason.relation': 'It stands to the other as the text says.',
  'reason.lastSpoken': 'What was spoken of last.',
  'reason.onlySpoken': 'The only one spoken of that fits.',
  'reason.near': 'The only one connected with this text that fits.',
  'reason.respectively': 'Paired in the order in which they are named.',
  'reason.crossed': 'Paired the other way round, as the text says.',
  'prompt.empty':
    'There is nothing to compile: no node is told and nothing is asked. Add a node or a question.',
  'prompt.cut':
    'The prompt would be about {tokens} tokens, and {limit} are to be used: {count} things that are farthest from the question are left out. The list of omissions names them; pin what must stay, or allow more.',
  'budget.tooSmall':
    'The instructions and the question alone are about {least} tokens, and {limit} are allowed. Allow at least that.',
  'media.notSeen':
    '{profile} does not take {media} as pictures; it reads your descriptions of them.',
  'media.notHeard': "{profile} can't hear {media}; it reads your descriptions and transcripts.",
  'media.undescribed':
    '“{node}” does not reach this model, and no caption or transcript stands for it. Describe it.',
  'media.overLimit':
    'Named and not attached, since {profile} takes no more or you allow no more: {media}. Allow more, or pin those that matter.',
  'prompt.plainOverBudget':
    'The plain chat would be about {tokens} tokens, and {limit} are to be used. It is shown whole, since a chat has no way to leave out.',
  'media.copiesOverLimit':
    '{count} marked copies, crops or clips are more than go along: {media}. The media themselves and all that is said of them do.',
  'prompt.tooLong':
    'The prompt is longer than {limit} characters. “{node}” takes up most of it, {length} characters: shorten it, or split the graph.',
  'prompt.tooManyMarks':
    'The texts hold more than {limit} references and characters to be escaped, most of them in “{node}”. Shorten it, or split the graph.',
  'figures.answerTooLong':
    'The answer is kept as many tokens as the whole window has, or more. Give answerTokenCount a smaller number.',
  'prompt.profileUnknown': 'There is no profile “{profile}”. Choose one of {choices}.',
  'prompt.mediaTooLarge':
    'The media of this prompt are together larger than {limit:bytes}. Use the scope “question”, or media by reference.',
  // Where things are kept
  'store.databaseTooNew':
    'The database was written by a newer version ({migration}). Start that version, or restore an older backup.',
  'store.databaseUrlInvalid':
    'DATABASE_URL must begin with postgresql://. Correct it, or unset it to use a file in “data”.',
  'store.full':
    'The disk is full. Free some space, then try again; reading and deleting still work.',
  'store.migrationChanged':
    'The migration {migration} differs from the one that this database has seen. Restore its file as it was.',
  'store.migrationFailed':
    'The database could not be brought up to date: {reason}. Restore a backup or mend it, then start again.',
  'store.migrationUnfinished':
    'The migration {migration} was begun and not finished. Restore a backup of the database, then start again.',
  'store.notDurable': 'The database setting “{setting}” allows losing saved changes. Switch it on.',
  'store.snapshotDamaged':
    'What is stored of the graph “{graph}” at revision {revision} is damaged. Restore the data from a backup; states before that revision can still be read.',
  'store.unavailable': 'The database does not answer at the moment. Try again in a few seconds.',
  'store.folderUnusable':
    'The folder “{folder}” cannot be read and written. Give this process the right to both.',
  'deriver.unusable':
    'The program that prepares pictures and sounds is not at “{path}” or does not start. Run “npm run build”.',
  'scratch.unusable':
    'No folder for temporary files can be made in “{folder}” ({reason}). Give this process the right to write there, or set TMPDIR to another folder.',
  'environment.invalid':
    'The environment variable {name} is not valid; {expected} is expected. Correct or unset it, then start again.',
  'server.fault':
    'Something went wrong in the server. Try again; if it stays, look for {id} in its log.',
  // Who may ask
  'request.badHost':
    'This server answers only to localhost. Open it as http://localhost or http://127.0.0.1 with its port.',
  'request.crossSite':
    'A page of another site may not do this. Open Deixis itself, or call the API from a program.',
  'request.invalid': 'The request is not valid. Correct the fields that are named.',
  'request.fieldUnknown':
    'There is no field “{field}” here.{near:? Did you mean “#”?}{choices:? There are: #.} Correct its name, or leave it out.',
  'request.badAddress':
    'The address {path} holds an escape that is not UTF-8. Write “%” only before two hexadecimal digits of an encoded character.',
  'request.notAcceptable':
    'This answer comes as {offered}, and the header Accept takes none of them. Name one of them in Accept, or leave it out.',
  'request.badMethod': '{method} is not possible here. Use one of {allowed}.',
  'request.noRoute':
    'There is nothing at {path}. Look up the address in the documentation of the API.',
  'request.badContentType':
    'The body must be of type {accepted}. Set the header Content-Type to it.',
  'request.badEncoding': 'A body in {encoding} is not taken. Send it uncompressed.',
  'request.badMultipart':
    'The multipart body cannot be read. Send it as multipart/form-data with its boundary.',
  'request.empty': 'The body is empty. Send JSON.',
  'request.interrupted': 'The request was cut off. Send it again.',
  'request.tooLarge': 'The request is larger than {limit:bytes}. Send less at once.',
  'request.tooManyParts': 'The request has more than {limit} parts. Send fewer at once.',
  'request.partTwice': 'The part “{part}” comes more than once. Send it once.',
  'request.noFile':
    'The request holds no file. Send one as the body, or as a part with a file name.',
  'request.oneFile': 'The request holds more than one file. Send each in a request of its own.',
  'request.noDocument': 'The request has no part “document”. Add the JSON as that part.',
  // Formats: what cannot be imported or exported, then what was not taken or told
  'import.empty': 'The file is empty. Choose one that holds a graph.',
  'import.notText': 'The file is neither an archive nor text in UTF-8. Choose one of {choices}.',
  'import.notArchive':
    'A backup is an archive, and this file is none. Choose the whole .deixis.zip.',
  'import.notOffered': 'No graph can be made of the format “{format}”. Choose one of {choices}.',
  'import.notDocument':
    '“{file}” is JSON, but not a graph: it has no list “nodes”. Choose another file.',
  'import.notCanvas':
    '“{file}” is JSON, but not a canvas: it needs lists “nodes” and “edges”. Choose another file.',
  'import.noDocument':
    'The archive holds no graph: none of {choices} is in it. Choose another archive.',
  'import.severalDocuments':
    'The archive holds several graphs: {files}. Unpack it and import each by itself.',
  'import.archiveNotRead':
    'The archive cannot be read. It may be cut off; fetch it again, or pack it anew.',
  'import.archiveBroken':
    'The archive cannot be read at “{file}”. It may be cut off; fetch it again, or pack it anew.',
  'import.archiveEmpty': 'The archive holds no files. Choose another.',
  'import.tooManyEntries':
    'The archive holds more than {limit} files. Pack only the graph and its media.',
  'import.badPath':
    'The archive names a file “{file}” that would lie outside of it, or whose name no system takes. Pack it anew.',
  'import.entryTwice': 'The archive holds “{file}” twice. Pack it anew with one of them.',
  'import.entryTooLarge':
    '“{file}” in the archive unpacks to more than {limit:bytes}. Make it smaller, or leave it out.',
  'import.archiveTooLarge':
    'The archive unpacks to more than {limit:bytes}. Pack fewer files at once.',
  'import.entryNotText':
    '“{file}” in the archive is not text in UTF-8. Save it as UTF-8 and pack it anew.',
  'export.tooLarge':
    'What would be exported is larger than {limit:bytes}. Take media out of the graph, or export it in a format without them.',
  'export.notOffered': 'Graphs cannot be exported as “{format}”. Choose another format.',
  'import.mediaMissing':
    'Media that the file names are not here: {names} ({count}). Add each to its node again.',
  'import.mediaRefused':
    'Files that are no picture or sound of a type that is taken in, or are broken: {names} ({count}). Their nodes are here without them; convert the files and add them.',
  'import.mediaOtherKind':
    'Files that are a sound where the graph has a picture, or a picture where it has a sound: {names} ({count}). Their nodes are here without them; add the right files.',
  'import.mediaDiffers':
    'Media that differ from those that were backed up: {names} ({count}). See whether they are the right ones.',
  'import.filesMissing':
    'Files that the canvas names are not in the archive: {names} ({count}). Pack them with the canvas, or add them to their nodes.',
  'import.filesNotTaken':
    'Files of types that are not taken in: {names} ({count}). Their nodes are documents that name them.',
  'import.keysNotTaken':
    'Fields of other programs that are too large, too deep or null were left out: {names} ({count}). The original file still has them.',
  'import.typesUnknown':
    'Nodes of a type that is not known became notes: {names} ({count}). Look through them.',
  'import.entriesNotRead':
    'Entries that are no objects were left out, by number: {names} ({count}). The original file still has them.',
  'import.edgesUnlabelled':
    'Edges without a label got the relation “{names}” ({count}). Rename those that mean something else.',
  'import.edgesOfGroups':
    'Edges that begin or end at a group were left out: {names} ({count}). Draw them to a node instead.',
  'import.edgesLoose':
    'Edges to nodes that are not there were left out: {names} ({count}). Draw them again.',
  'import.groupsTooMany':
    'Groups beyond the greatest number were left out: {names} ({count}). Their nodes are here.',
  'import.editsNotTaken':
    'Cards whose text was changed on the canvas kept their own fields: {names} ({count}). Make the change here.',
  'import.headingsAsNotes':
    'The text became a note for each heading: {names} ({count}). Join those that belong together.',
  'export.mediaNamedOnly':
    'Media are only named by their hash, not in the file: {names} ({count}). For a copy that can be restored anywhere, choose the backup.',
  'export.mediaTold':
    'Media are told in words and not in the file: {names} ({count}). For their files, choose the canvas or the backup.',
  'export.mediaNotThere':
    'Media whose files are no longer here were left out: {names} ({count}). Add them to their nodes again.',
  'export.partsHidden':
    'Regions and segments are not drawn on a canvas: {names} ({count}). They come back here if the other program keeps the field “deixis”.',
  'export.fieldsHidden':
    'Cards of a canvas do not show everything of {names} ({count}): labels, captions, attributes or notes. They come back here if the other program keeps the field “deixis”.',
  'export.edgesHidden':
    'Relations of regions and segments are not drawn on a canvas: {names} ({count}). They come back here if the other program keeps the field “deixis”.',
  'export.markdownUnread':
    'Very long texts stand with their Markdown signs: {names} ({count}). Nothing of them is left out.',
  'export.textsCut': 'Long texts are cut: {names} ({count}). For whole texts, choose Markdown.',
} as const

export type Code = keyof typeof en
