/**
 * Verbs of general vocabulary that say the same in English and Korean, Korean ones as dictionaries have them. A verb that
 * stands in no row is only itself. The first word is the key of the row.
 */
export const verbRows = `sit, seat | 앉다, 걸터앉다
lie, rest | 눕다, 누워있다, 엎드리다
stand | 서다, 서있다
locate, be located, situate, place, lie in, find, keep, stay, station | 있다, 위치하다, 자리하다, 놓이다, 보관하다, 보관되다, 머물다
mak, produce, emit, create, generate, manufacture | 내다, 만들다, 제작하다, 생산하다, 제조하다, 만들어지다, 제작되다
like, enjoy | 좋아하다, 선호하다, 즐기다
love, adore | 사랑하다
hate, dislike | 싫어하다, 미워하다
know, be acquainted with | 알다
eat, consume | 먹다, 섭취하다
drink | 마시다
work, employ | 일하다, 근무하다, 소속되다, 다니다, 재직하다
live, reside, dwell, inhabit | 살다, 거주하다, 서식하다
own, possess, have | 소유하다, 가지다, 갖다, 지니다
wear, dress | 입다, 착용하다, 쓰다, 신다, 걸치다, 두르다
hold, carry | 들다, 쥐다, 잡다
play, perform | 연주하다, 놀다, 뛰다, 공연하다
teach, instruct | 가르치다, 강의하다, 지도하다
learn, study | 배우다, 공부하다, 수강하다, 전공하다
write, author | 쓰다, 적다, 저술하다, 집필하다, 작성하다
paint, draw | 그리다, 그려지다
show, depict, picture, appear, see, visible, feature, photograph, capture | 나오다, 보이다, 찍히다, 등장하다, 나타나다, 담기다, 비치다
hear, sound | 들리다, 듣다, 나다
record | 녹음하다, 녹음되다, 기록하다
lead, head, manage, direct, supervise, run, chair | 이끌다, 관리하다, 맡다, 담당하다, 지휘하다, 운영하다, 책임지다, 감독하다
report to | 보고하다
marry, wed | 결혼하다, 혼인하다
found, establish | 설립하다, 세우다, 창립하다, 창설하다, 설립되다
build, construct | 짓다, 건설하다, 세우다, 지어지다
invent, discover | 발명하다, 발견하다
buy, purchase | 사다, 구매하다, 구입하다
sell | 팔다, 판매하다
give, donate | 주다, 기증하다
use, utilise, utilize, need, require | 사용하다, 이용하다, 쓰다, 필요하다, 쓰이다, 들어가다
contain, include, hold | 포함하다, 담다, 들다, 들어있다, 포함되다
caus | 일으키다, 유발하다
treat, cure | 치료하다, 진료하다, 돌보다
care for, look after, take care of, tend | 돌보다, 보살피다, 먹이다
visit | 방문하다, 찾다
attend | 참석하다, 참가하다, 다니다
meet | 만나다
follow, succeed | 뒤따르다, 따르다, 잇다
precede | 앞서다
connect, link, join | 연결되다, 연결하다, 이어지다, 잇다
drive | 몰다, 운전하다
repair, fix | 고치다, 수리하다
belong, be part of | 속하다, 소속되다
resembl, look like | 닮다, 비슷하다
win, beat, defeat | 이기다, 우승하다, 꺾다
lose | 지다, 패하다, 잃다
score | 득점하다, 넣다
bear | 태어나다, 출생하다, 낳다
die | 죽다, 사망하다
start, begin | 시작하다, 시작되다, 출발하다
end, finish | 끝나다, 마치다, 종료되다
grow | 자라다, 키우다, 재배하다, 기르다
train, coach | 훈련하다, 훈련시키다, 지도하다
say, tell, mention, claim, testify | 말하다, 언급하다, 주장하다, 증언하다
send | 보내다
receiv, get | 받다
publish, release | 출판하다, 발표하다, 출시하다
serve | 제공하다, 복무하다
prepare, cook, bake | 준비하다, 요리하다, 굽다
hunt, prey | 사냥하다, 잡아먹다
call, name | 부르다, 불리다
speak | 말하다
sing | 부르다, 노래하다
bark | 짖다
design | 설계하다, 디자인하다
stop at, stop | 정차하다, 멈추다, 서다
pass | 지나다, 통과하다, 경유하다
transfer, change | 환승하다, 갈아타다
return | 돌아가다, 반납하다
borrow | 빌리다
suspect | 의심하다
investigate | 수사하다, 조사하다
afraid, fear, scare, frighten | 무서워하다, 두려워하다, 겁내다
install, set up | 설치하다, 설치되다
join, hire, employ, recruit | 입사하다, 채용하다, 채용되다, 가입하다, 합류하다
acquir, purchase | 취득하다, 입수하다, 구입하다
launch | 출시하다, 출시되다, 발사하다
open | 열다, 개장하다, 개업하다, 개관하다
maintain, service | 관리하다, 정비하다, 유지하다
supply, provide, deliver | 공급하다, 납품하다
happen, occur, take place | 일어나다, 열리다, 발생하다
exhibit, display | 전시하다, 전시되다
face | 마주보다, 향하다
hang | 걸다, 걸리다
share | 공유하다, 나누다
weigh | 나가다
graduate | 졸업하다
advise, mentor | 지도하다, 조언하다
cover | 덮다
fit | 맞다
help, assist, support | 돕다, 도와주다, 지원하다
play for | 뛰다
complain | 호소하다, 불평하다
diagnose | 진단하다, 진단받다
prescribe | 처방하다`
