import type { Node } from '../kinds'
import { stemOf } from './concepts'
import type { Dimension } from './languages'

/** Attribute names by what they measure; the same words name a measure in a text (나이가 가장 많은). */
const rows: Readonly<Record<Dimension, string>> = {
  size: 'size, area, surface, volume, capacity, dimensions, diameter, 크기, 면적, 넓이, 평수, 용량, 부피, 직경, 지름, 大きさ, サイズ, 面積, 容量, 体積, 直径, 大小, 尺寸, 面积, 容积, 体积, 直徑',
  length:
    'length, duration, runtime, 길이, 재생 시간, 재생시간, 시간, 분량, 長さ, 再生時間, 時間, 长度, 長度, 时长, 時長, 篇幅',
  height:
    'height, altitude, elevation, tallness, 키, 높이, 신장, 고도, 身長, 背, 背丈, 高さ, 標高, 身高, 高度, 个子, 海拔',
  weight: 'weight, mass, 무게, 체중, 몸무게, 중량, 질량, 重さ, 体重, 重量, 質量, 质量, 體重',
  price:
    'price, cost, fee, rent, rate, fare, salary, 가격, 값, 비용, 요금, 월세, 금액, 値段, 価格, 料金, 家賃, 費用, 价格, 價格, 价钱, 价, 租金, 费用',
  age: 'age, ages, years old, 나이, 연령, 연세, 年齢, 歳, 年龄, 年齡, 岁数, 年纪',
  date: 'date, year, built, born, birth, birthday, birthdate, created, taken, recorded, released, published, founded, 날짜, 연도, 년도, 출생, 생일, 생년월일, 촬영일, 녹음일, 작성일, 출시일, 등록일, 일자, 日付, 年, 年代, 生年月日, 撮影日, 作成日, 製造年, 日期, 年份, 出生日期, 生日, 拍摄日期, 时间',
  time: 'time, start, departure, arrival, deadline, 시각, 출발, 도착, 마감, 時刻, 出発, 到着, 締切, 時間, 时刻, 出发, 到达',
  speed: 'speed, velocity, pace, tempo, bpm, 속도, 속력, 템포, 빠르기, 速度, 速さ, テンポ, 车速',
  loudness:
    'loudness, volume, level, decibel, decibels, db, 음량, 소리 크기, 볼륨, 데시벨, 音量, ボリューム, 分贝, 响度',
  temperature: 'temperature, temp, 온도, 기온, 체온, 温度, 気温, 体温, 气温',
  brightness: 'brightness, lux, luminance, lumens, 밝기, 조도, 明るさ, 輝度, 照度, 亮度',
  width: 'width, breadth, 너비, 폭, 가로, 幅, 横幅, 宽度, 寬度, 宽',
  depth: 'depth, 깊이, 수심, 深さ, 水深, 深度',
  thickness: 'thickness, 두께, 굵기, 厚さ, 太さ, 厚度, 粗细',
  distance: 'distance, mileage, range, 거리, 주행거리, 距離, 走行距離, 距离, 里程',
  amount:
    'amount, count, quantity, number, level, stock, population, pages, members, 양, 수, 수량, 개수, 인구, 재고, 인원, 쪽수, 量, 数, 数量, 個数, 人口, 在庫, 人数, 页数, 库存',
  score:
    'score, rating, grade, rank, marks, points, stars, 점수, 평점, 성적, 등급, 별점, 순위, 点数, 得点, 評価, 成績, 分数, 评分, 成绩',
}

const namesOf = new Map(
  Object.entries(rows).map(([dimension, words]) => [
    dimension as Dimension,
    new Set(words.split(',').map((word) => stemOf(word.trim()))),
  ]),
)

/** Whether a word names a measure: 나이, 値段, price. */
export function dimensionsNamed(stem: string): readonly Dimension[] {
  return [...namesOf].flatMap(([dimension, names]) => (names.has(stem) ? [dimension] : []))
}

