/** How a language without spaces parts its clauses: the forms that the reader looks for. */
export type JoinedForms = {
  readonly clause: RegExp
  /** The signs that a clause is about, with what makes them its subject. */
  readonly subject: RegExp
  readonly whole: RegExp
  readonly pronoun: RegExp
  readonly open: RegExp
  readonly negated: RegExp
  readonly lacking: RegExp
  readonly respectively: RegExp
  readonly shown: RegExp
  readonly heard: RegExp
  readonly ofMedium: RegExp
  readonly alike: RegExp
  readonly related: RegExp
  readonly name: RegExp
  readonly age: RegExp
  /** A habit or a state that a verb alone tells. */
  readonly habit: RegExp
  /** What a clause goes on with about what was spoken of last. */
  readonly goesOn: RegExp
  /** Several names in a row. */
  readonly names: RegExp
  /** Who is introduced as what a clause is about: by a name, as one of a family, by where they are. */
  readonly topics: RegExp
  readonly part: RegExp
  readonly noPart: RegExp
  /** A part or a piece of clothing that is there. */
  readonly having: RegExp
  readonly place: RegExp
  readonly predicate: RegExp
  readonly plain: (value: string) => string
}

const s = '[\\ue000-\\uf8ff]'
const kanji = '[\\u4e00-\\u9fff]'

const japanese: JoinedForms = {
  // [a]、[b]は is a list; in 一台目は[a]、二台目は[b] the comma ends a clause.
  clause: new RegExp(
    `(?:[^、。，,！]|(?<=${s})(?<![はが]${s})、(?=${s})|(?<=[はが]${s})、(?=${s}(?![はが])))+[、。，,！]?`,
    'gu',
  ),
  subject: new RegExp(
    `^(?:そして|また|次に|では)?(${s}(?:(?:と|、|や|、と)${s})*)(?:とも(?:に)?は?|は|が|も|には|では|の(?=${kanji}|[ァ-ヴ]))(?:どちらも|両方とも|両方|全部|みんな|それぞれ|とも)?`,
    'u',
  ),
  whole:
    /^(?:(?:両方|どちら|二[匹人つ台個頭羽]|三[匹人つ台個頭羽]|四[匹人つ台個頭羽]|[2-5][匹人つ台個頭羽])(?:とも|も|は|が))(?:それぞれ)?/u,
  pronoun: /^(?:それは|これは|彼は|彼女は)/u,
  open: /もし|かもしれ|たぶん|おそらく|でしょう|だろう|と思|ようです|らしい|または|なら[、ば]/u,
  negated: /ません|ない[。、でとのが]|ないです|ない$|じゃな|なかった/u,
  lacking: /^([\u4e00-\u9fffァ-ヴーっ]{1,8}|しっぽ)(?:が|は)(?:ない|ありません|無い)/u,
  respectively: /それぞれ|各々|順に|順番に/u,
  shown:
    /写|映|に(?:いる|います|ある|あります|出て|座|立|寝)|見え|です|だ。|だ$|(?:^|[\ue000-\uf8ff])で?[、。]?$/u,
  heard: /出|鳴|吠|話|声|音|言|歌|聞こえ|です|だ|(?:^|[\ue000-\uf8ff])で?[、。]?$/u,
  ofMedium:
    /^.{0,6}(?:を写|です|の(?:写真|声|鳴き声|音|録音|画像|レントゲン)|が(?:写|映|いる|います|話|鳴)|だ|を(?:写|映|撮))/u,
  alike: /似て|そっくり|同じ見た目/u,
  related: new RegExp(
    `^${s}((?:を|より|の[\\u4e00-\\u9fff]{1,3}に|に|と))([^\\ue000-\\uf8ff。、]{1,9}?)(?:です|ます)?[。、]?$`,
    'u',
  ),
  name: /^名前は([\u30a1-\u30faー\u4e00-\u9fffA-Za-z]{1,12})(?:です|だ|で|といいます)/u,
  age: /^([0-9０-９一二三四五六七八九十]{1,3}(?:歳|才|か月|ヶ月))(?:です|だ|で)?[。、]?$/u,
  habit: /^(タバコを吸い|去勢済み|妊娠中)(?:ます)?(?:です)?[。、]?$/u,
  goesOn: new RegExp(
    `^(?:名前|写真|画像|鳴き声|声|音|録音|レントゲン)は|^[0-9０-９一二三四五六七八九十]{1,3}[歳才]|^${s}(?:です|に)`,
    'u',
  ),
  names:
    /(?<![ァ-ヴー])([ァ-ヴー]{2,8}(?:[、と][ァ-ヴー]{2,8})+)(?=です|だ|と(?:いい|い|呼)|が|は|を|の)/gu,
  topics:
    /(?<=^|[。、])(?:(?<name>[ァ-ヴー]{2,8})|(?<kin>長男|次男|三男|長女|次女|三女|兄|弟|姉|妹|上の子|下の子)|(?<side>左|右|真ん中|中央)(?:側)?の(?<noun>[\u4e00-\u9fffァ-ヴー]{1,8}))(?=[はがの])/gu,
  part: /(?<part>鳴き声|[\u4e00-\u9fff]{1,4}|しっぽ|[ァ-ヴー]{2,8})(?:が|は)(?<how>[^。、がは]{1,12}?)(?:です)?(?:[。、]|$)|(?<kind>[\u4e00-\u9fff]{1,3}い|[\u4e00-\u9fff]{1,2}(?:色)?の)(?<owned>[\u4e00-\u9fff]{1,4}|しっぽ)(?:を(?:して|持って|し)|が)/gu,
  noPart: /^(?:私|僕|誰|何|今|次|名前)$/u,
  having:
    /^([\u4e00-\u9fffァ-ヴー]{1,8})(?:が(?:あります|ある|付いて|ついて)|を(?:して|着て|着け|つけ|かけ|かぶっ|履い|持っ))/u,
  place:
    /^([^\ue000-\uf8ff。、はがを]{1,12}の(?:上|下|中|横|隣|前|後ろ|そば))(?:に|で)|^([^\ue000-\uf8ff。、はがを]{1,12})に(?:い|あり|ある|座|寝|立|置)/u,
  predicate:
    /^((?:とても)?(?:[\u4e00-\u9fff][\u4e00-\u9fffぁ-ん]{0,4}?(?:い|な|色|くて|く)|[白黒赤青茶]|[ァ-ヴー]{2,12}|[\u4e00-\u9fff]{2,6}|[12][0-9]{3}年[製式産]?|壊れて|割れて)(?:(?:[\u4e00-\u9fff]{1,4})(?=です))?)(?:です|だ|で|いる|います)?[。、]?$/u,
  plain: (value) =>
    value
      .replace(/(?:くて|く)$/u, 'い')
      .replace(/てい(?:ます|て)$/u, 'ている')
      .replace(/の$/u, '')
      .replace(/(?:です|だ|で)$/u, ''),
}

