//! The clues: everything that is noticed about a line and the one before it, one row each.
//!
//! A clue is there or is not; what it weighs stands in `weights`. To let a new thing count, add a row here,
//! notice it in the file of its source, and fit the weights anew (`crates/train/README.md`).

macro_rules! clues {
    ($($source:ident { $($(#[$doc:meta])* $clue:ident $name:literal,)* })*) => {
        /// Something noticed about a line that speaks for a start, or against one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Clue {
            $($($(#[$doc])* $clue,)*)*
        }

        impl Clue {
            /// All clues, in the order of the table of weights.
            pub const ALL: &[Self] = &[$($(Self::$clue,)*)*];

            /// Its name in explanations and in the rows the weights are fitted to.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $($(Self::$clue => $name,)*)*
                }
            }

            /// The source it belongs to.
            #[must_use]
            pub fn source(self) -> Source {
                match self {
                    $($(Self::$clue => Source::$source,)*)*
                }
            }
        }
    };
}

/// Where a clue comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// What the line opens with, or is altogether by its wording.
    Shape,
    /// Whether its first word would have fitted on the line before.
    Room,
    /// How the text before it ends and how the line begins.
    Wording,
    /// Where its mark stands in the count of its kind.
    Series,
    /// Where it stands against the marks of its column and the text of the running item.
    Place,
    /// Size, weight, distance, and what kind of text it is.
    Setting,
}

clues! {
    Shape {
        /// A mark of a section or an item: `□`, `ㅇ`, `▪`.
        Bullet "bullet",
        /// A symbol of a font without a character of its own.
        PrivateUse "private_use",
        /// The bullet `o` typed as a Latin letter.
        LatinO "latin_o",
        /// `※` and its like.
        NoteMark "note_mark",
        /// `* `.
        StarSpaced "star_spaced",
        /// `*` with text right behind it.
        StarTight "star_tight",
        /// `*` before a particle: more likely the end of a word with a note.
        StarJosa "star_josa",
        /// `- `.
        DashSpaced "dash_spaced",
        /// A dash with text right behind it.
        DashTight "dash_tight",
        /// A dash with a digit right behind it: a negative number or a range.
        DashDigit "dash_digit",
        /// An arrow: most go on with a sentence.
        Arrow "arrow",
        /// `· `.
        DotSpaced "dot_spaced",
        /// A middle dot with text right behind it.
        DotTight "dot_tight",
        /// A triangle with a space behind it.
        TriangleSpaced "triangle_spaced",
        /// A triangle with text right behind it.
        TriangleTight "triangle_tight",
        /// A triangle before a digit: a loss.
        TriangleDigit "triangle_digit",
        /// A mark with nothing behind it.
        LoneMark "lone_mark",
        /// Nothing but the mark that the running paragraph opens with: the end of a title between dashes (`- 제목 -`).
        ClosesFrame "closes_frame",
        /// A number in a circle or box.
        Circled "circled",
        /// `1.` or `Ⅰ.`.
        Numbered "numbered",
        /// `가.`.
        Lettered "lettered",
        /// `1)`, `가)`.
        HalfBracketed "half_bracketed",
        /// `(1)`, `(가)`.
        Bracketed "bracketed",
        /// The number of a clause of three or more parts: `2.2.1.2`, `1-2-3.`.
        Clause "clause",
        /// The number of a clause of two parts: `2.1`.
        ShortClause "short_clause",
        /// `제3조`, `제2장`.
        Article "article",
        /// A label in round brackets before text: `(2차 평가) …`.
        RoundLabel "round_label",
        /// A label in lenticular or tortoise-shell brackets before text, which stand around nothing else: `【별첨】 …`.
        LenticularLabel "lenticular_label",
        /// A label in other brackets before text: `[별첨] …`.
        SquareLabel "square_label",
        /// A label with a colon: `장소 : …`.
        ColonLabel "colon_label",
        /// Nothing but figures and their marks, as in a telephone number.
        Figures "figures",
        /// Nothing but one amount: `8,232건`, `△2`.
        Amount "amount",
        /// One round bracket from end to end: `(기관 추천자)`.
        RoundWhole "round_whole",
        /// A period heading without brackets.
        Period "period",
        /// A period heading in angle or square brackets.
        BracketedPeriod "bracketed_period",
        /// A period heading in round brackets, which may be the rest of an item.
        RoundPeriod "round_period",
        /// A caption in brackets of its own.
        Caption "caption",
        /// Nothing but a task or agenda number.
        EntryNumber "entry_number",
        /// A task number with its title.
        NumberedTitle "numbered_title",
        /// In flattened text: names of bodies before or with a period heading.
        Bodies "bodies",
    }
    Room {
        /// The first word would not have fitted.
        NoRoom "no_room",
        /// It would not have fitted, but it is long, and much room was left.
        LongWord "long_word",
        /// It would just have fitted.
        FitsTightly "fits_tightly",
        /// It would have fitted with at least 1 em to spare.
        Fits1 "fits_1",
        /// It would have fitted with at least 3 em to spare.
        Fits3 "fits_3",
        /// It would have fitted with at least 8 em to spare.
        Fits8 "fits_8",
        /// The same in a column whose lines are filled to the last syllable.
        LongWordFilled "long_word_filled",
        /// In a column of labels: the first word would not have fitted.
        LabelNoRoom "label_no_room",
        /// In a column of labels: it would have fitted.
        LabelFits "label_fits",
        /// Both lines stand in the middle of their column.
        BothCentred "both_centred",
        /// In plain text: the first word would not have fitted.
        ProseNoRoom "prose_no_room",
        /// In plain text: it would have fitted.
        ProseFits "prose_fits",
        /// In plain text: it would have fitted with at least 2 em to spare.
        ProseFits2 "prose_fits_2",
        /// In plain text: it would have fitted with at least 6 em to spare.
        ProseFits6 "prose_fits_6",
        /// In plain text whose lines are filled to the last syllable: no syllable would have fitted.
        FilledNoRoom "filled_no_room",
        /// In such text: a syllable would have fitted.
        FilledFits "filled_fits",
        /// In plain text, without a sure mark: too few lines in a row to tell.
        FewLines "few_lines",
        /// In flattened text: the line before ended a sentence and was short.
        SentenceEndedShort "sentence_ended_short",
    }
    Wording {
        /// The text before ends in a particle, a joining ending or a mark that joins.
        Unfinished "unfinished",
        /// The same in plain text of proportional letters, whose lines end unevenly.
        UnfinishedUneven "unfinished_uneven",
        /// It ends in a full stop behind Hangul.
        SentenceEnd "sentence_end",
        /// The same, and the line before left no room.
        SentenceEndFull "sentence_end_full",
        /// It ends in a verb made a noun, as the sentences of reports do: `추진함`, `있음`.
        NominalEnd "nominal_end",
        /// It ends in a closing bracket.
        ClosingBracket "closing_bracket",
        /// The same, and the line before left no room.
        ClosingBracketFull "closing_bracket_full",
        /// It ends in a colon.
        EndsInColon "ends_in_colon",
        /// It ends in leader dots and a page number.
        Leader "leader",
        /// A bracket is open in it.
        BracketOpen "bracket_open",
        /// It breaks off inside a number or a date.
        NumberOpen "number_open",
        /// By the spacing model both lines share a word, surely.
        SurelyOneWord "surely_one_word",
        /// By the spacing model a space stands between the lines, surely.
        SurelyTwoWords "surely_two_words",
        /// The line begins with a round bracket that is no label.
        OpensBracket "opens_bracket",
        /// It begins with a mark that closes or joins.
        OpensClosing "opens_closing",
        /// It begins with a digit.
        OpensDigit "opens_digit",
        /// It begins with a small Latin letter.
        OpensSmall "opens_small",
        /// It begins with a word that opens a sentence: `한편`, `또한`, `다만`.
        OpensSentence "opens_sentence",
        /// The line before is a heading, caption or period and takes no text.
        AfterHeading "after_heading",
        /// The line before is an entry's number, whose title follows.
        AfterNumber "after_number",
    }
    Series {
        /// Its mark counts on from the last of its kind in the cell.
        CountsOn "counts_on",
        /// Its mark is the first of a count.
        First "first",
        /// Its mark counts, but does not follow the last of its kind.
        Skips "skips",
        /// The mark before its own stands inside the running text.
        CountedInside "counted_inside",
        /// The mark after its own, or the same mark again, stands inside this line.
        CountedAhead "counted_ahead",
        /// The same mark stands inside the running text, where it lists things.
        ListedInside "listed_inside",
        /// The running text opens with the mark before its own, or with an earlier one from which it counts, alone or
        /// behind the number of an article.
        CountsFromHead "counts_from_head",
        /// One of the next lines opens with the same mark, at the same place where places mean something.
        SameBelow "same_below",
        /// A dot that opens no other paragraph of the cell, none of the next lines, and none at its place in the column, be it a sure
        /// mark or a dot behind lines that left room.
        LoneDot "lone_dot",
        /// A paragraph of this cell opens with the same mark.
        SeenInCell "seen_in_cell",
        /// In flattened text: marks of this kind surely open items elsewhere.
        KnownInText "known_in_text",
        /// The running paragraph, or the one before it, opens with the same kind of label, clause or figures.
        Twin "twin",
        /// One of the next lines opens with the same kind of label, clause or figures.
        TwinBelow "twin_below",
        /// Its label counts on from the label of this paragraph or an earlier one: `경력2.` after `경력1.`.
        LabelCountsOn "label_counts_on",
        /// Both lines are short and end in a number of their own, as the rows of a list do.
        BothEndInFigure "both_end_in_figure",
        /// The line before it begins with the same word.
        SameWord "same_word",
        /// The line before is as long and ends in the same two letters, both are short.
        SameEnding "same_ending",
    }
    Place {
        /// Its mark stands where such marks stand in the column.
        MarkAtHome "mark_at_home",
        /// Its mark stands where such marks do, which is also where the running text hangs.
        MarkAtHomeHanging "mark_at_home_hanging",
        /// Such marks stand elsewhere, and here the running text hangs.
        MarkInHanging "mark_in_hanging",
        /// Its mark stands no further right than the running item's, whose text hangs.
        MarkBack "mark_back",
        /// No mark: back at the running item's mark after lines that hang.
        BackAfterHanging "back_after_hanging",
        /// No mark: back at the running item's mark in a column whose text hangs.
        BackByStyle "back_by_style",
        /// No mark: under the hanging text of the running item, in a table.
        HangsInTable "hangs_in_table",
        /// No mark: under the hanging text of the running item, outside tables.
        HangsInFlow "hangs_in_flow",
        /// Under the hanging text of a marked item, behind a full line.
        HangsBehindFull "hangs_behind_full",
        /// The same, and by its wording it would be a heading: it is the rest of the item.
        HeadingHangs "heading_hangs",
        /// No mark: further right than the running item's text.
        Deeper "deeper",
        /// No mark, in running text: further right than the lines before, as a first line is.
        FirstLineIndent "first_line_indent",
        /// The same behind the end of a sentence.
        IndentedSentence "indented_sentence",
        /// No mark, in running text: where the paragraph's first line stands, left of its others.
        Outdent "outdent",
        /// No mark, in running text: as far left as the line before.
        SameIndent "same_indent",
        /// Beside the line before, on the same height.
        Beside "beside",
        /// Higher on the page than the line before.
        Higher "higher",
    }
    Setting {
        /// More space above than between the lines of the running paragraph.
        MoreThanInside "more_than_inside",
        /// As much space above as between the lines of the running paragraph.
        AsInside "as_inside",
        /// The size changes by more than an eighth.
        OtherSize "other_size",
        /// The size changes by more than a quarter.
        QuiteOtherSize "quite_other_size",
        /// It is bold and the line before is not.
        TurnsBold "turns_bold",
        /// The line before is bold and it is not.
        TurnsLight "turns_light",
        /// More space above than between most lines of the column.
        MoreLeading "more_leading",
        /// Far more space above.
        FarMoreLeading "far_more_leading",
        /// It stands on the next page.
        NextPage "next_page",
        /// A line without a mark after one that left room, outside tables: a heading.
        HeadingInFlow "heading_in_flow",
        /// No mark, in a table column.
        PlainInTable "plain_in_table",
        /// No mark, in a column of labels.
        PlainInLabels "plain_in_labels",
        /// No mark, outside tables.
        PlainInFlow "plain_in_flow",
        /// No mark, in flattened text.
        PlainInFlattened "plain_in_flattened",
        /// No mark, in plain text.
        PlainInProse "plain_in_prose",
        /// A mark, in a table column.
        MarkInTable "mark_in_table",
        /// A mark, outside tables.
        MarkInFlow "mark_in_flow",
        /// A mark, in flattened text.
        MarkInFlattened "mark_in_flattened",
        /// A mark, in plain text.
        MarkInProse "mark_in_prose",
    }
}
