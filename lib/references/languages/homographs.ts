/**
 * Words that are written as another one, with what tells that the other is meant: 대금 is a flute, but 대금을
 * 입금하다 pays a bill. Small on purpose; a word that stands in no row is only itself.
 */
export const homographs: readonly (readonly [RegExp, RegExp])[] = [
  [/^대금$/, /^(?:입금|결제|지불|지급|납부|청구|송금|완납|미납|연체|정산|환불)/],
  [/^사과$/, /^(?:드리|드립|드려|죄송|사죄|진심으로|정중|받아들)/],
  [/^배$/, /^(?:고프|고파|고픈|부르|불러|아프|아파|아픈)/],
  [/^courier$/i, /^(?:arriv|deliver|parcel|package|doorbell|pick(?:s|ed|ing)?$)/i],
  [/^pitcher$/i, /^(?:inning|strike|threw|throw|baseball|batter)/i],
  [/^jaguar$/i, /^(?:prey|jungle|roar|hunt)/i],
]

/** Months, and what says in English that one is meant where a name is written like it. */
export const monthNames =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/
export const monthCues = /^(?:in|early|late|mid|until|till|since|last|next|of|every|by|during)$/i

/** Letters that make another word of a Chinese one: 合同法, 花店. */
export const boundLetter = /^[法学學家员員者性化费費率版式型类類科室馆館店厂廠]$/
/** Adverbs of degree, behind which a Chinese name is an adjective: 很高兴. */
export const degreeAdverbs = /^(?:很|太|非常|十分|特别|更|最|真|挺|不|不太|好不)$/

/** 小明他们, 小明人们: what stands behind the name is a word of its own. */
export const pronounLetters = /^[我你您他她它咱人]/

/** Behind these what follows a name is said of it or done by it: "keep the Attic tidy", "let Attic win". */
export const complementVerbs =
  /^(?:let|make|made|help|helped|see|saw|watch|hear|heard|keep|kept|get|got|find|found|leave|left|turn|call|paint)$/i
