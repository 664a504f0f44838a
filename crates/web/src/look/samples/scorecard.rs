//! A district's scorecard with a line of every kind: graded A to E, blank, and synthetic.

use askama::Template;

use super::{frame, grade, link, say};
use crate::look::frame::Section;
use crate::look::parts::{Moved, Standing};
use crate::look::picture::{Part, Svg, band, bar, sparkline};
use crate::look::scorecard::{CardLinks, Child, Department, Head, Lift, Line, OpenDirective, Show};
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    vec![("scorecard-show", show(words).render().unwrap())]
}

fn show(words: Words) -> Show {
    let month = say(words, "सितम्बर 2024", "September 2024");
    Show {
        words,
        frame: frame(words, Section::Scorecard, &words.w("card")),
        crumbs: vec![
            link("/score/up/2024-09", &say(words, "उत्तर प्रदेश", "Uttar Pradesh")),
            link("/score/sundarpur/2024-09", &say(words, "सुन्दरपुर", "Sundarpur")),
        ],
        place: say(words, "सुन्दरपुर", "Sundarpur"),
        month,
        month_before: Some(link("/score/sundarpur/2024-08", &say(words, "अगस्त", "August"))),
        month_after: Some(link("/score/sundarpur/2024-10", &say(words, "अक्टूबर", "October"))),
        head: head(words),
        compared: Vec::new(),
        departments: departments(words),
        silent: vec![link(
            "/score/sundarpur/2024-09/mudra",
            &say(words, "मुद्रा ऋण प्रकरण", "Mudra cases"),
        )],
        children_word: words.w("place-blocks"),
        children: children(words),
        league_href: "/score/sundarpur/2024-09/league".to_owned(),
        lift_head: words.w1("lift-least-for", "letter", "A"),
        lift_list: link("/score/sundarpur/2024-09/lift", &words.w("lift-open")),
        sectors: vec![],
        lifts: vec![Lift {
            programme: say(words, "बीसी सखी", "BC Sakhi"),
            work: say(words, "361 और सक्रिय", "361 more active"),
            note: say(words, "90 प्रति सप्ताह चाहिए, अभी गति 22", "90 a week needed, pace now 22"),
        }],
        open: vec![
            open(words, "शेष 46 प्रतिभागियों के खाते खुलवाएँ", "Open the remaining 46 accounts", "2"),
            open(words, "बैंकवार समस्याओं की बैठक", "Bank-wise meeting on problems", ""),
        ],
        then: None,
        frozen: link(
            "/months/sundarpur/2024-09",
            &words.wf(
                "month-is-frozen",
                &[("until", "30.09.2024".to_owned()), ("on", "08.10.2024".to_owned())],
            ),
        ),
        links: CardLinks {
            here: "/score/sundarpur/2024-09".to_owned(),
            trial: "/score/sundarpur/2024-09/trial".to_owned(),
            xlsx: "/score/sundarpur/2024-09/card.xlsx".to_owned(),
            booklet: "/score/sundarpur/2024-09/booklet.pdf".to_owned(),
            booklet_xlsx: "/score/sundarpur/2024-09/booklet.xlsx".to_owned(),
            doubts: Some(link("/doubts/sundarpur/2024-09", &words.w("doubts"))),
            agenda: "/reviews/new?place=sundarpur".to_owned(),
            targets: "/score/sundarpur/2024-10/targets".to_owned(),
            sheet: "/sheets/new?place=sundarpur".to_owned(),
            json: "/api/v1/score/sundarpur/2024-09".to_owned(),
            place: "/places/sundarpur".to_owned(),
            clusters: Some(link(
                "/score/sundarpur/2024-09/league?by=federation",
                &words.w("clusters-open"),
            )),
        },
    }
}

fn head(words: Words) -> Head {
    Head {
        grade: grade("B"),
        score: "7.84".to_owned(),
        out_of: "10".to_owned(),
        derivation_href: "/score/sundarpur/2024-09/derivation".to_owned(),
        standing: Some(Standing {
            rank: "31".to_owned(),
            of: "75".to_owned(),
            moved: Moved::Up("4".to_owned()),
        }),
        band: spread(words, &[("A", 38), ("B", 12), ("C", 6), ("D", 4), ("E", 2), ("N", 3)]),
        n_lines: "65".to_owned(),
        before: say(words, "पिछले माह A 33", "A 33 last month"),
        run: String::new(),
        as_on: say(words, "10 अक्टूबर 2024", "10 October 2024"),
        missing: vec![
            link("/score/gangiri/2024-09", &say(words, "गंगीरी", "Gangiri")),
            link("/score/gonda/2024-09", &say(words, "गोंडा", "Gonda")),
        ],
        is_synthetic: true,
    }
}

pub(super) fn spread(words: Words, counts: &[(&str, i64)]) -> Svg {
    let parts: Vec<Part> =
        counts.iter().map(|(letter, n)| Part { grade: grade(letter), n: *n }).collect();
    let said: Vec<String> = counts.iter().map(|(letter, n)| format!("{letter} {n}")).collect();
    band(&parts, &format!("{}: {}", words.w("grade"), said.join(", ")))
}

