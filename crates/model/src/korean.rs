//! What the codes of warnings come down to, in Korean, for readers of a sheet: a short phrase each.

use crate::Code;

/// Every code with its phrase.
const PHRASES: &[(Code, &str)] = &[
    (Code::RunningHeadRemoved, "머리글을 뺌"),
    (Code::PageNumberRemoved, "쪽 번호를 뺌"),
    (Code::WatermarkRemoved, "워터마크를 뺌"),
    (Code::OverlappingText, "글이 겹쳐 인쇄됨"),
    (Code::OverprintRemoved, "겹쳐 찍힌 글자를 뺌"),
    (Code::HiddenTextRemoved, "보이지 않는 글을 뺌"),
    (Code::StruckOut, "취소선이 그어진 글을 뺌"),
    (Code::RaisedText, "위·아래 첨자를 뺌"),
    (Code::RepeatedHeaderRemoved, "되풀이된 표 머리를 뺌"),
    (Code::TextOutsideTable, "과제 표 밖의 글"),
    (Code::InvisibleRemoved, "보이지 않는 문자를 뺌"),
    (Code::LetterSpacingCollapsed, "벌려 쓴 글자를 붙임"),
    (Code::SymbolUnknown, "모양을 알 수 없는 기호"),
    (Code::PageWithoutText, "글이 없는 쪽(스캔 또는 빈 쪽)"),
    (Code::PageMissing, "빠진 쪽이 있음"),
    (Code::UnmappedGlyphs, "문자를 알 수 없는 글자가 있음"),
    (Code::SuspectPage, "글자 정보가 깨진 쪽"),
    (Code::LimitReached, "한도를 넘어 일부가 잘림"),
    (Code::UnknownColumn, "알 수 없는 표 열"),
    (Code::GuessedColumn, "내용으로 짐작한 표 열"),
    (Code::MisreadTitle, "제목을 잘못 읽은 것으로 보임"),
    (Code::RecordsOutsideTable, "과제 표 밖에 실적이 있음"),
    (Code::TextOutOfOrder, "글의 순서나 열이 흐트러짐"),
    (Code::UnsureStart, "새 항목인지 앞 줄에 이어지는지 불확실"),
    (Code::UnparsedText, "자리를 찾지 못한 글"),
    (Code::LowConfidenceJoin, "줄바꿈을 이은 띄어쓰기가 불확실함"),
    (Code::DateOutsidePeriod, "날짜가 보고 기간 밖임"),
    (Code::DuplicateTask, "같은 과제가 두 번 나옴"),
    (Code::DuplicateItem, "같은 항목이 두 번 나옴"),
    (Code::RepeatedItem, "같은 항목이 다른 기간에도 있음"),
    (Code::PeriodOutOfOrder, "기간의 순서가 뒤바뀜"),
    (Code::MissingQuarter, "빠진 분기가 있음"),
    (Code::NumberGap, "과제 번호가 건너뜀"),
    (Code::UnknownMinistry, "그 날짜의 기관 표에 없는 이름"),
    (Code::UnknownAdministration, "어느 정부의 국정과제인지 불확실함"),
    (Code::NoPeriod, "기간 없이 적힌 항목"),
    (Code::WeekdayMismatch, "요일이 날짜와 맞지 않음"),
    (Code::ImpossibleDate, "달력에 없는 날짜"),
    (Code::EnginesDisagree, "두 판독기가 다르게 읽음"),
    (Code::DamagedContent, "문서 일부가 손상됨"),
    (Code::ContradictedWidth, "글자 너비가 글꼴과 다름"),
    (Code::AnnotationLeftOut, "메모·도장·서식 칸의 글을 뺌"),
    (Code::DeletedTextRemoved, "변경 추적에서 지운 글을 뺌"),
    (Code::TrackedChangesKept, "변경 추적이 남아 있음"),
    (Code::FieldPromptRemoved, "비어 있는 누름틀의 안내문을 뺌"),
    (Code::Corrected, "사람이 고침"),
    (Code::StaleCorrection, "고칠 글이 그 자리에 없어 적용하지 않은 수정"),
    (Code::ConflictingCorrections, "서로 다른 수정이 있어 나중 것을 따름"),
];

impl Code {
    /// What it means, as a short Korean phrase.
    #[must_use]
    pub fn korean(self) -> &'static str {
        PHRASES.iter().find(|(code, _)| *code == self).map_or_else(|| self.as_str(), |(_, phrase)| phrase)
    }
}

#[cfg(test)]
mod tests {
    use crate::Code;

    #[test]
    fn every_phrase_is_its_own_and_korean() {
        let phrases: std::collections::BTreeSet<&str> = Code::ALL.iter().map(|code| code.korean()).collect();
        assert_eq!(phrases.len(), Code::ALL.len());
        assert!(phrases.iter().all(|phrase| phrase.chars().any(|c| ('가'..='힣').contains(&c))));
    }
}
