//! The registers of a district with a claim that rows do not prove, one register, a row with a case, a list with
//! refused lines, and a pipeline by age.

use askama::Template;

use super::{choice, frame, link, say};
use crate::look::directive::{Filter, FilterGroup};
use crate::look::frame::Section;
use crate::look::register::{
    Aged, Below, Case, Claim, Counted, Index, Input, Line, List, Opening, Pipeline, Row, Shown,
    Stage, Taken, Told,
};
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    vec![
        ("register-index", index(words).render().unwrap()),
        ("register-list", list(words).render().unwrap()),
        ("register-row", row(words).render().unwrap()),
        ("register-taken", taken(words).render().unwrap()),
        ("register-pipeline", pipeline(words).render().unwrap()),
    ]
}

fn filters(words: Words) -> Vec<FilterGroup> {
    let filter = |text: &str, is_on| Filter {
        link: link("/registers?place=maitha", text),
        n: String::new(),
        is_on,
    };
    let places = [say(words, "सुन्दरपुर", "Sundarpur"), say(words, "मैथा", "Maitha")];
    let [district, block] = places;
    vec![FilterGroup {
        label: words.w("filter-place"),
        filters: vec![filter(&district, true), filter(&block, false)],
    }]
}

fn index(words: Words) -> Index {
    let counted = |text: &str, n: &str, late: &str| Counted {
        link: link("/registers/shg", text),
        why: say(words, "समूह का गठन देखना", "To follow the forming of groups"),
        n: n.to_owned(),
        late: late.to_owned(),
    };
    let claim = |name: &str, reported: &str, verified: &str, difference: &str| Claim {
        name: name.to_owned(),
        reported: reported.to_owned(),
        verified: verified.to_owned(),
        difference: difference.to_owned(),
        proved: if difference.is_empty() {
            String::new()
        } else {
            words.w1("claim-proved", "percent", "20.00")
        },
        since: if difference.is_empty() {
            String::new()
        } else {
            say(words, "जून 2024", "June 2024")
        },
        owner: say(words, "ब्लॉक मिशन प्रबंधक", "Block Mission Manager"),
    };
    Index {
        place: say(words, "सुन्दरपुर", "Sundarpur"),
        filters: filters(words),
        registers: vec![counted(&say(words, "स्वयं सहायता समूह", "Self-help groups"), "1,240", "")],
        pipelines: vec![counted(&say(words, "समूह बैंक लिंकेज", "Bank linkage"), "46", "7")],
        claims: vec![
            claim(&say(words, "खुले खाते", "Accounts opened"), "172", "172", ""),
            claim(&say(words, "लखपति दीदी", "Lakhpati Didis"), "42,347", "8,469", "33,878"),
        ],
        as_on: say(words, "12 अक्टूबर 2024", "12 October 2024"),
        frame: frame(words, Section::Registers, &words.w("registers")),
        words,
    }
}

fn inputs(words: Words) -> Vec<Input> {
    let input = |code: &str, name: String, kind: &'static str| Input {
        code: code.to_owned(),
        name,
        kind,
        value: String::new(),
        choices: vec![choice("active", &say(words, "सक्रिय", "Active"), true)],
        is_needed: true,
    };
    vec![
        input("name", say(words, "समूह का नाम", "Name"), "text"),
        input("status", say(words, "स्थिति", "Status"), "choice"),
    ]
}

fn list(words: Words) -> List {
    let line = Line {
        link: link("/rows/7000001", &say(words, "ज्योति समूह", "Jyoti group")),
        place: say(words, "मैथा", "Maitha"),
        cells: vec!["S-1".to_owned(), say(words, "सक्रिय", "Active"), "••••••6789".to_owned()],
    };
    List {
        title: say(words, "स्वयं सहायता समूह", "Self-help groups"),
        why: say(words, "समूह का गठन देखना", "To follow the forming of groups"),
        href: "/registers/shg".to_owned(),
        place: "maitha".to_owned(),
        place_name: say(words, "मैथा", "Maitha"),
        asked: String::new(),
        filters: filters(words),
        heads: vec![words.w("number"), words.w("place")],
        rows: vec![line],
        more: Some(link("/registers/shg?after=1-2", &words.w("register-more"))),
        workbook: link("/registers/shg/rows.xlsx", &words.w("as-workbook")),
        new: Some(inputs(words)),
        frame: frame(words, Section::Registers, &words.w("registers")),
        words,
    }
}

