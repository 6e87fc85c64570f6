//! The marks that open a list item, with the depth each usually has.
//!
//! A table of shapes, nothing more: `wrap` needs it to see where a paragraph begins, `parse` to see how deep an
//! item lies. Shapes and order were counted on Korean government reports: □ above ㅇ above - above ·, notes (*, ※)
//! attached to the item over them.

/// How deep a marker usually lies; a smaller number encloses a larger one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Section marks such as □ ■ ◆ ❖.
    Section,
    /// Main bullets such as ▪ • ㅇ ○ ◦.
    Bullet,
    /// Numbers in circles, ① ❶ ➀.
    Number,
    /// Dashes.
    Dash,
    /// Small dots under a dash, · ∙.
    Dot,
    /// Notes: * ** ※ ☞, which belong to the item above that is indented less.
    Note,
}

const RANKS: &[(Rank, &str)] = &[
    (Rank::Section, "□ㅁᄆ■▣▢◆◇◈❖❏❑▤▥▦◼◻⬛⬜"),
    (Rank::Bullet, "▪▫•●○◦◯❍ㅇᄋ∘⚬▸▹▶▷►▻‣⁃⦁◊▲△▴▵▼▽➢➤❚✓✔☑★☆♦♢◉◎"),
    (Rank::Number, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓⓵⓶⓷⓸⓹⓺⓻⓼⓽⓾"),
    (Rank::Dash, "-‐‑‒–—―−－➔→⇒➡⇨➜➞»"),
    (Rank::Dot, "·∙⋅・･ㆍ‧․"),
    (Rank::Note, "*＊※☞†‡"),
];

/// The rank of a marker by its first character, or `None` if the character never opens an item.
#[must_use]
pub fn marker_rank(first: char) -> Option<Rank> {
    RANKS.iter().find(|(_, shapes)| shapes.contains(first)).map(|(rank, _)| *rank)
}
