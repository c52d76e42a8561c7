"""The words of each kind of event in Korean, found anywhere in a word."""

WORDS = """
dead: 숨졌 숨진 숨지 사망 목숨 희생 시신
 사망자 숨을 목숨을
injured: 다쳤 다친 다치 부상 중상 경상
 부상자
missing: 실종
trapped: 고립 갇혔 갇힌 매몰
 갇혀 고립됐
rescued: 구조 구출
evacuated: 대피
 피신 대피했
arrested: 체포 연행 붙잡 검거 구속
ill: 환자 감염 확진 식중독
homeless: 이재민
crowd: 집회 참가 시위 관중 관람객 방문 참석 관객
 모였 참여 찾았 관람 입장객 행진 모여
employed: 근무 직원
jobs: 일자리 감원 해고
 실직 일자리를
cancelled: 취소 결항 운행_중단
destroyed: 불탔 태웠 소실 전소 파손 침수 탔다
 무너 부서
seized: 압수 적발
stolen: 훔쳤 훔친 도난
 털렸 도둑
outage: 정전 단수
for: 찬성
against: 반대
vote: 득표 투표 표
seats: 의석 석을 석이
adopted: 통과 가결
rejected: 부결
goals: 골을 득점
price: 비용 사업비 공사비 가격 매각 인수 이적료 매입 낙찰
 들어 값 팔렸 낙찰가 들었 든다
pay: 지불 받았
 지급 냈 물어
fine: 벌금 과징금 배상
damage: 피해액 피해
profit: 이익 흑자
revenue: 매출
deficit: 적자 손실
debt: 부채 빚
prize: 상금
salary: 임금 연봉
invest: 투자
prison: 징역 실형 수감
 선고 교도소
trial: 재판
strike: 파업
build: 건설 착공 지어졌 지은 세워 건립 보수
 세워졌 만들어 공사
wait: 기다 지연
 기다렸 멈췄 멈춰
closed: 폐쇄 닫는다 닫았 폐관 휴관 폐점
open: 개관 개장 개통 문을_연다 문을_열 개막
 열린다 열렸 개소 개업
begin: 시작 발사 개시 출발
 시작일 시작된 막이
end: 끝났 종료 끝나
arrive: 도착
explosion: 폭발
crash: 충돌 추돌 사고
fire: 화재 불이
quake: 지진
born: 태어 출생
perform: 공연 콘서트
unemployment: 실업
inflation: 물가
turnout: 투표율
 투표에
vaccinated: 접종
support: 지지 찬성
 찬성한 지지율
oppose: 반대
rise: 인상 올린 오른 올랐 상승 증가 늘었
 뛰었 오르
fall: 하락 떨어 감소 줄었 인하
 내렸 내린 줄어
interest: 금리
deep: 깊이
high: 높이
long: 길이
wide: 너비
weigh: 무게
speed: 풍속
night: 밤
noon: 낮
halftime: 전반
donated:
 기부 성금 모금
walk:
 걸었 달렸 이동
kept: 살아남 남았
"""
