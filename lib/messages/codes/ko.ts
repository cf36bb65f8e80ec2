import type { Code } from './en'
import { koAnswers } from './ko-answers'
import { koProviders } from './ko-providers'
import { koCommandLine } from './ko-command-line'
import { koFields } from './ko-fields'

/**
 * Korean sentences, one for each code. `{name:을/를}` puts the particle that fits the last sound of
 * the value after it.
 */
export const ko: Readonly<Record<Code, string>> = {
  ...koFields,
  ...koCommandLine,
  ...koAnswers,
  ...koProviders,
  // JSON과 필드
  'json.invalid': 'JSON을 읽을 수 없어요: {reason}. 그 부분을 고쳐 다시 보내세요.',
  'json.tooDeep': 'JSON이 {limit}단계보다 깊어요. 단계를 줄여 다시 보내세요.',
  'json.tooLarge': 'JSON이 {limit:bytes}보다 커요. 나누어 보내세요.',
  'json.badText': '글에 U+0000이나 반쪽 서로게이트가 있어요. 그 글자를 지우세요.',
  'json.badKey': '‘{key}’ 이름은 쓸 수 없어요. 다른 이름으로 바꾸세요.',
  'text.badEncoding': '글이 UTF-8이 아니에요. UTF-8로 저장해 다시 보내세요.',
  'json.badNumber': '그대로 담을 수 없을 만큼 큰 수가 있어요. 글로 쓰거나 줄이세요.',
  'json.duplicateKey': '한 객체에 ‘{key}’ 이름이 두 번 있어요. 하나만 남기세요.',
  'id.invalid': 'id는 영문자, 숫자, ‘_’, ‘-’ 1~64자여야 해요. 이름을 바꾸세요.',
  'alias.invalid': '이 별칭은 쓸 수 없어요. 비워 두면 자동으로 붙어요.',
  'attributes.tooMany': '속성이 너무 많아요. 일부를 메모로 옮기세요.',
  'extra.tooLarge': '‘extra’ 필드가 너무 커요. 16kB보다 작게 하세요.',
  'extra.nullMember': '‘extra’에 null 값이 있어요. 그 항목을 빼세요.',
  'cursor.invalid': '이 목록의 커서가 아니에요. 커서 없이 처음부터 읽으세요.',
  'date.invalid': '날짜는 2021-05-31처럼 적어요. 연, 월, 일을 모두 적으세요.',
  'time.invalid': '시각은 2021-05-31T09:30:00Z처럼 적어요. UTC로 적으세요.',
  // 노드
  'region.outside': '영역이 사진 밖으로 나갔어요. 0과 1 사이로 그리세요.',
  'segment.endsBeforeStart': '구간의 끝이 시작보다 앞서요. 두 시각을 바꾸세요.',
  'set.memberTwice': '한 묶음에 같은 항목이 두 번 있어요. 하나를 빼세요.',
  'node.idTaken': 'id가 ‘{id}’인 노드가 이미 있어요. 다른 id를 쓰세요.',
  'node.invalid': '노드에 맞지 않는 필드가 있어요. 함께 적힌 필드를 고치세요.',
  'edge.idTaken': 'id가 ‘{id}’인 연결이 이미 있어요. 다른 id를 쓰거나 비워 두세요.',
  'edge.invalid': '연결에 맞지 않는 필드가 있어요. 함께 적힌 필드를 고치세요.',
  'edge.sourceMissing':
    '연결 ‘{edge}’({relation})의 시작인 ‘{id}’ 노드가 없어요. 노드를 추가하거나 연결을 지우세요.',
  'edge.targetMissing':
    '연결 ‘{edge}’({relation})의 끝인 ‘{id}’ 노드가 없어요. 노드를 추가하거나 연결을 지우세요.',
  'edge.evidenceMissing':
    '연결 ‘{edge}’({relation})의 근거인 ‘{id}’ 노드가 없어요. 노드를 추가하거나 근거에서 빼세요.',
  'set.memberMissing':
    '묶음 ‘{node}’의 항목인 ‘{id}’ 노드가 없어요. 노드를 추가하거나 묶음에서 빼세요.',
  'set.holdsItself':
    '묶음 ‘{node}’ 안에 자기 자신이 들어 있어요(다른 묶음을 거친 경우 포함). 한 곳에서 빼세요.',
  'set.tooDeep': '묶음 ‘{node}’의 중첩이 {limit}단계를 넘어요. 한 단계를 줄이세요.',
  'setMembers.notASet':
    '묶음에만 항목을 넣을 수 있는데 ‘{id}’의 종류는 {kind}예요. 묶음을 고르세요.',
  'region.ownerMissing':
    '영역 ‘{node}’의 사진인 ‘{id}’ 노드가 없어요. 사진을 추가하거나 영역을 지우세요.',
  'region.ownerNotImage':
    '영역은 사진에만 만들 수 있는데 ‘{node}’의 대상 ‘{id}’의 종류는 {kind}예요. 사진을 고르세요.',
  'region.insideMissing':
    '영역 ‘{node}’의 바깥 영역인 ‘{id}’ 노드가 없어요. 같은 사진의 영역을 고르세요.',
  'region.insideOtherPicture':
    '영역 ‘{node}’의 바깥 영역 ‘{id}’ 노드가 다른 사진에 있어요. 같은 사진의 영역을 고르세요.',
  'region.holdsItself':
    '영역 ‘{node}’ 안에 자기 자신이 들어 있어요(다른 영역을 거친 경우 포함). 바깥 영역을 바꾸세요.',
  'region.tooDeep': '영역 ‘{node}’의 중첩이 {limit}단계를 넘어요. 한 단계를 줄이세요.',
  'segment.ownerMissing':
    '구간 ‘{node}’의 소리인 ‘{id}’ 노드가 없어요. 소리를 추가하거나 구간을 지우세요.',
  'segment.ownerNotAudio':
    '구간은 소리에만 만들 수 있는데 ‘{node}’의 대상 ‘{id}’의 종류는 {kind}예요. 소리를 고르세요.',
  'segment.pastEnd': '구간 ‘{node}’의 끝 {end}초가 소리 길이 {length}초를 넘어요. 끝을 앞당기세요.',
  'segment.startPastEnd':
    '구간 ‘{node}’의 시작 {start}초가 소리 길이 {length}초를 넘거나 같아요. 시작을 앞당기세요.',
  'document.passageTwice': '문서 ‘{node}’에 id가 ‘{id}’인 단락이 둘이에요. 하나의 id를 바꾸세요.',
  'schema.classTwice':
    '스키마에 ‘{name}’ 클래스가 두 번 정의돼 있어요. 하나만 남기거나 이름을 바꾸세요.',
  'schema.relationTwice':
    '스키마에 ‘{name}’ 관계가 두 번 정의돼 있어요. 하나만 남기거나 이름을 바꾸세요.',
  'group.missing':
    '‘{node}’ 노드가 속한 ‘{id}’ 그룹이 없어요. 그룹을 추가하거나 노드를 그룹에서 빼세요.',
  'group.idTwice': '두 그룹의 id가 같아요. 하나의 id를 바꾸세요.',
  'alias.taken':
    '‘{node}’ 노드에 적힌 ‘{alias}’ 별칭은 이미 쓰이고 있어요. 비워 두면 다음 별칭이 붙어요.',
  'alias.usedUp': '종류가 {kind}인 노드에 붙일 별칭이 더 없어요. 별칭을 뺀 그래프를 새로 보내세요.',
  'alias.wrongKind':
    '별칭 ‘{alias}’의 형태가 ‘{node}’ 노드의 종류와 맞지 않아요. 비워 두면 자동으로 붙어요.',
  'reference.ambiguous':
    '‘{node}’의 글에서 ‘{phrase}’ 표현이 {candidates} 중 무엇을 뜻하는지 알 수 없어요. 뜻하는 것을 고르세요.',
  'reference.unresolved':
    '‘{node}’의 글에서 ‘{phrase}’ 표현이 가리키는 것이 여기에 없어요. 다르게 쓰거나 가리킬 것을 더하세요.',
  'reference.dangling':
    '‘{node}’의 글에서 가리키는 ‘{id}’ 노드가 없어요. 다른 노드로 연결하거나 일반 글로 바꾸세요.',
  'reference.notTold':
    '‘{node}’의 글에서 가리키는 ‘{id}’ 노드의 내용은 이 프롬프트에 들어가지 않아요. 그 질문을 이어 가거나 링크를 일반 글로 바꾸세요.',
  'reference.leftOut':
    '‘{node}’의 “{phrase}” 말은 이 프롬프트에서 빠진 ‘{other}’ 노드를 가리켜요. 고정하거나 다시 넣거나 한도를 늘리세요.',
  'document.invalid': '그래프 문서에 맞지 않는 곳이 있어요. 함께 적힌 필드를 고치세요.',
  'document.refused':
    '그래프 문서의 앞뒤가 맞지 않는 곳이 {count}곳 있어요. 함께 적힌 곳을 고치세요.',
  'document.tooNew':
    '그래프 문서의 버전은 {version}인데 이 서버는 {known}까지만 알아요. Deixis를 업데이트해 여세요.',
  'document.versionInvalid':
    '‘versions.document’ 값은 1 이상의 정수여야 해요. 최신 버전이면 ‘versions’ 필드를 빼세요.',
  'command.nodeUnknown': '‘{id}’ 노드가 없어요. 지워졌을 수 있으니 그래프를 다시 읽으세요.',
  'command.edgeUnknown': '‘{id}’ 연결이 없어요. 지워졌을 수 있으니 그래프를 다시 읽으세요.',
  'command.indexPastEnd':
    '노드가 {count}개라 {at} 위치에는 넣을 수 없어요. 끝에 넣으려면 ‘at’ 필드를 빼세요.',
  'patch.fieldFixed': '‘{field}’ 필드는 바꿀 수 없어요. 빼거나 새로 만드세요.',
  'editText.fieldUnknown':
    '‘{field}’ 필드는 이 노드의 글이 아니에요. 다음 중에서 고르세요: {fields}.',
  'editText.outOfRange':
    '{start}~{end} 범위가 길이 {length}인 글을 벗어나요. 기준 버전을 ‘baseRevision’으로 보내세요.',
  'editText.splitsCharacter': '글자가 반으로 잘려요. 위치를 글자 경계로 옮기세요.',
  'reorder.idTwice': '같은 노드를 두 번 적었어요. 한 번만 적으세요.',
  // 미디어
  'asset.hashInvalid':
    '해시는 ‘sha256-’ 뒤에 16진수 64자리예요. 파일을 올리고 응답의 해시를 쓰세요.',
  'answer.promptHashInvalid':
    '답변의 ‘promptHash’는 매니페스트에 나오는 대로 ‘sha256-’ 뒤에 16진수 64자리예요. 고치거나 빼세요.',
  'asset.notUploaded':
    '변경에는 저장된 미디어만 쓸 수 있어요. 파일을 먼저 POST /media로 올리고, 응답의 ‘asset’을 여기에 넣으세요.',
  'asset.notOwned': '이 작업 공간에 없는 미디어예요: {hashes}. 파일을 먼저 올리세요.',
  'asset.differs':
    '저장된 것과 종류나 크기, 길이가 다른 미디어예요: {hashes}. 업로드 응답에 있는 에셋을 그대로 쓰세요.',
  'asset.form':
    '자산은 저장된 형태이거나 ‘dataUrl’, ‘part’, ‘path’ 중 하나여야 해요. 하나를 골라 쓰세요.',
  'asset.dataUrlInvalid':
    '데이터 URL은 ‘data:<형식>;base64,’와 온전한 base64여야 해요. 파일을 다시 인코딩하세요.',
  'asset.partMissing':
    '요청에 ‘{part}’ 부분이 없어요(있는 부분: {parts}). 파일을 더하거나 이름을 고치세요.',
  'asset.noParts':
    '요청에 파일이 없어서 ‘{part}’ 부분도 없어요. 파일을 그 이름의 부분으로 넣어 multipart/form-data로 보내세요.',
  'asset.pathNotHere':
    '서버는 경로 ‘{path}’의 파일을 열 수 없어요. 파일을 부분이나 데이터 URL로 보내거나 명령줄을 쓰세요.',
  'asset.storedNotHere':
    '해시는 서버의 파일을 뜻하는데 명령줄에는 서버가 없어요. 그래프 문서 옆의 파일을 ‘path’로 적으세요.',
  'media.broken': '파일이 손상됐거나 중간에 잘려서 읽을 수 없어요. 다시 내보내거나 복사하세요.',
  'media.cannotConvert':
    '{from} 소리는 여기서 {to:으로/로} 바꿀 수 없어요. 파일을 미리 변환해서 넣으세요.',
  'media.clipEmpty':
    '요청한 구간에 소리가 없어요. 시작을 끝보다 앞에 두고 소리 길이 안에서 고르세요.',
  'media.empty': '보거나 들을 내용이 없는 파일이에요. 다른 파일을 고르세요.',
  'media.interrupted': '업로드가 끊겼어요. 파일을 다시 보내세요.',
  'media.missing':
    '‘{node}’ 노드에 아직 파일이 없어요. 사진이나 소리를 넣거나 캡션으로 설명하세요.',
  'media.notAttached':
    '질문이 닿지 않아 ‘{node}’ 파일은 첨부되지 않고 이름만 들어가요. 질문과 연결하거나 전체 그래프를 고르세요.',
  'media.notFound': '이 작업 공간에 없는 파일이에요. 다시 올리세요.',
  'media.noHash':
    '‘{given}’ 값은 파일의 해시가 아니에요. 해시는 POST /media가 답한 대로 ‘sha256-’ 뒤에 16진수 64자리예요. 주소를 고치세요.',
  'media.noPeaks':
    '파형은 소리에만 있는데 이 파일은 {mediaType} 형식이에요. 소리의 파형을 요청하세요.',
  'media.rangeInvalid': '요청한 범위가 {size}바이트인 파일을 벗어났어요. 범위를 줄이세요.',
  'media.soundTooLong': '만들어질 소리가 {limit:bytes}보다 커요. 더 짧은 구간을 고르세요.',
  'media.tooLarge': '파일이 {limit:bytes}보다 커요. 크기를 줄여 다시 보내세요.',
  'media.tooMuchWork':
    '이 파일을 준비하는 데 {seconds}초나 메모리 {limit:bytes}를 넘게 써요. 픽셀 수를 줄이거나 길이를 줄여 다시 올리세요.',
  'media.tooManyFrames': '움직이는 그림이 {actual}장이에요. 한도는 {limit}장이니 줄여 주세요.',
  'media.tooManyPixels':
    '사진이 {actual}메가픽셀이에요. 이런 파일의 한도는 {limit}메가픽셀이니, 픽셀 수를 줄여 저장하세요.',
  'media.unsupported':
    '받을 수 없는 형식이에요. 사진은 JPEG, PNG, WebP, GIF, AVIF로, 소리는 WAV, MP3, OGG, FLAC, M4A, WebM으로 보내세요.',
  // 그래프와 작업 공간
  'graph.notFound': '그런 그래프가 없어요. 삭제됐을 수 있으니 그래프 목록을 확인하세요.',
  'graph.idTaken': 'id ‘{graph}’는 이미 쓰이고 있어요. 다른 id를 쓰거나 비워 두세요.',
  'graph.revisionConflict':
    '그 사이 그래프가 바뀌었어요. 기대한 리비전은 {expected}, 지금은 {current:이에요/예요}. 다시 읽고 변경을 되풀이하세요.',
  'graph.revisionNotFound':
    '이 그래프에는 리비전 {revision:이/가} 없어요. 최신은 {current:이에요/예요}. 그 이하를 고르거나, 최신 그래프가 필요하면 ‘revision’ 매개변수를 빼세요.',
  'batch.idTaken':
    '배치 id ‘{batch}’는 이미 다른 명령에 쓰였어요(리비전 {revision}). 새 id로 보내세요.',
  'batch.inverseTooLarge':
    '이 변경을 되돌리려면 명령 {count}개가 필요한데, 한 번에 {limit}개까지예요. 더 작게 나누어 보내세요.',
  'graph.revisionNotMatched':
    '그래프가 ‘If-Match’에 없는 리비전 {current}에 있어요. 다시 읽고 새 ETag를 보내세요.',
  'graph.baseUnknown':
    '기준으로 삼을 리비전 {revision:이/가} 없어요. 지금은 {current:이에요/예요}. 그래프를 읽은 때의 리비전을 보내세요.',
  'graph.baseTooOld':
    '리비전 {revision:은/는} {current:과/와} 너무 멀어요. 그래프를 다시 읽으세요.',
  'graph.tooManyNodes': '그래프의 노드는 {limit}개까지예요. 일부를 지우거나 새 그래프를 만드세요.',
  'graph.tooManyEdges': '그래프의 연결은 {limit}개까지예요. 일부를 지우거나 새 그래프를 만드세요.',
  'workspace.notFound': '그런 작업 공간이 없어요. 다시 로그인하세요.',
  'question.missing': '아직 질문이 없어요. 질문 노드를 추가하거나 질문을 직접 적으세요.',
  'question.nodeUnknown':
    '‘{id}’ 노드는 이 그래프의 질문이 아니에요. 질문 노드를 고르거나 질문을 글로 적으세요.',
  'focus.nodeUnknown': '초점으로 고른 ‘{id}’ 노드가 이 그래프에 없어요. id를 고치거나 빼세요.',
  'resolve.nodeUnknown': '글이 들어 있다는 ‘{id}’ 노드가 없어요. id를 고치거나 빼세요.',
  'resolve.tooManyNodes':
    '이 글의 표현이 가리킬 수 있는 노드가 모두 {limit}개를 넘어요. 글을 나누어 보내세요.',
  'scope.nothingReferred':
    '질문이 가리키는 것이 없어 미디어가 첨부되지 않아요. 질문의 말을 연결하거나 전체 그래프를 고르세요.',
  'reason.link': '직접 연결한 링크예요.',
  'reason.nothing': '가리키는 것이 없다고 표시한 말이에요.',
  'reason.leftOut': '가리키던 것을 뺐어요. 다른 것을 고르지 않으면 아무것도 가리키지 않아요.',
  'reason.dangling': '링크가 가리키는 {ids} 노드가 없어요.',
  'reason.notTold': '링크가 가리키는 {ids} 노드의 내용은 이 프롬프트에 들어가지 않아요.',
  'reason.typedAlias': '직접 적은 별칭이에요.',
  'reason.label': '이름이 그래요.',
  'reason.place': '차례로 센 {count}개 중 {place}번째예요.',
  'reason.placeInSet': '‘{set}’의 {place}번째예요.',
  'reason.placeFromEnd': '차례로 센 {count}개 중 끝에서 {place}번째예요.',
  'reason.places': '차례로 센 {count}개 중 {places}번째예요.',
  'reason.placesInSet': '‘{set}’의 {places}번째예요.',
  'reason.outOfRange': '셀 것이 {count}개뿐이라 {place}번째가 없어요.',
  'reason.only': '이 말이 뜻할 수 있는 것은 이것뿐이에요.',
  'reason.several': '{count}개 중 어느 것인지 알 수 없어요. 하나를 고르세요.',
  'reason.none': '이렇게 설명된 것이 없어요.',
  'reason.description': '이렇게 설명된 것은 이것뿐이에요.',
  'reason.allDescribed': '이렇게 설명된 {count}개 모두예요.',
  'reason.allCalled': '이렇게 불리는 {count}개 모두예요.',
  'reason.owned': '그래프에서 그것에 딸린 것이에요.',
  'reason.remainder': '앞에서 말한 것을 뺀 나머지예요.',
  'reason.both': '둘 다예요.',
  'reason.all': '{count}개 모두예요.',
  'reason.former': '방금 말한 둘 중 앞의 것이에요.',
  'reason.latter': '방금 말한 둘 중 뒤의 것이에요.',
  'reason.parity': '번호로 하나 걸러 하나씩 고른 것이에요.',
  'reason.middle': '{count}개 중 가운데예요.',
  'reason.side': '그쪽에 있는 것이에요.',
  'reason.extreme': '{count}개를 견주었을 때 그쪽 끝에 있어요.',
  'reason.relation': '글에서 말한 대로 다른 것과 이어져 있어요.',
  'reason.lastSpoken': '바로 앞에서 말한 것이에요.',
  'reason.onlySpoken': '앞에서 말한 것 중 맞는 것은 이것뿐이에요.',
  'reason.near': '이 글과 이어진 것 중 맞는 것은 이것뿐이에요.',
  'reason.respectively': '말한 차례대로 짝지었어요.',
  'reason.crossed': '글에서 말한 대로 거꾸로 짝지었어요.',
  'prompt.empty': '프롬프트에 담을 내용이 없어요. 노드나 질문을 추가하세요.',
  'prompt.cut':
    '프롬프트가 약 {tokens}토큰인데 {limit}토큰까지만 쓸 수 있어, 질문에서 가장 먼 {count}개를 뺐어요. 뺀 목록에서 꼭 필요한 것을 고정하거나 한도를 늘리세요.',
  'budget.tooSmall':
    '지시문과 질문만으로 약 {least}토큰인데 {limit}토큰까지만 쓸 수 있어요. 한도를 그만큼은 늘리세요.',
  'media.notSeen': '{profile} 모델은 그림을 보지 못해요: {media}. 대신 적어 둔 설명을 읽어요.',
  'media.notHeard':
    '{profile} 모델은 소리를 듣지 못해요: {media}. 대신 적어 둔 설명과 녹취를 읽어요.',
  'media.undescribed':
    '‘{node}’ 항목은 이 모델에 전달되지 않는데, 대신할 설명이나 녹취가 없어요. 설명을 적어 주세요.',
  'media.overLimit':
    '{profile} 모델이 받는 수나 허용한 한도를 넘어 이름만 전하고 첨부하지 않은 것이 있어요: {media}. 한도를 늘리거나 중요한 것을 고정하세요.',
  'prompt.plainOverBudget':
    '일반 채팅은 약 {tokens}토큰인데 {limit}토큰까지만 쓸 수 있어요. 채팅에서는 뺄 방법이 없어 모두 보여 줘요.',
  'media.copiesOverLimit':
    '표시한 사본, 오려 낸 부분, 잘라 낸 소리 {count}개는 한도를 넘어 함께 가지 않아요: {media}. 원래 매체와 설명은 그대로 가요.',
  'prompt.tooLong':
    '프롬프트가 {limit}자보다 길어요. 그중 ‘{node}’의 분량이 {length}자로 가장 커요. 그 글을 줄이거나 그래프를 나누세요.',
  'prompt.tooManyMarks':
    '글에 든 참조와 이스케이프할 문자가 모두 {limit}개를 넘었고, ‘{node}’에 가장 많아요. 그 글을 줄이거나 그래프를 나누세요.',
  'figures.answerTooLong':
    '답변에 남겨 둘 토큰이 창 전체와 같거나 더 많아요. answerTokenCount를 더 작게 주세요.',
  'prompt.profileUnknown': '‘{profile}’ 프로필이 없어요. 다음 중에서 고르세요: {choices}.',
  'prompt.mediaTooLarge':
    '이 프롬프트의 미디어를 합하면 {limit:bytes}가 넘어요. 범위를 ‘question’으로 하거나 미디어를 주소로 받으세요.',
  // 보관
  'store.databaseTooNew':
    '더 새로운 버전이 쓴 데이터베이스예요({migration}). 그 버전을 실행하거나 이전 백업을 복원하세요.',
  'store.databaseUrlInvalid':
    'DATABASE_URL은 postgresql://로 시작해야 해요. 고치거나, 지워서 ‘data’의 파일을 쓰세요.',
  'store.full': '디스크가 가득 찼어요. 공간을 비우고 다시 시도하세요. 읽기와 삭제는 할 수 있어요.',
  'store.migrationChanged':
    '마이그레이션 {migration:이/가} 이 데이터베이스에 적용된 것과 달라요. 파일을 원래대로 되돌리세요.',
  'store.migrationFailed':
    '데이터베이스를 최신으로 바꾸지 못했어요: {reason}. 백업을 복원하거나 고친 뒤 다시 시작하세요.',
  'store.migrationUnfinished':
    '마이그레이션 {migration:이/가} 끝나지 않았어요. 데이터베이스 백업을 복원하고 다시 시작하세요.',
  'store.notDurable':
    '데이터베이스 설정 ‘{setting}’ 때문에 저장한 변경을 잃을 수 있어요. 설정을 켜세요.',
  'store.snapshotDamaged':
    '‘{graph}’ 그래프의 저장된 리비전 {revision} 내용이 손상됐어요. 데이터를 백업에서 복원하세요. 그보다 앞선 상태는 읽을 수 있어요.',
  'store.unavailable': '지금 데이터베이스가 응답하지 않아요. 몇 초 뒤 다시 시도하세요.',
  'store.folderUnusable': '‘{folder}’ 폴더를 읽고 쓸 수 없어요. 이 프로세스에 권한을 주세요.',
  'deriver.unusable':
    '사진과 소리를 준비하는 프로그램이 ‘{path}’에 없거나 시작되지 않아요. ‘npm run build’를 실행하세요.',
  'scratch.unusable':
    '‘{folder}’에 임시 폴더를 만들 수 없어요({reason}). 쓰기 권한을 주거나 TMPDIR을 다른 폴더로 지정하세요.',
  'environment.invalid':
    '환경 변수 {name}의 값이 맞지 않아요. {expected} 같은 값이어야 해요. 고치거나 지우고 다시 시작하세요.',
  'server.fault': '서버에 문제가 생겼어요. 다시 시도하고, 계속되면 로그에서 {id} 항목을 찾으세요.',
  // 요청의 자격
  'request.badHost':
    '이 서버는 localhost로만 열 수 있어요. http://localhost나 http://127.0.0.1에 포트를 붙여 여세요.',
  'request.crossSite':
    '다른 사이트의 페이지는 이 일을 할 수 없어요. Deixis에서 직접 하거나 프로그램에서 API를 호출하세요.',
  'request.invalid': '요청에 맞지 않는 곳이 있어요. 함께 적힌 필드를 고치세요.',
  'request.fieldUnknown':
    '여기에는 ‘{field}’ 필드가 없어요.{near:? 혹시 ‘#’ 필드인가요?}{choices:? 있는 필드: #.} 이름을 고치거나 빼세요.',
  'request.badAddress':
    '주소 {path}에 UTF-8이 아닌 이스케이프가 있어요. ‘%’ 뒤에는 인코딩한 글자의 16진수 두 자리만 적으세요.',
  'request.notAcceptable':
    '이 응답의 형식은 {offered}인데 Accept 헤더가 아무것도 받지 않아요. Accept에 그중 하나를 적거나 헤더를 빼세요.',
  'request.badMethod': '여기에는 {method} 요청을 할 수 없어요. 다음 중 하나를 쓰세요: {allowed}.',
  'request.noRoute': '{path} 주소에는 아무것도 없어요. API 설명서에서 주소를 확인하세요.',
  'request.badContentType': '본문 형식이 {accepted} 형식이어야 해요. Content-Type 헤더를 맞추세요.',
  'request.badEncoding': '{encoding} 본문은 받지 않아요. 압축하지 않고 보내세요.',
  'request.badMultipart':
    '멀티파트 본문을 읽을 수 없어요. boundary가 있는 multipart/form-data로 보내세요.',
  'request.empty': '본문이 비어 있어요. JSON을 보내세요.',
  'request.interrupted': '요청이 도중에 끊겼어요. 다시 보내세요.',
  'request.tooLarge': '요청이 {limit:bytes}보다 커요. 나누어 보내세요.',
  'request.tooManyParts': '요청의 부분이 {limit}개를 넘어요. 나누어 보내세요.',
  'request.partTwice': '‘{part}’ 부분이 여러 번 왔어요. 한 번만 보내세요.',
  'request.noFile': '요청에 파일이 없어요. 본문으로 보내거나 파일 이름이 있는 부분으로 보내세요.',
  'request.oneFile': '요청에 파일이 둘 이상이에요. 하나씩 보내세요.',
  'request.noDocument': '요청에 ‘document’ 부분이 없어요. JSON을 그 부분으로 보내세요.',
  // Formats: what cannot be imported or exported, then what was not taken or told
  'import.empty': '파일이 비어 있어요. 그래프가 들어 있는 파일을 고르세요.',
  'import.notText': '압축 파일도 UTF-8 텍스트도 아닌 파일이에요. {choices} 중에서 고르세요.',
  'import.notArchive':
    '백업은 압축 파일인데 이 파일은 그렇지 않아요. .deixis.zip 파일 전체를 고르세요.',
  'import.notOffered': '“{format}” 형식으로는 그래프를 만들 수 없어요. {choices} 중에서 고르세요.',
  'import.notDocument':
    '“{file}” 파일은 JSON이지만 그래프가 아니에요. “nodes” 목록이 없어요. 다른 파일을 고르세요.',
  'import.notCanvas':
    '“{file}” 파일은 JSON이지만 캔버스가 아니에요. “nodes”와 “edges” 목록이 있어야 해요. 다른 파일을 고르세요.',
  'import.noDocument':
    '압축 파일에 그래프가 없어요. {choices} 중 아무것도 들어 있지 않아요. 다른 파일을 고르세요.',
  'import.severalDocuments':
    '압축 파일에 그래프가 여러 개 있어요: {files}. 압축을 풀어 하나씩 가져오세요.',
  'import.archiveNotRead':
    '압축 파일을 읽을 수 없어요. 잘렸을 수 있으니 다시 받거나 다시 압축하세요.',
  'import.archiveBroken':
    '압축 파일의 “{file}” 부분을 읽을 수 없어요. 잘렸을 수 있으니 다시 받거나 다시 압축하세요.',
  'import.archiveEmpty': '압축 파일에 파일이 없어요. 다른 파일을 고르세요.',
  'import.tooManyEntries':
    '압축 파일에 든 파일이 {limit}개를 넘어요. 그래프와 미디어만 압축하세요.',
  'import.badPath':
    '압축 파일에 든 “{file}” 경로는 밖을 가리키거나 쓸 수 없는 이름이에요. 다시 압축하세요.',
  'import.entryTwice':
    '압축 파일에 “{file}” 파일이 두 번 들어 있어요. 하나만 남기고 다시 압축하세요.',
  'import.entryTooLarge':
    '압축 파일의 “{file}” 파일은 풀면 {limit:bytes}보다 커요. 줄이거나 빼세요.',
  'import.archiveTooLarge':
    '압축을 풀면 {limit:bytes}보다 커요. 한 번에 더 적은 파일을 압축하세요.',
  'import.entryNotText':
    '압축 파일의 “{file}” 파일은 UTF-8 텍스트가 아니에요. UTF-8로 저장해 다시 압축하세요.',
  'export.tooLarge':
    '내보낼 내용이 {limit:bytes}보다 커요. 그래프에서 미디어를 빼거나 미디어가 없는 형식으로 내보내세요.',
  'export.notOffered': '“{format}” 형식으로는 내보낼 수 없어요. 다른 형식을 고르세요.',
  'import.mediaMissing':
    '파일에 이름만 있고 여기에 없는 미디어예요: {names} ({count}개). 각 노드에 다시 넣으세요.',
  'import.mediaRefused':
    '받지 않는 종류이거나 깨진 사진·소리 파일이에요: {names} ({count}개). 노드는 파일 없이 있으니, 변환해서 넣으세요.',
  'import.mediaOtherKind':
    '그래프에서는 사진인데 소리 파일이거나 그 반대인 파일이에요: {names} ({count}개). 노드는 파일 없이 있으니, 맞는 파일을 넣으세요.',
  'import.mediaDiffers':
    '백업할 때와 다른 미디어예요: {names} ({count}개). 맞는 파일인지 확인하세요.',
  'import.filesMissing':
    '캔버스에 적힌 파일이 압축 파일에 없어요: {names} ({count}개). 캔버스와 함께 압축하거나 노드에 직접 넣으세요.',
  'import.filesNotTaken':
    '받지 않는 종류의 파일이에요: {names} ({count}개). 노드는 파일 이름을 적은 문서가 됐어요.',
  'import.keysNotTaken':
    '너무 크거나 깊거나 null인 다른 프로그램의 필드를 뺐어요: {names} ({count}개). 원래 파일에는 그대로 있어요.',
  'import.typesUnknown':
    '알 수 없는 종류의 노드를 메모로 바꿨어요: {names} ({count}개). 한번 살펴보세요.',
  'import.entriesNotRead':
    '객체가 아닌 항목을 뺐어요. 번호: {names} ({count}개). 원래 파일에는 그대로 있어요.',
  'import.edgesUnlabelled':
    '이름 없는 연결에 “{names}” 관계를 붙였어요 ({count}개). 뜻이 다르면 이름을 바꾸세요.',
  'import.edgesOfGroups':
    '그룹에서 시작하거나 끝나는 연결을 뺐어요: {names} ({count}개). 노드로 다시 그리세요.',
  'import.edgesLoose': '없는 노드로 가는 연결을 뺐어요: {names} ({count}개). 다시 그리세요.',
  'import.groupsTooMany':
    '최대 개수를 넘은 그룹을 뺐어요: {names} ({count}개). 안에 있던 노드는 그대로 있어요.',
  'import.editsNotTaken':
    '캔버스에서 글이 바뀐 카드는 원래 필드를 지켰어요: {names} ({count}개). 여기에서 고치세요.',
  'import.headingsAsNotes':
    '제목마다 메모를 하나씩 만들었어요: {names} ({count}개). 함께 둘 것은 합치세요.',
  'export.mediaNamedOnly':
    '미디어는 파일에 없고 해시로만 적혀 있어요: {names} ({count}개). 어디서든 되살리려면 백업을 고르세요.',
  'export.mediaTold':
    '미디어는 파일에 없고 글로만 적혀 있어요: {names} ({count}개). 파일이 필요하면 캔버스나 백업을 고르세요.',
  'export.mediaNotThere':
    '파일이 없어진 미디어를 뺐어요: {names} ({count}개). 노드에 다시 넣으세요.',
  'export.partsHidden':
    '영역과 구간은 캔버스에 그려지지 않아요: {names} ({count}개). 다른 프로그램이 “deixis” 필드를 남기면 여기로 돌아와요.',
  'export.fieldsHidden':
    '캔버스 카드에 다 보이지 않는 노드예요: {names} ({count}개). 이름표, 설명, 속성, 메모는 다른 프로그램이 “deixis” 필드를 남기면 여기로 돌아와요.',
  'export.edgesHidden':
    '영역과 구간의 관계는 캔버스에 그려지지 않아요: {names} ({count}개). 다른 프로그램이 “deixis” 필드를 남기면 여기로 돌아와요.',
  'export.markdownUnread':
    '아주 긴 글은 Markdown 기호 그대로 나와요: {names} ({count}개). 빠진 내용은 없어요.',
  'export.textsCut':
    '긴 글은 잘렸어요: {names} ({count}개). 전체 글이 필요하면 Markdown을 고르세요.',
}
