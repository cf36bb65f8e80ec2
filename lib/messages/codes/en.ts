/**
 * English sentences, one for each code. A sentence names the thing and says what to do. `{name}`
 * stands for a param; `codes/ko.ts` has the same keys and, in each sentence, the same params.
 */
export const en = {
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
  'field.unknown':
    'There is no field “{field}” here. Correct its name, remove it, or put it into “extra” of the document, node or edge.',
  'field.required': 'A field is missing here. Add it.',
  'field.notText': 'This field takes a text. Write its value as a JSON string.',
  'field.notNumber': 'This field takes a number. Write its value as a JSON number, without quotes.',
  'field.notInteger': 'This field takes a whole number. Write its value without a fraction.',
  'field.notBoolean': 'This field takes true or false. Write one of them, without quotes.',
  'field.notList': 'This field takes a list. Put its value between “[” and “]”.',
  'field.notObject': 'This field takes an object. Put its named fields between “{” and “}”.',
  'field.choice': 'This field must be one of {choices}.',
  'field.choiceUnknown': '“{value}” is not known as “{field}”. Choose one of {choices}.',
  'field.textTooLong': 'This text is longer than {limit} characters. Shorten it.',
  'field.textTooShort': 'This text needs a length of at least {limit}. Write more.',
  'field.listTooLong': 'This list has more than {limit} entries. Take some out.',
  'field.listTooShort': 'This list needs a length of at least {limit}. Add to it.',
  'field.numberTooBig': 'This number may be at most {limit}. Give a smaller one.',
  'field.numberTooSmall': 'This number must be at least {limit}. Give a greater one.',
  'field.numberNotAbove': 'This number must be greater than {limit}. Give a greater one.',
  'field.invalid':
    'This field does not have the form that is expected. See the documentation for it.',
  'id.invalid': 'An id is 1 to 64 letters, digits, “_” or “-”. Rename it.',
  'alias.invalid': 'This alias cannot be used. Leave it out to have one given.',
  'attributes.tooMany': 'This thing has too many attributes. Move some of them to a note.',
  'extra.tooLarge': 'The field “extra” is too large. Keep it under 16 kB.',
  'extra.nullMember': 'A member of “extra” is null. Leave it out instead.',
  'cursor.invalid': 'This cursor is not from this list. Start again without a cursor.',
  'query.unknown': 'There is no parameter “{field}” here. Correct its name, or leave it out.',
  'query.notInteger': 'This parameter must be a whole number, such as 20. Correct it.',
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
  'media.empty': 'The file holds nothing to see or hear. Choose another file.',
  'media.interrupted': 'The upload was cut off. Send the file again.',
  'media.missing':
    '“{node}” has no file yet. Add its picture or sound, or describe it in a caption.',
  'media.notAttached':
    '“{node}” is named in the prompt and not attached, since the question does not reach it. Link it to the question, or choose the whole graph.',
  'media.notFound': 'There is no such file in this workspace. Upload it again.',
  'media.rangeInvalid': 'The range asked for is outside the file of {size} bytes. Ask within it.',
  'media.tooLarge': 'The file is larger than {limit:bytes}. Make it smaller and send it again.',
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
  'graph.revisionNotFound': 'This graph has no revision {revision}; the newest is {current}.',
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
  'prompt.overContext':
    'The prompt is about {tokens} tokens, and the profile “{profile}” takes {limit}. Shorten notes or split the graph, or choose a model that reads more.',
  'prompt.tooLong':
    'The prompt is longer than {limit} characters. “{node}” takes up most of it, {length} characters: shorten it, or split the graph.',
  'prompt.tooManyMarks':
    'The texts hold more than {limit} references and characters to be escaped, most of them in “{node}”. Shorten it, or split the graph.',
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
  'request.fieldUnknown': 'This request has no field “{field}”. Correct its name, or leave it out.',
  'request.badAddress':
    'The address {path} holds an escape that is not UTF-8. Write “%” only before two hexadecimal digits of an encoded character.',
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
  'input.tooLarge': 'Standard input is larger than {limit:bytes}. Send less at once.',
  'file.notFound':
    'There is no file “{file}”. Correct the path; paths in a document are relative to its own folder.',
  'file.notFile': '“{file}” is not a file. Name a file.',
  'file.notRead': '“{file}” cannot be read ({reason}). Check the rights of the file.',
  'file.notWritten': '“{file}” cannot be written ({reason}). Check the folder and its rights.',
  'file.outside':
    '“{file}” lies outside {folder}, the folder of the document. Move the file beside the document.',
} as const

export type Code = keyof typeof en
