import type { enAnswers } from './en-answers'

/** Korean sentences of what the graph itself answers. */
export const koAnswers: Readonly<Record<keyof typeof enAnswers, string>> = {
  'ask.parentUnknown': '이어서 물을 답 ‘{id}’이(가) 그래프에 없어요. id를 고치거나 빼세요.',
  'graphAnswer.one': '{things:이에요/예요}.',
  'graphAnswer.list': '{things:이에요/예요}.',
  'graphAnswer.listCut': '{things} 외 {count}개예요.',
  'graphAnswer.count': '{count}개예요: {things}.',
  'graphAnswer.none': '없어요.',
  'graphAnswer.yes': '네.',
  'graphAnswer.no': '아니요, 그래프에 적힌 바로는 아니에요.',
  'graphAnswer.describe': '{thing}: {facts}.',
  'graphAnswer.common': '공통점: {facts}.',
  'graphAnswer.differ': '{thing}: {facts}.',
  'graphAnswer.notStated': '그래프에는 그런 내용이 없어요.',
  'graphAnswer.tooCostly': '답하려면 그래프를 너무 많이 살펴봐야 해요. 한 번에 더 적게 물어보세요.',
  'graphAnswer.ambiguous': '질문을 여러 가지로 읽을 수 있고 답이 서로 달라요:',
  'graphAnswer.wordsUnknown': '그래프만으로는 답할 수 없어요. ‘{words}’에 대해 아는 것이 없어요.',
  'graphAnswer.notUnderstood':
    '그래프만으로는 답할 수 없어요. 낱말은 알지만 무엇을 묻는지 읽지 못했어요.',
  'knowledge.nodeUnknown': '그래프에 ‘{id}’ 노드가 없어요. id를 고치거나 변수로 물어보세요.',
  'knowledge.queryUnreadable': 'JSON이 아니에요. 고치거나 답을 다시 여세요.',
  'knowledge.queryInvalid': '쿼리가 아니에요. ‘{at}’을(를) 확인하세요.',
  'knowledge.variableUnbound':
    '“where”의 어느 패턴에도 {name}이 없어요. 그 변수가 든 패턴을 더하거나 빼세요.',
  'knowledge.variableForm':
    '변수는 ?dog처럼 써요. 물음표와 글자 하나로 시작하고 그 뒤는 글자, 숫자, “_”이며 모두 41자까지예요. 이름을 바꾸세요.',
  'knowledge.repeatOrder': '“max”가 “min”보다 작아요. 둘을 바꾸세요.',
  'knowledge.tooCostly':
    '이 질의는 사실과 해를 {limit}개보다 많이 살펴봐요. 더 좁히는 패턴이나 필터를 더하세요.',
}
