import { counters, numberForms } from './ko'

export const joined = '(?:들)?(?:이랑|랑|하고|와|과)'
export const caseEnd = '(?:들)?(?:이|가|을|를|은|는)?'
/** 세 마리, 3마리, 두 대의; with what hangs on it. */
export const counterForm = new RegExp(
  `^(${numberForms})(?:\\s?)(${counters})(?![가-힣]*(?:째|번째))(.*)$`,
  'u',
)
export const aloneForm =
  /^(하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열)(?:이|가|은|는|을|를|과|와|도|의|이야|이에요|입니다|이다|인데요?|이고|이라서|이서|랑|이랑|하고)?[.,!~:]*$/u
export const beforeForm = /^(두|세|네|다섯|여섯|일곱|여덟|아홉|열)$/u
export const tailOf =
  /^(?:의|이|가|을|를|은|는|도|와|과|랑|이랑|하고|다|야|이야|예요|이에요|입니다|이다|임|씩|인데요|인데|이고요|이고|고|만|,|에|에게|로|으로|중|중에|모두|쯤|정도|짜리)*[.,!~…:;()]*$/u
/** Verbs of having, getting, making and showing, whose object is there. */
export const having =
  /있|키우|키[워운]|기르|길러|가지고|가진|갖고|샀|사[서왔]|보유|데리고|데려|찍|소개|비교|설명|보여|말할|이야기|얘기|물어|묻|궁금|산|모았|만났|준비|올[려릴]|구[웠워운]|굽고|만들|그[렸린려]|심[었은고]|받[았은]|주문|찾[았은]|발견|골[랐라]|구매|구입|구했|입양|분양|녹음|촬영|빌[렸려린]|얻[었은]|낳[았은]|뽑|들[여였]|들어[오온왔]|왔|생[겼긴]|남[았은]|고민|팔|판매|봤|보고|맡[았은]/u

export const numberForm = new RegExp(`^(?:${numberForms})$`, 'u')
export const counterAlone = new RegExp(`^(?:${counters})$`, 'u')