const chinese: JoinedForms = {
  clause: /(?:[^，。；、！,]|(?<=[\ue000-\uf8ff])、(?=[\ue000-\uf8ff]))+[，。；、！,]?/gu,
  subject: new RegExp(
    `^(?:其中|而|另外|然后|但)?(${s}(?:(?:和|与|跟|、|以及)${s})*)(?!和|与|跟|里|中)(?:都|也|分别|的(?=${kanji}))*(?:都|也|分别)?`,
    'u',
  ),
  whole:
    /^(?:两者|它们俩|(?:这)?[两二三四五2-5](?:只|个|条|辆|台|匹|位|名|件)|俩)(?:都|分别|全都)*/u,
  pronoun: /^(?:它|他|她)(?!们)(?:的)?/u,
  open: /如果|假如|要是|可能|也许|大概|或许|好像|似乎|应该|或者|是否/u,
  negated: /不|没/u,
  lacking: /^没有?([\u4e00-\u9fff]{1,4})[。，；]?$/u,
  respectively: /分别|依次|各自/u,
  shown: /在|是|出现|坐|站|有|显示|看到/u,
  heard: /发出|叫|是|说|声|唱/u,
  ofMedium: /^(?:里|中|上)?(?:的|是|有|显示|拍的是|展示)|^(?:里|中)/u,
  alike: /像|相似|相像|一模一样|长得一样/u,
  related: new RegExp(
    `^((?:在|比|正在|)[^\\ue000-\\uf8ff。，]{0,6})${s}([^\\ue000-\\uf8ff。，]{0,6})[。，]?$`,
    'u',
  ),
  name: /^(?:叫|名叫|名字叫|名字是|的名字是)([\u4e00-\u9fffA-Za-z]{1,8})[。，；]?$/u,
  age: /^(?:今年|是)?([0-9一二三四五六七八九十两]{1,3}岁)(?:了)?[。，；]?$/u,
  habit: /^(抽烟|吸烟|喝酒|怀孕|绝育|过敏|怕水|爱叫)(?:了)?[。，；]?$/u,
  goesOn: new RegExp(
    `^(?:名字|照片|图片|声音|录音|X光片|叫声)|^(?:叫|名叫|今年|[0-9一二三四五六七八九十两]{1,3}岁)|^(?:在|是)${s}|^${s}`,
    'u',
  ),
  names:
    /(?:叫|名叫|名字(?:分别)?是|分别是|分别叫)([\u4e00-\u9fff]{1,4}(?:[、和][\u4e00-\u9fff]{1,4})+)(?=[。，；]|$)/gu,
  topics:
    /(?<=^|[。，；])(?:(?<kin>[大小二三][儿女][子儿]|老[大二三四]|哥哥|弟弟|姐姐|妹妹)|(?<side>[左右]边|[左右]侧|中间)的(?<noun>[\u4e00-\u9fff]{1,3}?)(?=[是有在穿戴很的叫]))/gu,
  part: /(?:^[穿戴](?:着|了)|^|[有，、和])(?:着)?(?!是)(?<kind>[\u4e00-\u9fff]{1,4})的(?<owned>[\u4e00-\u9fff]{1,4}?)(?=[。，、和]|$)|^(?<part>[\u4e00-\u9fff]{1,4}?)(?:很|非常|是|比较|有点|(?=[0-9]))(?<how>[0-9.]*[\u4e00-\u9fffA-Za-z]{1,6}?)(?:的)?(?:[。，；]|$)/gu,
  noPart: /^(?:是|我|你|谁|什么|名字|今年|这|那|它)$/u,
  having:
    /^有(?:一[个条只块]|个)?([\u4e00-\u9fff]{1,4})[。，；]?$|^[戴穿](?:着|了)([\u4e00-\u9fff]{1,4})[。，；]?$/u,
  place: /^(?:坐|站|躺|趴|放|睡)?在([\u4e00-\u9fff]{1,8}(?:上|下|里|旁边|前面|后面|中|边))/u,
  predicate:
    /^(?:是|很|非常|比较|有点|(?=[\u4e00-\u9fff]{1,2}色的?[。，；]?$))(?![我你他她])((?:[\u4e00-\u9fff]{1,6}?))(?:的(?:狗|猫|杯子|车)?)?[。，；]?$/u,
  plain: (value) => value.replace(/的$/u, ''),
}

export const joinedForms = { ja: japanese, zh: chinese } as const