fn departments(words: Words) -> Vec<Department> {
    let dcn = say(words, "उपायुक्त (स्वतः रोजगार)", "Deputy Commissioner (NRLM)");
    let dpro = say(words, "जिला पंचायत राज अधिकारी", "District Panchayat Raj Officer");
    let rows = [
        ("लखपति दीदी", "Lakhpati Didi", "1,08,000|54,000|42,347|78.42|B|4|31|3,653", 7842, ""),
        ("समूहों का रिवॉल्विंग फण्ड", "Revolving fund", "16,653|14,700|14,389|97.88|A|5|12|–", 9788, ""),
        (
            "बैंक क्रेडिट लिंकेज",
            "Bank credit linkage",
            "33,306|16,653|11,680|70.14|C|3|52|3,308",
            7014,
            "",
        ),
        ("बीसी सखी (सक्रिय)", "BC Sakhi (active)", "867|867|420|48.44|D|2|66|361", 4844, ""),
        ("कैंटीन", "Canteen", "–|–|–|–|N|–|–|–", -1, "blank"),
    ];
    let panchayat = [
        ("सामुदायिक शौचालय संचालन", "Community toilets run", "867|867|858|98.96|A|5|7|–", 9896, ""),
        ("निर्माण कार्य प्रारम्भ", "Works started", "3|3|0|0.00|E|0|75|3", 0, ""),
    ];
    let of = |post: &str, rows: &[Row]| rows.iter().map(|row| line(words, post, row)).collect();
    vec![
        Department {
            name: say(
                words,
                "ग्राम्य विकास · राष्ट्रीय ग्रामीण आजीविका मिशन",
                "Rural Development · NRLM",
            ),
            lines: of(&dcn, &rows),
        },
        Department {
            name: say(words, "पंचायती राज", "Panchayati Raj"),
            lines: of(&dpro, &panchayat),
        },
    ]
}

type Row = (&'static str, &'static str, &'static str, i64, &'static str);

fn line(words: Words, post: &str, (hindi, english, cells, share, blank): &Row) -> Line {
    let cells: Vec<String> = cells.split('|').map(str::to_owned).collect();
    let [annual, to_month, achieved, percent, letter, marks, rank, left] =
        <[String; 8]>::try_from(cells).unwrap();
    let name = say(words, hindi, english);
    let share = (*share >= 0).then_some(*share);
    let months: Vec<Option<i64>> =
        [-900, -1200, 300, -700, -200].map(|by| share.map(|now| now + by)).to_vec();
    Line {
        bar: bar(share, share.map(|_| 9000), &format!("{name}: {percent} %")),
        trend: sparkline(&[months, vec![share]].concat(), &grade(&letter), &words.w("six-months")),
        remark: if blank.is_empty() { String::new() } else { words.w("blank-no-target") },
        run: if rank == "66" {
            say(words, "लगातार 3 माह निम्न श्रेणी", "low for 3 months running")
        } else {
            String::new()
        },
        changed: String::new(),
        post: post.to_owned(),
        derivation_href: format!("/score/sundarpur/2024-09/{}", english.to_lowercase()),
        grade: grade(&letter),
        marks_max: if blank.is_empty() { "5".to_owned() } else { String::new() },
        moved: if rank == "66" { Moved::Down("9".to_owned()) } else { Moved::Same },
        is_synthetic: rank == "52",
        doubts: (rank == "52")
            .then(|| link("/doubts/sundarpur/2024-09", &words.w1("doubts-on-line", "n", 2))),
        name,
        annual,
        to_month,
        achieved,
        percent,
        marks,
        rank,
        left,
    }
}

fn children(words: Words) -> Vec<Child> {
    let rows = [
        ("टप्पल", "Tappal", "B"),
        ("खैर", "Khair", "A"),
        ("चण्डौस", "Chandaus", "C"),
        ("लोधा", "Lodha", "A"),
        ("अतरौली", "Atrauli", "D"),
        ("बिजौली", "Bijauli", "C"),
        ("अकराबाद", "Akrabad", "C"),
        ("गंगीरी", "Gangiri", "E"),
    ];
    let child = |(i, (hindi, english, letter)): (usize, &(&str, &str, &str))| Child {
        place: link(&format!("/score/{english}/2024-09"), &say(words, hindi, english)),
        grade: grade(letter),
        score: format!("{}.{}2", 9 - i, 7 - i % 7),
        rank: (i + 1).to_string(),
        moved: if i % 2 == 0 { Moved::Up("1".to_owned()) } else { Moved::Down("2".to_owned()) },
    };
    rows.iter().enumerate().map(child).collect()
}

fn open(words: Words, hindi: &str, english: &str, days: &str) -> OpenDirective {
    OpenDirective {
        link: link("/directives/7", &say(words, hindi, english)),
        delay: if days.is_empty() { String::new() } else { words.w1("delayed-by", "n", days) },
        note: say(words, "172 / 218 · खण्ड मिशन प्रबंधक", "172 / 218 · Block Mission Manager"),
    }
}
