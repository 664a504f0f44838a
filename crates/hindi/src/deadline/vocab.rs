//! The words out of which deadlines are made, in their spellings, in Hindi and English.
//!
//! A table. What [`crate::fold::key`] makes one is listed once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::tokens::Token;
use crate::words;

/// What a word can do in a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vocab {
    Hour,
    Day,
    WorkingDay,
    Week,
    Fortnight,
    Month,
    Year,
    /// कार्य, working: before days.
    Working,
    /// आगामी, next.
    Next,
    /// वाले, after आने.
    Coming,
    /// इसी, this.
    This,
    /// के अंदर, के भीतर.
    Inside,
    /// में.
    In,
    /// का, की, के, of.
    Of,
    /// समय, अवधि: a span that is given.
    Span,
    /// तक.
    Upto,
    /// से.
    From,
    /// पूर्व, पहले, before.
    Before,
    /// पिछले, last: what follows is over.
    Past,
    /// प्रत्येक, every: what follows recurs.
    Every,
    /// बार: how often.
    Times,
    /// बैठक, meeting.
    Sitting,
    /// हेतु, लिए: for.
    For,
    /// अंत, end.
    End,
    MonthEnd,
    WeekEnd,
    /// भर: whole.
    Whole,
    Immediately,
    Today,
    /// ही, itself.
    Itself,
    Tomorrow,
    DayAfterTomorrow,
    Vague,
    /// निर्धारित, नियत: before a span.
    Fixed,
    Weekly,
    /// What makes साप्ताहिक a duty: लक्ष्य, रूप, आधार, आख्या.
    WeeklyThing,
    /// दिनांक.
    DateWord,
    /// तारीख, तिथि.
    DayOfMonth,
    /// सायं, बजे: the hour of a day that is named.
    TimeOfDay,
    /// within.
    Within,
    /// by, till, upto.
    By,
    On,
    Or,
    /// the, a, an.
    Article,
    /// वित्तीय, financial.
    Financial,
}

#[rustfmt::skip]
const WORDS: &[(Vocab, &str)] = &[
    (Vocab::Hour, "घंटे घंटा घंटों घंटो घन्टे hour hours hrs"),
    (Vocab::Day, "दिन दिनों दिनो दिवस दिवसों दिवसो रोज day days"),
    (Vocab::WorkingDay, "कार्यदिवस कार्यदिवसों कार्यदिवसो"),
    (Vocab::Week, "सप्ताह सप्ताहों सप्ताहो हफ्ते हफ्ता हफ्तों week weeks"),
    (Vocab::Fortnight, "पखवाड़े पखवाड़ा पखवारे पखवारा पक्ष fortnight"),
    (Vocab::Month, "माह माहों मास महीने महीना महीनों महिने month months"),
    (Vocab::Year, "वर्ष साल year"),
    (Vocab::Working, "कार्य कार्यकारी working"),
    (Vocab::Next, "अगले अगली अगला आगामी अगामी आने next coming following forthcoming"),
    (Vocab::Coming, "वाले वाली"),
    (Vocab::This, "इस इसी चालू वर्तमान this current"),
    (Vocab::Inside, "अंदर भीतर केअंदर केभीतर"),
    (Vocab::In, "में मे"),
    (Vocab::Of, "का की के of"),
    (Vocab::Span, "समय अवधि समयावधि सीमा समयसीमा मोहलत"),
    (Vocab::Upto, "तक तलक"),
    (Vocab::From, "से to"),
    (Vocab::Before, "पूर्व पहले before"),
    (Vocab::Past, "पिछले पिछली विगत गत बीते last past previous"),
    (Vocab::Every, "प्रत्येक हर प्रति every each per"),
    (Vocab::Times, "बार times"),
    (Vocab::Sitting, "बैठक बैठकों मीटिंग meeting sitting"),
    (Vocab::For, "हेतु लिए for"),
    (Vocab::End, "अंत आखिर आखिरी end"),
    (Vocab::MonthEnd, "माहांत मासांत"),
    (Vocab::WeekEnd, "सप्ताहांत weekend"),
    (Vocab::Whole, "भर"),
    (Vocab::Immediately, "तत्काल तुरंत फौरन फ़ौरन अविलंब अबिलंब तत्क्षण immediately immediate forthwith"),
    (Vocab::Today, "आज today"),
    (Vocab::Itself, "ही itself"),
    (Vocab::Tomorrow, "कल tomorrow"),
    (Vocab::DayAfterTomorrow, "परसों"),
    (Vocab::Vague, "शीघ्र यथाशीघ्र शीघ्रातिशीघ्र अतिशीघ्र शीघ्रता जल्द जल्दी ससमय समयबद्ध asap soon earliest promptly urgently"),
    (Vocab::Fixed, "निर्धारित नियत"),
    (Vocab::Weekly, "साप्ताहिक weekly"),
    (Vocab::WeeklyThing, "लक्ष्य लक्ष्यों रूप आधार आख्या रिपोर्ट प्रगति target targets basis report reports"),
    (Vocab::DateWord, "दिनांक दिनाक"),
    (Vocab::DayOfMonth, "तारीख तिथि"),
    (Vocab::TimeOfDay, "को सायं सायंकाल शाम सुबह प्रातः दोपहर अपराह्न पूर्वाह्न रात्रि बजे am pm"),
    (Vocab::Within, "within in inside"),
    (Vocab::By, "by till until upto"),
    (Vocab::On, "on"),
    (Vocab::Or, "or"),
    (Vocab::Article, "the a an"),
    (Vocab::Financial, "वित्तीय financial"),
];

static BY_KEY: LazyLock<BTreeMap<String, Vocab>> = LazyLock::new(|| words::by_key(WORDS, ' '));

/// What a token can do in a deadline, if anything.
pub(super) fn of(token: &Token) -> Option<Vocab> {
    BY_KEY.get(&token.key).copied()
}
