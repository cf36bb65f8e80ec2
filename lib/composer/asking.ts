import { hole } from './text'

/** Requests that are put as commands, at the beginning of a sentence. */
const englishRequest =
  /^(?:(?:so|now|then|and|ok|okay|also|please|pls|could you|can you|would you|will you|i(?:'d| would) like (?:you )?to(?: know)?|i want to know|i need to know|i wonder)[,]? )*(?:tell|explain|describe|compare|list|identify|find|give|help|write|translate|summari[sz]e|answer|guess|point out|figure out|decide|determine|rank|sort|count|show me|let me know|name the|which|what|who|whose|where|when|why|how|is|are|was|were|do|does|did|can|could|should|will|would|has|have)\b/i
/** Beginnings that ask even where no question mark stands: the words above but those that may also state. */
const firmRequest =
  /^(?:(?:so|now|then|and|ok|okay|also|please|pls)[,]? )*(?:tell|explain|describe|compare|list|identify|find out|give me|help me|write|translate|summari[sz]e|answer|guess|point out|figure out|decide|determine|rank|sort|count|show me|let me know|name the|can you|could you|would you|i want to know|i need to know|i(?:'d| would) like to know|i wonder)\b/i
const politeRequest = /^please\b/i
const koreanRequest =
  /(?:알려|말해|설명해|비교해|찾아|골라|대답해|답해|맞혀|맞춰|추측해|정리해|요약해|분석해|구분해|봐|가르쳐|묘사해|적어|써|세어|판단해)\s?(?:줘|줘요|주세요|주십시오|주라|다오|줄래|줄래요|줄 수 있어|봐|봐요|보세요|라)?[\s.!~]*$/u
const koreanRequestEnd =
  /(?:해|어|아|려|혀|춰|라|내|와)\s?(?:줘|줘요|주세요|주십시오|줄래|줄래요|다오|주겠어|주시겠어요)[\s.!~]*$/u
const koreanAsked =
  /(?:(?<=[가-힣])(?<!(?:일어|나타|만|생각|혼|깨어|빛|떠|끝|화|겁|태어|놀라|소리|지))나요|까요|[을할될갈볼줄올길클일킬쁠를플]까|[있없하이되가오보크거]니|[으느이하]냐|는가|은가|던가|[인은는던]가요?|는지요|지 궁금해요?|습니까|입니까|지 알고 싶어요?)[\s.!~]*$/u
const japaneseAsked =
  /(?:(?:です|ます|ました|でしょう|ません)か|のか|かな|教えて(?:ください|下さい)?|説明して(?:ください|下さい)?|比べて(?:ください|下さい)?)[\s。.!！]*$/u
const chineseAsked =
  /(?:吗|呢|请告诉我[^。]*|告诉我[^。]*|请问[^。]*|请(?:描述|解释|比较|说明|回答|列出|指出)[^。]*)[\s。.!！]*$/u

const thanks =
  /^(?:thanks|thank you|thx|cheers|please|고마워|고맙|감사|부탁|ありがとう|お願い|よろしく|谢谢|謝謝)/i

/** Whether a sentence asks something or for something. */
export function isAsking(sentence: string): boolean {
  const text = sentence
    .replaceAll(hole, ' ')
    .replace(/^[\s—–―*_#-]+/u, '')
    .trim()
  if (/[?？]["”’)\]*_~]*$/u.test(text)) return true
  if (/[\uac00-\ud7af]/.test(text)) {
    return koreanRequest.test(text) || koreanRequestEnd.test(text) || koreanAsked.test(text)
  }
  if (/[\u3040-\u30ff]/.test(text)) return japaneseAsked.test(text)
  if (/[\u3400-\u9fff]/.test(text)) return chineseAsked.test(text)
  const label = /^(?:q|question|my question)[ \t]*[:.)][ \t]*/i.exec(text)
  if (label) return englishRequest.test(text.slice(label[0].length))
  return firmRequest.test(text) || politeRequest.test(text)
}

const stated =
  /^(?:(?:so|ok|okay|well|hi|hello|hey|and|also|anyway)[,]? )*(?:(?:i|we)\b|(?:my|our|there)\b.*\b(?:is|are|was|has|have)\b)/i
const runOn =
  /, (?:(?:so|but|and) )?(?=(?:(?:is|are|was|were|do|does|did|should|can|could|will|would) (?:it|i|we|he|she|they|you|this|that|there|the|my)|(?:what|which|how|why|who|where|when)(?:['’]s)?) [^,?]*\?\W*$)/i

/** "we adopted a pup, is it too late to …?": where the question of such a sentence begins. */
export function askedWithin(sentence: string): number | undefined {
  const match = runOn.exec(sentence)
  const lead = sentence.slice(0, match?.index)
  const isStated = stated.test(lead) && lead.split(' ').length > 5 && !/\bwonder|\?/i.test(lead)
  return match && isStated ? match.index + match[0].length : undefined
}

/** What is said with a question and asks nothing. */
export function isThanks(sentence: string): boolean {
  return sentence.length < 40 && thanks.test(sentence.trim())
}