const factors: ReadonlyMap<string, number> = new Map(
  Object.entries({
    mm: 0.001,
    cm: 0.01,
    km: 1_000,
    m: 1,
    g: 0.001,
    mg: 0.000_001,
    kg: 1,
    t: 1_000,
    ms: 0.001,
    s: 1,
    sec: 1,
    second: 1,
    min: 60,
    minute: 60,
    h: 3_600,
    hr: 3_600,
    hour: 3_600,
    ml: 0.001,
    l: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    tb: 1e12,
    k: 1e3,
    초: 1,
    분: 60,
    시간: 3_600,
    개월: 1 / 12,
    month: 1 / 12,
    만: 10_000,
    만원: 10_000,
    천원: 1_000,
    万: 10_000,
    万円: 10_000,
    秒: 1,
    分: 60,
    時間: 3_600,
    分钟: 60,
    小时: 3_600,
    か月: 1 / 12,
    个月: 1 / 12,
    ヶ月: 1 / 12,
  }),
)

const dated = /^(\d{4})[-./年년]\s?(\d{1,2})(?:[-./月월]\s?(\d{1,2}))?/
const clocked = /^(\d{1,3}):(\d{2})(?::(\d{2}))?$/
const measured = /(-?\d[\d,]*(?:\.\d+)?)\s*([\p{L}]+)?/gu

/** An attribute's value as a number that can be compared with another's; undefined where it is none. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.length > 100) return undefined
  const text = value.normalize('NFKC').trim().toLowerCase()
  const date = dated.exec(text)
  if (date) return Number(date[1]) + Number(date[2]) / 100 + Number(date[3] ?? 0) / 10_000
  const clock = clocked.exec(text)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60
  let sum: number | undefined
  for (const [, digits, unit = ''] of text.matchAll(measured)) {
    const n = Number((digits as string).replaceAll(',', ''))
    const factor = factors.get(unit) ?? factors.get(unit.replace(/s$/, ''))
    // 3분 20초 is one value; of "5 of 7" only the first counts.
    if (sum !== undefined && factor === undefined) break
    sum = (sum ?? 0) + n * (factor ?? 1)
  }
  return sum
}

const units =
  /_(?:m2|m²|sqm|sqft|ft2|ha|km|cm|mm|m|ft|in|kg|g|lb|lbs|t|ms|s|sec|secs|seconds|min|mins|minutes|h|hours|days|months|years|yrs|usd|eur|krw|jpy|cny|won|yen|db|hz|khz|bpm|px|kb|mb|gb|l|ml|c|f|kmh|mph)$/i

/** An attribute's name without the unit that hangs on it: area_m2 is an area. */
const nameOf = (name: string) => stemOf(name.trim().replace(units, '').replaceAll('_', ' '))

/** What a node says in numbers, by the stem of the attribute's name; a caption's clauses count as attributes. */
function* valuesOf(node: Node): Generator<readonly [string, number]> {
  const told = 'attributes' in node ? Object.entries(node.attributes ?? {}) : []
  for (const [name, value] of told) {
    const n = numberOf(Array.isArray(value) ? value[0] : value)
    if (n !== undefined) yield [nameOf(name), n]
  }
  if (!('caption' in node) || !node.caption) return
  for (const clause of node.caption.slice(0, 2_000).split(/[;\n]/)) {
    const parts = /^\s*([^\s\d:=][^:=]*?)\s*[:=]?\s+([-\d].*)$/.exec(clause)
    const n = parts ? numberOf(parts[2]) : undefined
    if (parts && n !== undefined) yield [nameOf(parts[1] as string), n]
  }
}

/** A node's value in a dimension: by the attribute's name, or by the last word of it ("shoulder height"). */
export function measureOf(node: Node, dimension: Dimension): number | undefined {
  const names = namesOf.get(dimension)
  for (const [name, value] of valuesOf(node)) {
    if (names?.has(name) || names?.has(stemOf(name.split(' ').at(-1) as string))) return value
  }
  return undefined
}