fn row(words: Words) -> Row {
    let told = |text: &str| Told {
        what: link("/ledger/7", text),
        on: say(words, "2 सितम्बर 2024", "2 September 2024"),
    };
    let shown = |name: String, value: &str, opens: &str| Shown {
        name,
        value: link("", value),
        opens: opens.to_owned(),
    };
    let case = Case {
        href: "/cases/9000000".to_owned(),
        pipeline: link("/pipelines/bank-linkage", &say(words, "समूह बैंक लिंकेज", "Bank linkage")),
        stages: vec![told(&say(words, "आवेदन तैयार", "Prepared"))],
        money: words.w1("amount-asked", "rupees", "1,50,000.00"),
        reason: say(words, "केवाईसी अपूर्ण", "KYC not complete"),
        age: words.wf("case-age-late", &[("n", "40".to_owned()), ("limit", "15".to_owned())]),
        is_late: true,
        moves: vec![choice("sanctioned", &say(words, "स्वीकृत", "Sanctioned"), false)],
        reasons: vec![say(words, "शाखा में कर्मी नहीं", "No staff")],
    };
    let opening = Opening {
        code: "cut-off".to_owned(),
        name: say(words, "कट-ऑफ डेटा", "Cut-off data"),
        asks_amount: true,
    };
    Row {
        href: "/rows/7000001".to_owned(),
        register: link("/registers/shg", &say(words, "स्वयं सहायता समूह", "Self-help groups")),
        title: say(words, "ज्योति समूह", "Jyoti group"),
        place: say(words, "मैथा", "Maitha"),
        number: "7000001".to_owned(),
        since: say(words, "1 अप्रैल 2019", "1 April 2019"),
        merged_into: None,
        fields: vec![
            shown(say(words, "स्थिति", "Status"), &say(words, "सक्रिय", "Active"), ""),
            shown(say(words, "बचत खाता", "Savings account"), "••••••6789", "account"),
        ],
        cases: vec![case],
        below: vec![Below {
            name: say(words, "समूह सदस्य", "Members"),
            rows: vec![link("/rows/8000001", &say(words, "सुनीता देवी", "Sunita Devi"))],
        }],
        history: vec![told(&words.w("fact-row-changed"))],
        inputs: inputs(words),
        openings: vec![opening],
        today: "2024-10-12".to_owned(),
        frame: frame(words, Section::Registers, &words.w("registers")),
        words,
    }
}

fn taken(words: Words) -> Taken {
    let refused = Told {
        what: link("", &words.w1("list-line", "n", "7")),
        on: words.w("refusal-aadhaar-not-taken"),
    };
    Taken {
        register: link("/registers/shg", &say(words, "स्वयं सहायता समूह", "Self-help groups")),
        is_taken: true,
        n_rows: "118".to_owned(),
        n_there: "4".to_owned(),
        n_refused: "1".to_owned(),
        unknown: "Caste".to_owned(),
        refused: vec![refused],
        href: "/registers/shg".to_owned(),
        place: "maitha".to_owned(),
        frame: frame(words, Section::Registers, &words.w("registers")),
        words,
    }
}

fn pipeline(words: Words) -> Pipeline {
    let aged = Aged {
        place: link("/pipelines/bank-linkage?place=maitha", &say(words, "मैथा", "Maitha")),
        by_age: ["3", "0", "2", "0", "7"].map(str::to_owned).to_vec(),
        n: "12".to_owned(),
    };
    let stage = Stage {
        link: link(
            "/pipelines/bank-linkage?stage=submitted",
            &say(words, "शाखा को प्रस्तुत", "Submitted"),
        ),
        holder: say(words, "अग्रणी जिला प्रबंधक", "Lead District Manager"),
        limit: words.w1("case-limit", "n", "15"),
        rows: vec![aged],
    };
    let ages = ["0–15", "16–30", "31–60", "61–90", "> 90"];
    let case = Line {
        link: link("/rows/7000001", &say(words, "ज्योति समूह", "Jyoti group")),
        place: say(words, "मैथा", "Maitha"),
        cells: vec![words.wf("case-age", &[("n", "9".to_owned()), ("limit", "15".to_owned())])],
    };
    Pipeline {
        title: say(words, "समूह बैंक लिंकेज", "Bank linkage of groups"),
        source: say(words, "बैंक लिंकेज पुस्तिका", "Handbook of bank linkage"),
        place: say(words, "सुन्दरपुर", "Sundarpur"),
        filters: filters(words),
        ages: ages.map(|age| words.w1("age-days", "days", age)).to_vec(),
        stages: vec![stage],
        reasons: vec![Told {
            what: link("", &say(words, "केवाईसी अपूर्ण", "KYC not complete")),
            on: "5".to_owned(),
        }],
        chosen: say(words, "शाखा को प्रस्तुत", "Submitted"),
        cases: vec![case],
        frame: frame(words, Section::Registers, &words.w("registers")),
        words,
    }
}
