import type { enFields } from './en-fields'

/** Korean sentences of what is wrong with a field of what is sent, or with a parameter of an address. */
export const koFields: Readonly<Record<keyof typeof enFields, string>> = {
  'field.unknown':
    '여기에는 ‘{field}’ 필드가 없어요.{near:? 혹시 ‘#’ 필드인가요?}{choices:? 있는 필드: #.} 이름을 고치거나 지우거나, 문서·노드·연결의 ‘extra’에 넣으세요.',
  'field.required':
    '있어야 할 {field:?‘#’ }필드가 빠졌어요. 추가하세요.{choices:? 다음 중에서 고르세요: #.}',
  'field.misspelt':
    '‘{field}’ 필드는 없고 있어야 할 ‘{meant}’ 필드가 빠졌어요. ‘{field}’ 이름을 ‘{meant}’ 이름으로 고치세요.{choices:? 넣을 수 있는 값: #.}',
  'field.notText':
    '이 필드에는 글을 넣어야 해요{given:?(지금 값: #)}. 값을 JSON 문자열로 적으세요.',
  'field.notNumber':
    '이 필드에는 수를 넣어야 해요{given:?(지금 값: #)}. 값을 따옴표 없이 적으세요.',
  'field.notInteger': '이 필드에는 정수를 넣어야 해요{given:?(지금 값: #)}. 소수점 아래를 빼세요.',
  'field.notBoolean':
    '이 필드에는 true나 false를 넣어야 해요{given:?(지금 값: #)}. 둘 중 하나를 따옴표 없이 적으세요.',
  'field.notList':
    '이 필드에는 목록을 넣어야 해요{given:?(지금 값: #)}. 값을 ‘[’와 ‘]’ 사이에 적으세요.',
  'field.notObject':
    '이 필드에는 객체를 넣어야 해요{given:?(지금 값: #)}. 필드를 ‘{’와 ‘}’ 사이에 적으세요.',
  'field.choice': '다음 중 하나여야 해요: {choices}.{given:? 지금 값: #.} 이 중에서 고르세요.',
  'field.choiceUnknown':
    '‘{field}’에 ‘{value}’ 값은 쓸 수 없어요. 다음 중에서 고르세요: {choices}.',
  'field.textTooLong': '글이 {limit}자를 넘어요{length:?(지금 #자)}. 줄이세요.',
  'field.textTooShort': '글이 {limit}자보다 짧아요. 더 적으세요.',
  'field.listTooLong': '목록의 항목이 {limit}개를 넘어요{length:?(지금 #개)}. 일부를 빼세요.',
  'field.listTooShort': '목록의 항목이 {limit}개보다 적어요. 더 넣으세요.',
  'field.numberTooBig': '수가 {limit}보다 커요{given:?(지금 값: #)}. 줄이세요.',
  'field.numberTooSmall': '수가 {limit}보다 작아요{given:?(지금 값: #)}. 키우세요.',
  'field.numberNotAbove': '{limit}보다 큰 수를 넣어야 해요{given:?(지금 값: #)}. 키우세요.',
  'field.invalid': '필드의 형태가 맞지 않아요. 사용 설명서에서 형태를 확인하세요.',
  'query.unknown':
    '여기에는 ‘{field}’ 매개변수가 없어요.{near:? 혹시 ‘#’ 매개변수인가요?}{choices:? 있는 매개변수: #.} 이름을 고치거나 빼세요.',
  'query.twice': '‘{field}’ 매개변수를 {count}번 주었어요. 한 번만 주세요.',
  'query.required':
    '있어야 할 ‘{field}’ 매개변수가 빠졌어요. 추가하세요.{choices:? 다음 중에서 고르세요: #.}',
  'query.choice':
    '‘{field}’ 매개변수에 ‘{given}’ 값은 쓸 수 없어요. 다음 중에서 고르세요: {choices}.',
  'query.notInteger':
    '‘{field}’ 매개변수는 20 같은 정수여야 하는데 ‘{given}’ 값을 주었어요. 고쳐 주세요.',
  'query.numberTooBig':
    '‘{field}’ 매개변수는 {limit:이/가} 한도인데 {given:을/를} 주었어요. 더 작은 수를 적으세요.',
  'query.numberTooSmall':
    '‘{field}’ 매개변수는 {limit} 이상이어야 하는데 {given:을/를} 주었어요. 더 큰 수를 적으세요.',
  'query.textTooLong': '‘{field}’ 매개변수가 {limit}자를 넘어요(지금 {length}자). 줄이세요.',
  'query.form': '‘{field}’ 매개변수의 형식이 달라요. 이렇게 고쳐 주세요: {expected}',
  'query.notApplicable': '‘{field}’ 매개변수는 {mediaType} 형식의 파일에 쓸 수 없어요. 빼 주세요.',
  'query.cropOutside':
    '‘{field}’ 매개변수는 사진의 0~100% 안이어야 하는데 가로 {right}%, 세로 {bottom}%까지 나가요. 안으로 옮기거나 줄이세요.',
  'query.sideOutside':
    '‘{field}’ 매개변수는 1~{limit}픽셀인데 {given:을/를} 주었어요. 그 안의 수를 적으세요.',
  'query.tooManyPixels':
    '‘{field}’ 값대로면 사진이 {width} × {height}픽셀이 돼요. 한 변은 {limit}픽셀, 모두 {megapixels}백만 픽셀까지 만들어요. 줄이세요.',
  'query.marksTooMany':
    '‘{field}’ 매개변수의 표시가 {count}개예요. 한도는 {limit}개이니 일부를 빼세요.',
  'query.markOutside':
    '‘{field}’ 매개변수의 ‘{mark}’ 표시는 사진의 0~100% 안이어야 하는데 가로 {right}%, 세로 {bottom}%까지 나가요. 안으로 옮기거나 줄이세요.',
  'query.markCornersTooMany':
    '‘{field}’ 매개변수의 ‘{mark}’ 표시는 꼭짓점이 {count}개예요. 한도는 {limit}개이니 일부를 빼세요.',
  'query.clipOutside':
    '‘{field}’ 매개변수는 이 소리의 0~{length}초 안이어야 하는데 {start}초에 시작해 {end}초에 끝나요. 그 안에서 고르세요.',
  'query.together': '‘{field}’ 매개변수와 ‘{other}’ 매개변수는 함께 쓸 수 없어요. 하나를 빼세요.',
}
