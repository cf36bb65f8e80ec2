/** Nouns that say the same, with words of general vocabulary that a label or an attribute may be called by. */
export const nounRows = `weight, mass, 무게, 몸무게, 체중, 중량
age, 나이, 연령, 연세
height, tallness, 키, 신장, 높이
length, 길이
width, 너비, 폭
depth, 깊이
speed, velocity, 속도, 속력
price, cost, fare, 가격, 값, 비용, 요금
colour, color, 색, 색깔, 색상, 빛깔
size, 크기
shape, form, 모양, 형태
name, title, 이름, 명칭, 제목
birthday, birthdate, date of birth, birth date, 생일, 생년월일, 출생일
birth year, year of birth, 출생연도, 출생년도, 태어난 해
place of birth, birthplace, 출생지, 태어난 곳, 고향
year, 연도, 년도, 해
date, day, 날짜, 일자
time, 시각, 시간
duration, 재생시간, 지속시간
material, 재료, 재질, 소재
type, kind, category, sort, 종류, 유형, 분류
breed, 품종, 견종
species, 종
job, occupation, profession, role, position, 직업, 직책, 역할, 직위, 직함
department, 부서, 학과
address, 주소
phone, telephone, phone number, 전화번호, 전화
country, nation, 나라, 국가, 국적
city, town, 도시
place, location, 장소, 위치, 곳
status, state, condition, 상태
symptom, 증상
diagnosis, 진단, 진단명, 병명
patient, 환자
doctor, physician, 의사
nurse, 간호사
teacher, instructor, 선생님, 교사, 선생
professor, 교수, 교수님
student, 학생
employee, staff, worker, 직원, 사원
manager, boss, supervisor, 관리자, 상사, 팀장
owner, 주인, 소유자, 소유주
friend, 친구
mother, mom, mum, 어머니, 엄마, 모친
father, dad, 아버지, 아빠, 부친
parent, 부모, 부모님
child, kid, 아이, 자녀, 자식
son, 아들
daughter, 딸
brother, 형제, 오빠, 형, 남동생
sister, 자매, 언니, 누나, 여동생
sibling, 형제자매
wife, 아내, 부인, 처
husband, 남편
spouse, partner, 배우자
grandmother, 할머니
grandfather, 할아버지
uncle, 삼촌
aunt, 이모, 고모
cousin, 사촌
grandchild, 손주
person, people, 사람, 인물
company, firm, 회사, 기업
project, 프로젝트
team, 팀
player, 선수
coach, 감독, 코치
match, game, 경기
goal, 골
stadium, 경기장
museum, 박물관, 미술관
painting, 그림, 회화
painter, artist, 화가, 작가, 예술가
room, 방
building, 건물
floor, storey, 층
machine, 기계
part, component, 부품
tool, 도구, 공구
instrument, 악기
note, memo, 메모, 노트
plant, 식물
tree, 나무
flower, 꽃
fruit, 과일, 열매
vegetable, 채소, 야채
leaf, 잎
station, stop, 역, 정류장
line, route, 노선, 호선
train, 열차, 기차
bus, 버스
dish, food, 음식, 요리
ingredient, 재료
recipe, 레시피, 조리법
dog, puppy, 개, 강아지
cat, kitten, 고양이
bird, 새
animal, 동물
zookeeper, keeper, 사육사
lion, 사자
tiger, 호랑이
elephant, 코끼리
bear, 곰
penguin, 펭귄
giraffe, 기린
monkey, 원숭이
apple, 사과
banana, 바나나
bag, 가방
hat, 모자
car, 자동차, 차
bark, 짖는 소리
howl, 울음소리, 하울링
table, 탁자, 테이블
chair, 의자
sofa, couch, 소파
garden, 정원
kitchen, 부엌, 주방
living room, 거실
suspect, 용의자
witness, 목격자, 증인
victim, 피해자
detective, 형사, 탐정
course, class, lecture, 강의, 과목, 수업
research, 연구
lab, laboratory, 연구실
male, man, 남자, 남성, 수컷
female, woman, 여자, 여성, 암컷
gender, sex, 성별
language, 언어
capital, 수도
population, 인구
president, 대통령
member, 구성원, 회원, 멤버
number, count, 수, 개수
salary, wage, 연봉, 급여, 월급
budget, 예산
deadline, 마감일, 마감
score, 점수
rank, ranking, 순위
temperature, 온도, 체온
origin, 원산지
habitat, 서식지
diet, 먹이
hobby, 취미
favorite, favourite, 좋아하는 것
birth, 출생
death, 사망
winner, 우승자, 승자
author, writer, 저자, 작가
director, 감독
actor, 배우
sound, 소리
photo, picture, 사진
voice, 목소리, 음성
key, 열쇠
fur, 털
snout, muzzle, 주둥이
book, 책, 도서
novel, 소설
song, 노래, 곡
album, 앨범, 음반
band, group, 밴드
singer, 가수
composer, 작곡가
film, movie, 영화
series, 시리즈
river, 강
mountain, 산
lake, 호수
island, 섬
sea, ocean, 바다
continent, 대륙
region, 지역
state, 주
village, 마을
street, road, 길, 도로
bridge, 다리
tower, 탑
castle, 성
church, 교회
temple, 절, 사찰
hospital, 병원
school, 학교
university, 대학교, 대학
college, 단과대학
library, 도서관
restaurant, 식당
hotel, 호텔
airport, 공항
harbour, harbor, port, 항구
shop, store, 가게, 상점
factory, 공장
office, 사무실
house, home, 집
garden, 정원
park, 공원
mayor, 시장
king, 왕
queen, 여왕
minister, 장관
founder, 창립자, 설립자
inventor, 발명가
scientist, 과학자
engineer, 엔지니어, 기술자
designer, 디자이너
artist, 예술가
musician, 음악가, 연주자
chef, cook, 요리사
driver, 운전사, 기사
pilot, 조종사
lawyer, 변호사
judge, 판사
soldier, 군인
police officer, policeman, 경찰, 경찰관
customer, client, 고객, 손님
supplier, 공급업체, 공급사, 납품업체
customer service, 고객 지원
product, 제품, 상품
model, 모델
version, 버전
brand, 브랜드
order, 주문
invoice, 청구서
contract, 계약
meeting, 회의
event, 행사, 사건
award, prize, 상
competition, 대회
season, 시즌
position, 포지션
pages, 쪽수, 페이지
elevation, altitude, 고도, 해발
area, 면적, 넓이
capacity, 용량, 수용 인원
volume, 부피
power, 출력, 전력
voltage, 전압
frequency, 주파수
pressure, 압력
humidity, 습도
blood type, 혈액형
allergy, 알레르기
medicine, drug, medication, 약, 약물
treatment, 치료, 치료법
disease, illness, 질병, 병
test, exam, 검사, 시험
scan, 스캔, 영상
bone, 뼈
heart, 심장
lung, 폐
tree, 나무
rose, 장미
forest, 숲
greenhouse, 온실
soil, 토양, 흙
water, 물
meat, 고기
fish, 생선, 물고기
rice, 쌀, 밥
bread, 빵
salt, 소금
sugar, 설탕
sauce, 소스
oven, 오븐
knife, 칼
violin, 바이올린
piano, 피아노
guitar, 기타
drum, 북, 드럼
flute, 플루트
cello, 첼로
string, 현, 줄
century, 세기
owner, keeper
technician, mechanic, 정비사, 기술자
furniture, 가구
toy, 장난감
volunteer, 자원봉사자
tool, equipment, 장비
step, 단계
vehicle, 차량, 탈것
bicycle, bike, 자전거
ship, boat, 배, 선박
plane, airplane, aircraft, 비행기
phone, 휴대폰
computer, 컴퓨터
door, 문
window, 창문
bed, 침대
wall, 벽
floor, 바닥
sculpture, statue, 조각, 조각상
style, 양식, 화풍, 스타일
guide, 해설사, 안내원
horse, 말
cow, 소
pig, 돼지
sheep, 양
goat, 염소
rabbit, 토끼
deer, 사슴
wolf, 늑대
fox, 여우
snake, 뱀
turtle, tortoise, 거북, 거북이
duck, 오리
owl, 부엉이, 올빼미
eagle, 독수리
parrot, 앵무새
whale, 고래
dolphin, 돌고래
shark, 상어
leg, 다리
ear, 귀
tail, 꼬리
eye, 눈
hair, 머리카락`
