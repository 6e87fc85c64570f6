//! The words by which a report says what became of the work.

/// Acts: nouns that make a verb with 하다 or 되다, as a report ends an item with them. Longer words end with them too
/// (`추가모집`, `현장점검`).
pub(super) const ACTS: &str = "가동 가입 조회 탐사 수사 임차 임대 감면 감축 강화 개관 개막 개선 개설 개소 개시 개원 개장 개정 개청 개최 개통 개편 개발 개방 \
    거래 건립 건조 검거 검사 검증 검토 결성 결정 경감 경신 고도화 고시 공개 공고 공급 공유 공포 공표 공연 관리 교부 교육 교체 교환 구매 구성 \
    구입 구축 구현 국산화 규명 금지 급식 기여 기획 내실화 논의 단속 단축 달성 대여 대응 대체 도입 도출 독려 돌파 등록 등재 마련 매입 매각 면담 \
    면제 명시 모색 모집 무상화 반영 반출 발간 발굴 발급 발령 발매 발사 발송 발의 발족 발주 발표 발행 방문 방제 배부 배분 배정 배치 배포 \
    변경 병행 보강 보고 보급 보완 보호 복구 복원 부과 부여 분석 분할 비행 사용 삭감 삭제 산정 상담 상장 상정 상향 상향조정 생산 선발 선언 선정 선포 \
    설계 설립 설명 설정 설치 성공 소개 소독 송부 수거 수료 수립 수상 수여 수주 수출 수행 순회 승격 승인 시공 시연 시정 시찰 시행 시험 \
    신고 신규 신설 신청 신축 실시 실증 실현 심사 심의 안내 안착 액션 약정 양산 양성 업로드 연계 연장 연결 예고 완공 완비 완화 요구 요청 우대 \
    운영 운용 운항 운행 위촉 위탁 유도 유예 유치 육성 융합 응답 의결 의뢰 의무화 이관 이송 이식 이양 이용 이전 이행 인가 인상 인증 인하 일원화 임명 \
    입법예고 입주 입찰 작성 적발 적용 전개 전달 전수점검 전시 전송 전환 점검 접수 정립 정비 정착 정화 제거 제공 제도화 제시 제안 제작 제정 제출 제한 조사 \
    조성 조율 조정 조치 종합 준공 중계 증액 증원 증축 증편 지급 지도 지원 지정 지출 진단 진수 진출 집행 차단 착공 착수 창단 창립 창설 창출 채용 채택 철거 \
    청구 청취 체결 초청 촉구 촉진 최소화 최종평가 추가 추천 추가모집 축소 축하 출국 출시 출연 출원 출항 출범 출자 취득 취항 측정 치료 타결 탑재 통과 통보 통일 통제 \
    투입 투자 특정 파견 편성 편입 평가 폐쇄 폐지 포상 포함 표창 표준화 합동점검 합의 해결 해소 해제 향상 허가 허용 현대화 현실화 협력 협약 협업 협의 \
    형성 홍보 확대 확립 확보 확산 확인 확정 확충 환급 활동 활성화 활용 회복 회수 훈련 힘씀 간소화 감소 공모 보상 구제 대피 고용 상영 송환 수렴 의견수렴 \
    인수 인계 입소 장려 재개 재편 전수조사 절감 정리 정상화 정보공개 제고 종결 중재 지향 진흥 집계 차등지급 총괄 추진위 출력 취소처분 통합 판매 편찬 표출 \
    합격 현행화 협상 호소 환수 회신 후원 현지점검 신속처리 처리 이수 정정 철폐 감독 감사 게시 게재 결의 격려 공동개최 낙찰 납부 납품 누리집개설";

/// Verbs that end an item as nouns in -ㅁ.
pub(super) const NOMINAL_VERBS: &str = "낮춤 높임 늘림 줄임 마침 밝힘 만듦 세움 맺음 거둠 이룸 나섬 열림 넓힘 갖춤 바꿈 모음 내놓음 펴냄 나눔 \
    올림 내림 받음 얻음 다님 심음 키움 옮김 맡김 알림 치름 펼침 살핌 이끎 묶음 풂 엶";

/// Acts that go on until something ends them.
pub(super) const LASTING: &[&str] = &["추진", "진행", "노력", "지속", "유지"];

/// Names of happenings.
pub(super) const EVENTS: &str = "포럼 세미나 간담회 발대식 현판식 개소식 개관식 출범식 착공식 준공식 기념식 시상식 협약식 수여식 위촉식 개막식 \
    개통식 선포식 진수식 출항식 명명식 체결식 콘퍼런스 컨퍼런스 심포지엄 워크숍 워크샵 공청회 토론회 설명회 발표회 보고회 상담회 박람회 \
    경진대회 대회 축제 공모전 전시회 교류회 총회 회의 협의회 축전 페스티벌 면접 경연";

/// What an administration takes back by an act of its own: `지정 취소` is done, `행사 취소` is called off.
pub(super) const TAKEN_BACK: &[&str] =
    &["허가", "인가", "면허", "인증", "등록", "승인", "자격", "처분", "특허"];

/// What is over where it is stopped; the stopping of anything else is an act.
pub(super) const STOPPED: &[&str] = &["추진", "사업", "공사", "협상", "논의", "회의", "개발"];

/// Ends of verbs behind an act or a word such as 연기.
pub(super) const VERBAL: &[&str] = &[
    "함",
    "됨",
    "하였음",
    "했음",
    "되었음",
    "됐음",
    "하였다",
    "했다",
    "되었다",
    "됐다",
    "한다",
    "된다",
    "하였습니다",
    "했습니다",
    "되었습니다",
    "토록 함",
    "하도록 함",
    "시킴",
    "키로 함",
];

/// Words of state that stand with 고 있음 and tell of no work.
pub(super) const STATES: &[&str] =
    &["규정하", "명시하", "보유하", "받", "가지", "담", "포함하", "포함되", "해당하"];

/// Adverbs of work that goes on or comes again; none ends with another.
pub(super) const AGAIN: &[&str] = &[
    "지속적으로",
    "지속",
    "계속하여",
    "계속해서",
    "계속",
    "상시",
    "분기별로",
    "분기별",
    "반기별로",
    "반기별",
    "매년",
    "매월",
    "매주",
    "매일",
    "매분기",
    "정기적으로",
    "주기적으로",
    "수시로",
    "단계적으로",
    "순차적으로",
    "점진적으로",
];

/// What may stand before the word in a remark, with blanks and figures: a date.
pub(super) const DATES: &str = ".~～∼-/’‘'`년월일분기상하반초말순중경내전후연금차까지부터잠정";

/// Stages of work that `중` stands behind, and ends of it that 예정 does.
pub(super) const STAGES: &[&str] = &["완료", "종료", "달성", "공사", "작업", "대기", "계류", "조업"];

/// Last syllables of a verb that looks ahead: 할, 될, 나갈.
pub(super) const FUTURE: &str = "갈걸낼될들릴볼쓸열올울일줄질킬펼할";
