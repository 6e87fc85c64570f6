//! What the last words of a text say of the work. Of the forms that fit, the first of the order below decides.
//!
//! ```text
//! act   = a word of ACTS, LASTING or STAGES ;     verb = one of VERBAL ;
//! not   = "미 ", act | verb, "지 못함" | "연기", [ verb ] | "취소", [ verb ] | … ;
//! ahead = time, "목표" | [ verb ], "할 계획" | act, "목표" | verb, "기로 함" | act, " 중" | verb, "고 있음" | … ;
//! told  = [ act ], "완료", [ verb ] | act, [ verb ] | verb, "하였음" | event ;
//! ```

use super::words::{
    ACTS, EVENTS, FUTURE, LASTING, NOMINAL_VERBS, STAGES, STOPPED, TAKEN_BACK, TIMES, VERBAL,
};
use super::{Says, Strength, Words};
use crate::tail::{Listed, Tail};
use std::sync::LazyLock;

/// The long lists, made ready once.
struct Lists {
    acts: Listed,
    nominal_verbs: Listed,
    events: Listed,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    acts: Listed::new(ACTS),
    nominal_verbs: Listed::new(NOMINAL_VERBS),
    events: Listed::new(EVENTS),
});

/// Before an act of any kind.
pub(super) fn act<'t>(tail: &Tail<'t>) -> Tail<'t> {
    tail.listed(&LISTS.acts).or(&tail.word(LASTING)).or(&tail.word(STAGES))
}

/// The end of a text, read as far as most forms go.
struct Ends<'t> {
    /// Nothing read.
    end: Tail<'t>,
    /// Perhaps the end of a verb read.
    verb: Tail<'t>,
}

/// The words a text ends with that say something of the work.
pub(super) fn at_end(text: &str) -> Option<Words> {
    let end = Tail::of(text);
    let ends = Ends { verb: end.perhaps(VERBAL), end };
    let (start, says, strength) = ends.not_done().or_else(|| ends.ahead()).or_else(|| ends.told())?;
    Some(Words { start, end: text.len(), says, strength })
}

type Found = Option<(usize, Says, Strength)>;

/// The words a text ends with from the first of such places on.
fn says(tail: &Tail<'_>, says: Says, strength: Strength) -> Found {
    tail.first().map(|start| (start, says, strength))
}

impl<'t> Ends<'t> {
    /// Ends that say that something was not done, put off or called off.
    fn not_done(&self) -> Found {
        let Self { end, verb } = self;
        let unfinished = end.word(&["완료"]).blank().word(&["미"]).word_start();
        let refused = end.clone().or(&end.syllables()).word(&["못", "않"]).blanks();
        let failed = end
            .word(&["함", "했음", "하였음", "았음", "음", "했다", "았다"])
            .word(&["못", "않"])
            .blanks()
            .word(&["지"])
            .syllables();
        let cancelled = verb.word(&["취소"]);
        says(&unfinished.or(&refused.word(&["하지", "되지"]).word(&["완료"])), Says::Ongoing, Strength::Plain)
            .or_else(|| says(&failed, Says::NotDone, Strength::Plain))
            .or_else(|| {
                let without = act(end).blank().word(&["미"]).word_start();
                let came_to_nothing = end.word(&["불발", "무산", "부결", "결렬"]);
                says(&without.or(&came_to_nothing), Says::NotDone, Strength::Plain)
            })
            .or_else(|| {
                let put_off = verb.word(&["연기", "순연", "보류", "이월", "유보"]).or(&end.word(&[
                    "미룸",
                    "미뤄짐",
                    "늦춰짐",
                ]));
                says(&put_off, Says::PutOff, Strength::Plain)
            })
            .or_else(|| says(&cancelled.blanks().word(TAKEN_BACK), Says::Done, Strength::Act))
            .or_else(|| {
                let stopped = verb.word(&["중단"]).blanks().word(STOPPED);
                let off = cancelled.or(&verb.word(&["철회", "백지화"])).or(&stopped);
                says(&off, Says::CalledOff, Strength::Plain)
            })
    }

