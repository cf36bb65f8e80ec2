import type { Node } from '../kinds'
import { isConcept, stemOf } from './concepts'

type Gender = 'male' | 'female'

const stems = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(stemOf))

const male = stems(
  'male man boy guy gentleman father dad brother son uncle grandfather grandpa husband king prince nephew 남 남자 남성 남자애 남자아이 소년 아들 아버지 아빠 형 오빠 할아버지 삼촌 남편 남동생 男 男性 男の子 男の人 少年 父 息子 兄 弟 祖父 叔父 夫 男人 男孩 男生 爸爸 父亲 儿子 哥哥 弟弟 爷爷 叔叔 丈夫',
)
const female = stems(
  'female woman girl lady mother mom mum sister daughter aunt grandmother grandma wife queen princess niece 여 여자 여성 여자애 여자아이 소녀 딸 어머니 엄마 누나 언니 할머니 이모 고모 아내 여동생 女 女性 女の子 女の人 少女 母 娘 姉 妹 祖母 叔母 妻 女人 女孩 女生 女士 妈妈 母亲 女儿 姐姐 妹妹 奶奶 阿姨 妻子',
)
const neutral = stems(
  'person people child kid adult baby student singer guest teacher doctor nurse patient actor worker customer visitor friend neighbour neighbor player driver member colleague boss manager engineer artist musician 사람 아이 어린이 꼬마 환자 학생 가수 손님 선생님 의사 간호사 배우 친구 직원 고객 회원 선수 이웃 동료 人 人物 子供 子ども 患者 学生 歌手 客 先生 俳優 女優 作家 記者 選手 運転手 教師 医者 医師 看護師 友達 友人 社員 選手 孩子 病人 老师 医生 护士 司机 作家 记者 朋友 客人 员工 演员',
)

const animals = stems(
  'animal dog puppy cat kitten bird parrot horse pony rabbit bunny hamster mouse turtle fish fox wolf bear lion tiger monkey cow pig sheep goat duck chicken hen goose 개 강아지 고양이 새 앵무새 말 토끼 햄스터 거북이 물고기 여우 늑대 곰 사자 호랑이 원숭이 소 돼지 양 염소 오리 닭 犬 猫 鳥 馬 うさぎ 兎 狐 狼 熊 猿 牛 豚 羊 狗 鸟 马 兔子 鱼 狐狸 狼 熊 狮子 老虎 猴子 猪 鸭子 鸡',
)

const titles =
  /^(?:dr|mr|mrs|ms|miss|prof|professor|sir|doctor|nurse|captain)\b\.?\s|(?:씨|님|さん|さま|様|君|ちゃん|先生|女士|小姐|老师)$/i

const genderNames = /^(?:gender|sex|성별|性別|性别)$/i

/** Whether a noun names a kind of animal. */
export const isAnimal = (stem: string): boolean => animals.has(stem)

/** What a noun says of someone's gender. */
export function genderOfNoun(stem: string): Gender | undefined {
  return male.has(stem) ? 'male' : female.has(stem) ? 'female' : undefined
}

/** The gender that a pronoun tells; undefined where it tells none. */
export function genderOfPronoun(word: string): Gender | undefined {
  if (/^(?:he|him|his|himself|彼|他)$/i.test(word)) return 'male'
  return /^(?:she|herself|her|hers|彼女|她|그녀)$/i.test(word) ? 'female' : undefined
}

function wordsOf(node: Node): readonly string[] {
  if (node.kind !== 'entity') return []
  const words = (node.label ?? '').split(/\s+/)
  return [node.class ?? '', ...(words.length > 3 ? [] : [words.at(-1) as string])]
    .filter((word) => word !== '')
    .map(stemOf)
}

const genders = new WeakMap<Node, Gender | 'untold'>()

/** What a node says of someone's gender, by an attribute or a noun; kept for each node. */
export function genderOf(node: Node): Gender | undefined {
  const kept = genders.get(node) ?? genderTold(node) ?? 'untold'
  genders.set(node, kept)
  return kept === 'untold' ? undefined : kept
}

function genderTold(node: Node): Gender | undefined {
  const attributes = 'attributes' in node ? Object.entries(node.attributes ?? {}) : []
  for (const [name, value] of attributes) {
    if (!genderNames.test(name)) continue
    const word = stemOf(String(value))
    return word === 'm' ? 'male' : word === 'f' ? 'female' : genderOfNoun(word)
  }
  return wordsOf(node)
    .map(genderOfNoun)
    .find((gender) => gender !== undefined)
}

const persons = new WeakMap<Node, boolean>()

/** Known to be a person: by a class, a label or a gender. */
export function isPerson(node: Node): boolean {
  const kept = persons.get(node) ?? saysPerson(node)
  persons.set(node, kept)
  return kept
}

function saysPerson(node: Node): boolean {
  if (node.kind !== 'entity') return false
  if (titles.test(node.label ?? '')) return true
  return genderOf(node) !== undefined || wordsOf(node).some((stem) => neutral.has(stem))
}

/** Could be one: a name, or what is known to be; "kite" and things of another class could not. */
export function mayBePerson(node: Node): boolean {
  if (isPerson(node)) return true
  const named =
    node.kind === 'entity' && node.class === undefined && !/^[a-z]/.test(node.label ?? '')
  return named && !wordsOf(node).some((stem) => animals.has(stem) || isConcept(stem))
}

/** A pet with a name of its own, who is he or she too. */
export function isNamedPet(node: Node): boolean {
  return (
    node.kind === 'entity' &&
    node.class !== undefined &&
    /^\P{Ll}/u.test(node.label ?? '') &&
    animals.has(stemOf(node.class))
  )
}
