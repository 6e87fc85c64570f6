//! The words by which the name of a law is told.

/// What is done to laws, or stands under them.
pub(super) const STEPS: &[&str] = &[
    "개정",
    "일부개정",
    "전부개정",
    "일부 개정",
    "전부 개정",
    "제정",
    "제·개정",
    "제개정",
    "폐지",
    "공포",
    "시행",
    "이행",
    "입법예고",
    "국회",
    "국무회의",
    "본회의",
    "법제처",
    "발의",
    "하위법령",
    "시행령",
    "시행규칙",
    "위반",
    "의결",
];

/// What stands behind a law that something goes by: `의료법에 따른 인증`.
pub(super) const GOES_BY: &[&str] = &["따라", "따른", "근거", "의거", "의한", "규정"];

/// Kinds of laws that are named by the words before `에 관한` and `위한`.
pub(super) const KINDS: &[&str] = &["법률", "특별법", "특별조치법", "특례법", "규제특례법", "기본법"];

/// Ends that only laws have.
pub(super) const SURE: &str = "진흥법 기본법 특별법 특례법 처벌법 사업법 복지법 거래법 특별조치법";

/// What a law does, as its last word says: with nothing before it, it names none.
pub(super) const DOES: &str = "특별 특별조치 특례 규제특례 기본 촉진 지원 관리 육성 진흥 보호 조성 사업 복지 거래 처벌 보장 방지 설치 구제 안전관리 운수사업 예방 합리화 보전 정비 재활 직업재활 \
    개발 이용 활용 전환 전환촉진 확충 조정 보상 규제 제한 금지 등록 평가 절차 심판 발전 혁신 대책 개선 보급 활성화 감독 구조 회복 환급 안정 안정화 조직 설립 운영 \
    공급 폐지 균형발전 산업발전";

/// Words that tell of laws in general, or of several together.
pub(super) const GENERAL: &str = "동법 같은법 이법 관련법 관계법 노동관계법 정치관계법 행정법 현행법 상위법 하위법 개별법 국내법 국제법 외국법 일반법 단일법 실정법 타법 모법 세법 노동법 경쟁법 소비자법 \
    개정법 제정법 근거법 해당법 민생법 쟁점법 후속법 신법 구법 악법 위헌법";

/// Words that are no laws, though they end like them: ways of doing something, and what is against or within the law.
pub(super) const NO_LAWS: &str = "해법 기법 공법 요법 수법 비법 마법 용법 문법 화법 어법 필법 불법 편법 위법 적법 합법 탈법 준법 사법 이용법 활용법 형사사법";

/// Ends of such words. Those that laws have as well are left out: `정비법`, `중대재해법`, `변호사법`.
pub(super) const WAYS: &str = "방법 농법 기법 사용법 복용법 입법 시험법 분석법 측정법 검사법 검출법 진단법 재배법 사육법 치료법 조리법 계산법 산정법 추정법 학습법 교수법 대처법 제조법 제작법 작성법 \
    표기법 맞춤법";

/// Laws of two letters.
pub(super) const SHORT: &[&str] = &["민법", "형법", "상법"];

/// Words of the sentence around a name, which are no part of it.
pub(super) const AROUND: &str = "관련 해당 동 이 현행 개별 새 새로운 신규 각 본 관계 상기 별도 별도의 근거 이른바 또는 위한 관한 대한 따른 같은 국회 정부 여야 주요 후속 내용의 일부 이번 올해 \
    지난해 작년 내년 금년 특히 그리고 독립 단일 중 내 말 초 후 시 간 상반기 하반기 연내 연말 소관 합동 공동 부처 각종 등을 없는 개정 제정";

/// What a report did or made before `및`, which no name of a law has there: `가이드라인 마련 및 산림보호법 개정`.
pub(super) const DONE_BEFORE: &str = "마련 개최 발간 배포 수립 발표 점검 검토 논의 협의 착수 완료 공고 고시 체결 개정 제정 시행 추진 연구 실시 구성 선정 지정 제출 의결 공포 통과 확정 개선 분석 조사 \
    홍보 정리 발굴 건의 안내 설명 개편 신설 폐지 도입 단속 적발 해소";

/// Other texts that stand beside a law with `및`.
pub(super) const BESIDE: &str = "하위법령 법령 조례 지침 고시 규정 훈령 예규 규칙 제도";

/// Names of bodies begin a law that sets one up.
pub(super) const SET_UP: &[&str] = &["설치", "설립", "조직"];

/// Nouns that end like a word with a particle or like a verb.
pub(super) const NOUNS: &str = "도로 철로 선로 항로 수로 진로 통로 활주로 원자로 재해 공해 피해 침해 방해 상해 이해 저해 손해 분할 역할 국가 평가 물가 허가 인가 전문가 농가 상가 주가 원가 단가 \
    여가 증가 추가 참가 작가 근로 가로 관할 북한 제한 권한 기한 상한 하한 상점가 마을 폐해 남해 동해 서해 근해 연해";

/// Particles and ends of verbs that close a clause.
pub(super) const CLAUSES: &str =
    "을 를 은 는 에 에서 으로 하고 되고 하여 하며 위해 통해 따라 된 할 한 도록 으며 이란 로 해 가";