    /// Ends that say that something lies ahead or goes on.
    fn ahead(&self) -> Found {
        let end = &self.end;
        let due = end.perhaps(&["임", "이다", "이며", "입니다"]).word(&["예정"]);
        let agreed =
            end.word(&["함", "했음", "하였음", "했다", "하였다", "결정", "결정함", "합의", "합의함"]);
        let goes_on = end.word(&["음", "다", "으며", "습니다"]).word(&["있"]).blank().word(&["고"]);
        let will = end.word(&["음", "다", "습니다"]).word(&["겠"]).syllables();
        says(&due, Says::Plan, Strength::Plain)
            .or_else(|| says(&will, Says::Plan, Strength::Plain))
            .or_else(|| says(&self.intended(), Says::Plan, Strength::Plain))
            .or_else(|| says(&self.planned_act(), Says::Plan, Strength::Plain))
            .or_else(|| says(&self.dated_plan(), Says::Plan, Strength::Plain))
            .or_else(|| says(&agreed.blanks().word(&["기로"]).syllables(), Says::Plan, Strength::Plain))
            .or_else(|| {
                let under_way = end.perhaps(&["임", "이며", "이다", "에 있음", "에 있다"]).word(&["중"]);
                says(&act(&under_way.blank()), Says::Ongoing, Strength::Plain)
            })
            .or_else(|| says(&goes_on.clone().or(&goes_on.syllables()), Says::Ongoing, Strength::Plain))
            .or_else(|| {
                let late = end.perhaps(&["됨", "되었음"]).or(&end.word(&["중"]).blank());
                says(&late.word(&["지연"]), Says::Ongoing, Strength::Plain)
            })
    }

    /// Before the noun behind a verb that looks ahead: `계획임` of `정비할 계획임`.
    fn intended(&self) -> Tail<'t> {
        let noun = self
            .end
            .perhaps(&["임", "이다", "입니다", "이라고 밝힘"])
            .word(&["계획", "방침", "예정", "전망", "것"]);
        let verb = noun.blanks().one(|c| FUTURE.contains(c));
        if verb.places().is_empty() { verb } else { noun }
    }

    /// `정비 추진 계획`, `개통 목표`.
    fn planned_act(&self) -> Tail<'t> {
        let plan = self.end.perhaps(&["임", "이다"]).word(&["계획", "방침"]);
        let pursued = plan.blanks().word(&["추진"]);
        let behind = plan.or(&pursued).many(char::is_whitespace);
        let aim = self.end.perhaps(&["임"]).word(&["목표"]);
        act(&behind).or(&act(&aim.blanks()))
    }

    /// `재개관은 ’28년 목표`, `’28년까지 획득 계획`: behind a time, of something named before it.
    fn dated_plan(&self) -> Tail<'t> {
        let plan = self.end.perhaps(&["임", "이다"]).word(&["계획", "목표"]);
        plan.kept(|before| {
            let words: Vec<&str> = before.split_whitespace().collect();
            let ends_with_blank = before.ends_with(char::is_whitespace);
            let is_time = |back: usize| {
                words.len() > back + 1
                    && words.get(words.len() - 1 - back).is_some_and(|word| ends_with_time(word))
            };
            let by = words.iter().rev().nth(1).is_some_and(|word| word.ends_with("까지"));
            ends_with_blank && (is_time(0) || by && is_time(1))
        })
    }

    /// Ends that tell an act.
    fn told(&self) -> Found {
        let Self { end, verb } = self;
        let finished = verb.word(&["완료", "종료", "마무리", "완수", "마감"]);
        let been = end.word(&["바 있음", "바 있다"]).blank().one(|c| "한된린".contains(c)).syllables();
        let happened = end.word(&["음", "다", "습니다"]).word(&["하였", "했", "되었", "됐"]).syllables();
        says(&finished.clone().or(&act(&finished.blanks())), Says::Done, Strength::Plain)
            .or_else(|| says(&been, Says::Done, Strength::Plain))
            .or_else(|| says(&verb.word(LASTING), Says::Ongoing, Strength::Lasting))
            .or_else(|| {
                let acts = verb.listed(&LISTS.acts).or(&end.listed(&LISTS.nominal_verbs));
                says(&acts, Says::Done, Strength::Act)
            })
            .or_else(|| says(&happened, Says::Done, Strength::Plain))
            .or_else(|| says(&end.listed(&LISTS.events), Says::Done, Strength::Event))
    }
}

/// Whether the last word of a text is a time.
fn ends_with_time(text: &str) -> bool {
    let word = text.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let figure = word.contains(|c: char| c.is_ascii_digit())
        || ["상반기", "하반기", "연내", "연말"].iter().any(|time| word.starts_with(time));
    figure && TIMES.iter().any(|end| word.ends_with(end))
}
