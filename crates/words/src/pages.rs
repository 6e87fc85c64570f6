//! The words of the web pages.

use crate::Lang;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident $ko:literal $en:literal,)+) => {
        /// The words of the pages in one language.
        #[derive(Clone, Copy, Debug)]
        #[allow(missing_docs, reason = "the words say it")]
        pub struct Words { $($(#[$doc])* pub $name: &'static str,)+ }

        const KO: Words = Words { $($name: $ko,)+ };
        const EN: Words = Words { $($name: $en,)+ };
    };
}

words! {
    doubts "확인할 곳" "To look at",
    no_doubts "확인할 곳이 없습니다" "Nothing to look at",
    only_doubtful "확인할 것만" "Only what to look at",
    notes "그 밖에 손댄 것(뺀 글, 이은 줄, 쪽을 넘는 항목)" "What else was done (text left out, lines joined, items over pages)",
    over_pages "쪽을 넘어 이어지는 항목" "goes on over the page",
    raw "원문 그대로" "As printed",
    find "이 문서에서 찾기" "Find in this document",
    who "고치는 사람(안 적어도 됨)" "Your name (optional)",
    continued "(앞쪽에서 이어짐)" "(goes on from the page before)",
    leads "담당" "in charge",
    keys "자판: j·k 다음·앞 항목, n 다음 확인할 곳, s 띄움·붙임, e 고치기, x 맞음, u 되돌리기, r 원문, ? 도움말"
        "Keys: j/k next and previous item, n next to look at, s space or none, e edit, x right, u undo, r as printed, ? help",
    layers "판독 층 보기" "Show layers",
    legend "층: 파랑 글자, 회색 숨은 글자, 주황 칸, 빨강 괘선, 초록 표의 칸, 보라 줄"
        "Layers: glyphs blue (hidden grey), clips orange, rulings red, cells green, lines violet",
    save "수정 파일 받기" "Save corrections",
    edit "고치기" "Correct",
    text "내용" "Text",
    marker "기호" "Marker",
    parent "위 항목(원문)" "Stands under (as printed)",
    as_is "(그대로 둠)" "(leave as it is)",
    outermost "(없음)" "(none)",
    title "제목" "Title",
    body "기관" "Body",
    year "연도" "Year",
    quarter "분기" "Quarter",
    half "반기" "Half",
    from_day "첫날" "First day",
    to_day "끝날" "Last day",
    apply "적용" "Apply",
    cancel "그만두기" "Cancel",
    split "커서에서 나누기" "Split at the cursor",
    merge "다음 항목과 합치기" "Merge with the next",
    drop_item "항목이 아님" "Not an item",
    seen "확인함, 맞음" "Seen, right",
    space "띄움" "space",
    none "붙임" "no space",
    sure "확실함" "sure",
    join "줄 이음" "Join",
    kept "저장되었습니다" "Kept",
    unsaved "이 파일에는 저장되지 않습니다. ‘수정 파일 받기’로 받으십시오" "Not kept in this file: take it along with “Save corrections”",
    cannot "여기서는 할 수 없습니다" "This cannot be done here",
    undo "되돌리기" "Undo",
    corrections "고친 것" "Corrections",
    under "위 항목" "Stands under",
    date "날짜" "Date",
    parted "나눔" "Split",
    merged "합침" "Merged",
    stale "적용되지 않음" "Not applied",
    conflicting "나중 수정이 다르게 말하여 적용되지 않음" "Not applied, since a later correction says otherwise",
    replaced "나중에 다시 고쳐 적용되지 않음" "Not applied, since it was corrected anew",
    failed "저장하지 못했습니다" "Could not be kept",
    against "이전 판과 달라진 곳" "What changed against the edition before",
    releases "공개본" "Releases",
    documents "문서" "Documents",
    items "항목" "Items",
    tasks "실천과제" "Tasks",
    agenda "국정과제" "Agenda",
    period "기간" "Period",
    search "검색" "Search",
    all "전체" "all",
    since "부터" "from",
    until "까지" "to",
    warning "경고" "Warning",
    download "내려받기" "Download",
    upload "PDF·HWPX·HWP·텍스트 파일을 여기에 놓거나 고르십시오" "Drop a PDF, HWPX, HWP or text here, or choose one",
    password "암호" "Password",
    locked "암호를 넣으면 쪽 그림이 보입니다. 암호" "Its pages are shown when you give the password",
    open "열기" "Open",
    history "변경 이력" "History",
    nothing "해당하는 항목이 없습니다" "Nothing found",
    more "더 있습니다. 조건을 좁히십시오" "There are more: narrow the search",
    print "원문" "Printed page",
    records "읽은 내용" "What was read",
    other_language "English" "한국어",
    home "처음" "Home",
    number_of "건" "",
    no_body "담당 기관 없음" "no body in charge",
    plots "그림" "Plots",
    by_body "기관·분기별 항목" "Items by body and quarter",
    met "계획한 날과 실적에 적힌 날" "Planned and reported days",
    planned "계획" "planned",
    reported "실적" "reported",
    later "빗금 위의 점은 계획보다 늦은 것입니다" "Points above the slope came later than planned",
    edits "공개본마다 달라진 곳" "Edits in each release",
    added "추가" "added",
    removed "삭제" "removed",
    edited "수정" "edited",
    moved "시기 변경" "moved",
    absent "빠짐" "absent",
    unchanged "그대로" "unchanged",
    reversed "두 번째 문서가 더 오래된 것입니다." "The second document is the older one.",
    unrelated "공통된 과제와 항목이 없습니다." "The documents have no task and no item in common.",
}

impl Lang {
    /// The words in it.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Ko => KO,
            Self::En => EN,
        }
    }
}
