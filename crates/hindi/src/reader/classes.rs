//! What a word can do in a note: the classes of the lexicon, kept as sets of bits.
//!
//! A word is often several things at once (कर is a participle and a tax); the grammar decides by what
//! stands around it. The names here are the first column of the lexicon's files.

use std::ops::BitOr;

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Set {
    low: u128,
    high: u128,
}

impl Set {
    pub(crate) const NONE: Set = Set { low: 0, high: 0 };

    const fn bit(number: u32) -> Set {
        if number < 128 {
            Set { low: 1 << number, high: 0 }
        } else {
            Set { low: 0, high: 1 << (number - 128) }
        }
    }

    /// Whether the two have a class in common.
    pub(crate) fn meets(self, other: Set) -> bool {
        self.low & other.low != 0 || self.high & other.high != 0
    }

    pub(crate) fn without(self, other: Set) -> Set {
        Set { low: self.low & !other.low, high: self.high & !other.high }
    }

    pub(crate) fn is_empty(self) -> bool {
        self == Set::NONE
    }
}

impl BitOr for Set {
    type Output = Set;

    fn bitor(self, other: Set) -> Set {
        Set { low: self.low | other.low, high: self.high | other.high }
    }
}

/// The class of that name in the lexicon's files.
pub(crate) fn named(name: &str) -> Option<Set> {
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, set)| *set)
}

macro_rules! classes {
    ($($class:ident $number:literal $name:literal;)*) => {
        $(pub(crate) const $class: Set = Set::bit($number);)*
        const NAMES: &[(&str, Set)] = &[$(($name, $class)),*];
    };
}

classes! {
    NE 0 "ne";
    HE 1 "he";
    KO 2 "ko";
    SE 3 "se";
    MEIN 4 "mein";
    PAR 5 "par";
    TAK 6 "tak";
    OF 7 "of";
    KI 8 "ki";
    BY 9 "by";
    FOR 10 "for";
    AND 11 "and";
    OR 12 "or";
    ALSO 13 "also";
    NOT 14 "not";
    WHO 15 "who";
    PURPOSE 16 "purpose";
    BUT 17 "but";
    THEY 18 "they";
    THEY_ACT 19 "they_act";
    THERE 20 "there";
    ALL 21 "all";
    EACH 22 "each";
    BEING 23 "being";
    AFTER 24 "after";
    CAUSE 25 "cause";
    LET 26 "let";
    SHOULD 27 "should";
    IS 28 "is";
    WENT 29 "went";
    DID 30 "did";
    WILL 31 "will";
    CAN 32 "can";
    MAKE_SURE 33 "make_sure";
    WITH 34 "with";
    LABEL 35 "label";
    MR 36 "mr";
    CONNECTIVE 37 "connective";
    NOT_VERB 38 "not_verb";
    NOT_VERB_EN 39 "not_verb_en";
    ABBREV 40 "abbrev";
    ORDER_NOUN 41 "order_noun";
    CHARGE_NOUN 42 "charge_noun";
    WISH_NOUN 43 "wish_noun";
    SAY_NOUN 44 "say_noun";
    STRESS_NOUN 45 "stress_noun";
    ORDER_VERB 46 "order_verb";
    SAY_VERB 47 "say_verb";
    GIVEN 48 "given";
    ORDER_GAP 49 "order_gap";
    APPEAL 50 "appeal";
    PROMISE 51 "promise";
    WARN 52 "warn";
    ATTITUDE 53 "attitude";
    REVIEWING 54 "reviewing";
    SHOW 55 "show";
    EXPLAIN_WORD 56 "explain_word";
    NOTICE_WORD 57 "notice_word";
    NOTICE_KIND 58 "notice_kind";
    CALLED 59 "called";
    ANSWER 60 "answer";
    MEETING_TOPIC 61 "meeting_topic";
    SOFT 62 "soft";
    POST 63 "post";
    CHIEF 64 "chief";
    TITLE 65 "title";
    TEAM 66 "team";
    BODY 67 "body";
    PUBLIC 68 "public";
    AREA 69 "area";
    LEVEL 70 "level";
    BLOCK 71 "block";
    HALL 72 "hall";
    PRESENT 73 "present";
    OTHERS 74 "others";
    ALONG 75 "along";
    ABSENT 76 "absent";
    K_COMPLETE 77 "k_complete";
    K_INSPECT 78 "k_inspect";
    K_MEET 79 "k_meet";
    K_PAPER 80 "k_paper";
    K_HAND 81 "k_hand";
    K_CLOSE 82 "k_close";
    A_NOUN 83 "a_noun";
    HOLD 84 "hold";
    M_RUPEE 85 "m_rupee";
    M_PERCENT 86 "m_percent";
    M_HECTARE 87 "m_hectare";
    M_DAY 88 "m_day";
    M_HUMAN 89 "m_human";
    TIME_UNIT 90 "time_unit";
    NAME_BEFORE 91 "name_before";
    NAME_AFTER 92 "name_after";
    C_TARGET 93 "c_target";
    C_REMAINING 94 "c_remaining";
    C_REGISTERED 95 "c_registered";
    C_DONE 96 "c_done";
    C_AGAINST 97 "c_against";
    C_LIMIT 98 "c_limit";
    COUNTED_ADJ 99 "counted_adj";
    SCHEME_END 100 "scheme_end";
    SCHEME 101 "scheme";
    DEPT 102 "dept";
    GRADE_WORD 103 "grade_word";
    GRADE_A 104 "grade_a";
    GRADE_B 105 "grade_b";
    GRADE_C 106 "grade_c";
    GRADE_D 107 "grade_d";
    GRADE_E 108 "grade_e";
    INFINITIVE 109 "infinitive";
    INFINITIVE_NA 110 "infinitive_na";
    SUBJUNCTIVE 111 "subjunctive";
    SUBJUNCTIVE_ONE 112 "subjunctive_one";
    FUTURE 113 "future";
    PARTICIPLE 114 "participle";
    SMALL_NUMBER 115 "small_number";
    SCALE 116 "scale";
    FRACTION 117 "fraction";
    DISTRICT 118 "district";
    MONTH 119 "month";
    WEEKDAY 120 "weekday";
    HOME 121 "home";
    COMING 122 "coming";
    EVENT 123 "event";
    C_BASE 127 "c_base";
    C_UNDERWAY 128 "c_underway";
    C_PART 129 "c_part";
    C_RAISE 130 "c_raise";
    C_RATE 131 "c_rate";
    C_PENALTY 132 "c_penalty";
    DEPT_NAME 133 "dept_name";
    PERFECT 134 "perfect";
    PENAL 126 "penal";
    K_NEWS 124 "k_news";
    SCHEME_PART 125 "scheme_part";
    LIMIT 135 "limit";
    ITEM 136 "item";
    BELOW 137 "below";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_classes_share_a_bit_or_a_name() {
        for (at, (name, set)) in NAMES.iter().enumerate() {
            for (other_name, other) in NAMES.iter().skip(at + 1) {
                assert!(!set.meets(*other), "{name} and {other_name}");
                assert_ne!(name, other_name);
            }
        }
    }
}
