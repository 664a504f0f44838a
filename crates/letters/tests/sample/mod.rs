//! The papers that the tests set: a review of self-help groups at Kanpur Dehat, with the figures
//! of the first seed (172 of 218 accounts open in Maitha) and everything else made up.

use jiff::civil::{Date, date};
use letters::{
    Attendance, Bar, Booklet, BookletColumn, BroughtForward, Chapter, Deadline, Directive,
    DirectiveList, Explanation, ExplanationFigure, Figure, Figures, HandingOver, Language,
    Letterhead, Minutes, OpenDirective, Owner, Point, Presence, Section, Signatory, Sitting, Trend,
    Vocabulary,
};

fn letterhead(number: &str) -> Letterhead {
    Letterhead {
        office: vec![
            "कार्यालय मुख्य विकास अधिकारी, कानपुर देहात".to_owned(),
            "विकास भवन, माती, कानपुर देहात – 209101".to_owned(),
            "(राष्ट्रीय ग्रामीण आजीविका मिशन प्रकोष्ठ)".to_owned(),
        ],
        number: number.to_owned(),
        dated_on: date(2026, 10, 5),
    }
}

fn owner(post: &str, place: &str) -> Owner {
    Owner { post: post.to_owned(), place: place.to_owned() }
}

fn deadline(words: &str, due_on: Option<Date>) -> Deadline {
    Deadline { words: words.to_owned(), due_on }
}

fn attendance(post: &str, name: &str, presence: Presence) -> Attendance {
    Attendance { post: post.to_owned(), name: name.to_owned(), presence }
}

fn figure(cells: [&str; 6]) -> Figure {
    let [programme, target, achieved, percent, grade, remainder] = cells.map(str::to_owned);
    Figure { programme, target, achieved, percent, grade, remainder }
}

/// A whole paper of some three pages, as an office would issue it.
pub(crate) fn kanpur_dehat() -> Minutes {
    Minutes {
        vocabulary: Vocabulary::Up,
        language: Language::Hi,
        letterhead: letterhead("214/एन.आर.एल.एम./समीक्षा/2026-27"),
        subject: "स्वयं सहायता समूहों के गठन, बचत खातों एवं सामुदायिक कार्यों की मासिक समीक्षा बैठक \
                  दिनांक 05.10.2026 का कार्यवृत्त"
            .to_owned(),
        sitting: Sitting {
            series: "राष्ट्रीय ग्रामीण आजीविका मिशन की मासिक समीक्षा".to_owned(),
            held_on: date(2026, 10, 5),
            time: Some("अपराह्न 3:00 बजे".to_owned()),
            venue: "विकास भवन सभागार, माती".to_owned(),
            chair: signatory(),
        },
        attendance: who_came(),
        brought_forward: brought_forward(),
        points: points(),
        closing: None,
        signature: signatory(),
        copies: [
            "आयुक्त, ग्राम्य विकास, उत्तर प्रदेश, लखनऊ।",
            "जिलाधिकारी, कानपुर देहात।",
            "उपायुक्त (स्वतः रोजगार), कानपुर देहात।",
            "समस्त खण्ड विकास अधिकारी, जनपद कानपुर देहात।",
            "अग्रणी जिला प्रबंधक, कानपुर देहात।",
        ]
        .map(str::to_owned)
        .to_vec(),
        check_code: "9F3A-77C1-04BE".to_owned(),
        check_address: "http://127.0.0.1:7421/papers/check?code=9f3a77c104be1c20".to_owned(),
    }
}

/// A letter of one page about a line that stands at D.
pub(crate) fn asked_to_explain() -> Explanation {
    let line = |text: &str| text.to_owned();
    Explanation {
        vocabulary: Vocabulary::Up,
        language: Language::Hi,
        letterhead: letterhead("7/स्पष्टीकरण/2026-27"),
        to: Signatory {
            name: line("सुधीर कनौजिया"), post: line("खण्ड विकास अधिकारी, मैथा")
        },
        subject: line("बैंक क्रेडिट लिंकेज में डी श्रेणी के सम्बन्ध में स्पष्टीकरण।"),
        references: vec![
            line("राष्ट्रीय ग्रामीण आजीविका मिशन की मासिक समीक्षा बैठक दिनांक 5 अक्टूबर 2026।"),
            line("निर्देश क्रमांक 201।"),
        ],
        body: vec![line(
            "उक्त बैठक में पाया गया कि माह सितम्बर 2026 में बैंक क्रेडिट लिंकेज की प्रगति निम्नवत् है, \
             जिसके कारण विकास खण्ड की श्रेणी डी रही। यह स्थिति अत्यन्त असंतोषजनक है।",
        )],
        figures: vec![ExplanationFigure {
            what: line("बैंक क्रेडिट लिंकेज, सितम्बर 2026"),
            target: line("1,218"),
            achieved: line("572"),
            percent: line("46.96"),
            grade: line("D"),
        }],
        reply_days: line("3"),
        reply_by: date(2026, 10, 8),
        signature: signatory(),
        copies: vec![line("जिलाधिकारी, कानपुर देहात।"), line("उपायुक्त (स्वतः रोजगार)।")],
        check_code: line("9F3A-77C1-04BF"),
    }
}

fn signatory() -> Signatory {
    Signatory {
        name: "मृणालिनी त्रिवेदी".to_owned(),
        post: "मुख्य विकास अधिकारी, कानपुर देहात".to_owned(),
    }
}

fn who_came() -> Vec<Attendance> {
    vec![
        attendance("उपायुक्त (स्वतः रोजगार)", "श्री हर्षवर्धन कुशवाहा", Presence::Present),
        attendance("जिला मिशन प्रबंधक", "सुश्री ऋचा सिंह", Presence::Present),
        attendance(
            "अग्रणी जिला प्रबंधक",
            "श्री कृष्णकान्त द्विवेदी",
            Presence::Deputy {
                name: "श्री ज्ञानेन्द्र वर्मा, प्रबंधक".to_owned(),
                leave: Some("मुख्य विकास अधिकारी, दिनांक 03.10.2026".to_owned()),
            },
        ),
        attendance("सहायक विकास अधिकारी (आई.एस.बी.), मैथा", "श्री प्रद्युम्न शुक्ल", Presence::Present),
        attendance("सहायक विकास अधिकारी (आई.एस.बी.), रसूलाबाद", "", Presence::Absent),
        attendance("ब्लॉक मिशन प्रबंधक, सरवनखेड़ा", "श्रीमती शर्मिष्ठा यादव", Presence::Present),
        attendance(
            "अधिशासी अभियन्ता, लघु सिंचाई",
            "श्री अर्जुन उपाध्याय",
            Presence::Deputy {
                name: "श्री दुर्गेश मौर्य, सहायक अभियन्ता".to_owned(), leave: None
            },
        ),
    ]
}

fn brought_forward() -> Vec<BroughtForward> {
    vec![
        BroughtForward {
            number: "131".to_owned(),
            words: "सामुदायिक शौचालयों के अपूर्ण निर्माण कार्य प्रारम्भ कराकर फोटो सहित आख्या दें।".to_owned(),
            owners: vec![owner("जिला पंचायत राज अधिकारी", "कानपुर देहात")],
            deadline: deadline("15 दिवस में", Some(date(2026, 9, 22))),
            report: "11 में से 8 कार्य प्रारम्भ; शेष 3 में भूमि विवाद।".to_owned(),
            state: "आंशिक".to_owned(),
        },
        BroughtForward {
            number: "134".to_owned(),
            words: "रसूलाबाद की क्लस्टरवार प्रगति आगामी बैठक में प्रस्तुत करें।".to_owned(),
            owners: vec![owner("सहायक विकास अधिकारी (आई.एस.बी.)", "रसूलाबाद")],
            deadline: deadline("आगामी बैठक में", Some(date(2026, 10, 5))),
            report: String::new(),
            state: "समय-सीमा पार".to_owned(),
        },
    ]
}

fn points() -> Vec<Point> {
    vec![
        Point {
            title: "समूह के सदस्यों के बचत खाते".to_owned(),
            figures: Some(Figures {
                as_on: Some(date(2026, 10, 1)),
                rows: vec![
                    figure(["बचत खाते – विकास खण्ड मैथा", "218", "172", "78.90", "C", "46"]),
                    figure(["बचत खाते – विकास खण्ड सरवनखेड़ा", "1,240", "1,196", "96.45", "A", "44"]),
                    figure([
                        "बचत खाते – विकास खण्ड रसूलाबाद",
                        "लक्ष्य आवंटित नहीं",
                        "अप्राप्त",
                        "–",
                        "N",
                        "–",
                    ]),
                ],
            }),
            said: vec![
                "सहायक विकास अधिकारी, मैथा ने अवगत कराया कि 218 प्रतिभागियों में से 172 के खाते खुल चुके हैं तथा \
                 46 खाते शेष हैं; विलम्ब का कारण बैंक शाखाओं में आधार प्रमाणीकरण की त्रुटि है।"
                    .to_owned(),
            ],
            directives: vec![
                Directive {
                    number: "142".to_owned(),
                    words: "विकास खण्ड मैथा में शेष 46 प्रतिभागियों के बचत खाते अगले 7 दिनों में शत-प्रतिशत खुलवाए जाएँ \
                            तथा शाखावार सूची उपलब्ध करायी जाए।"
                        .to_owned(),
                    owners: vec![
                        owner("सहायक विकास अधिकारी (आई.एस.बी.)", "मैथा"),
                        owner("अग्रणी जिला प्रबंधक", "कानपुर देहात"),
                    ],
                    deadline: deadline("अगले 7 दिनों में", Some(date(2026, 10, 12))),
                    closes_when: Some("मैथा में खुले खातों की संख्या 218 होने पर, आँकड़े से".to_owned()),
                },
                Directive {
                    number: "143".to_owned(),
                    words: "रसूलाबाद का लक्ष्य एवं प्रगति प्रपत्र पर अंकित कर प्रेषित करें।".to_owned(),
                    owners: vec![owner("ब्लॉक मिशन प्रबंधक", "रसूलाबाद")],
                    deadline: deadline("1 सप्ताह के अंदर", Some(date(2026, 10, 12))),
                    closes_when: None,
                },
            ],
        },
        Point {
            title: "पोषण वाटिका, जल संचयन एवं प्रेरणा कैंटीन".to_owned(),
            figures: None,
            said: vec![
                "पोषण वाटिका हेतु ग्राम संगठनों का चयन पूर्ण है। कृषि एवं उद्यान विभाग के समन्वय से बीज वितरण की \
                 कार्ययोजना प्रस्तुत की गयी।"
                    .to_owned(),
                "प्रत्येक विकास खण्ड में उत्तरजीविता का स्थलीय सत्यापन आवश्यक बताया गया।".to_owned(),
            ],
            directives: vec![Directive {
                number: "144".to_owned(),
                words: "तालाबों के संरक्षण हेतु चिह्नित स्थलों की सूची ग्राम पंचायतवार तैयार कर आगामी बैठक में प्रस्तुत करें।"
                    .to_owned(),
                owners: vec![owner("अधिशासी अभियन्ता, लघु सिंचाई", "कानपुर देहात")],
                deadline: deadline("आगामी बैठक में", None),
                closes_when: Some("सूची अभिलेख में दर्ज होने पर".to_owned()),
            }],
        },
    ]
}

/// The same paper with `n` directives under its last point.
pub(crate) fn with_directives(n: usize) -> Minutes {
    let mut paper = kanpur_dehat();
    let last = paper.points.last_mut().expect("the sample has points");
    let first = last.directives.first().expect("its last point has a directive").clone();
    last.directives =
        (1..=n).map(|at| Directive { number: format!("{}", 200 + at), ..first.clone() }).collect();
    paper
}

/// A list of `n` open directives of one post.
pub(crate) fn open_directives(n: usize) -> DirectiveList {
    let paper = with_directives(n);
    let given = &paper.points.last().expect("the sample has points").directives;
    DirectiveList {
        vocabulary: Vocabulary::Up,
        language: Language::Hi,
        letterhead: letterhead("215/एन.आर.एल.एम./निर्देश/2026-27"),
        post: owner("सहायक विकास अधिकारी (आई.एस.बी.)", "मैथा"),
        directives: given
            .iter()
            .map(|one| OpenDirective {
                number: one.number.clone(),
                words: one.words.clone(),
                given_in: "मासिक समीक्षा, 05.10.2026".to_owned(),
                deadline: deadline("अगले 7 दिनों में", Some(date(2026, 10, 12))),
                report: String::new(),
                state: "प्रगति पर".to_owned(),
            })
            .collect(),
        signature: paper.signature,
        check_code: "1C20-5D9E-88A4".to_owned(),
    }
}

/// A note on a post that hands over `n` directives.
/// A booklet with as many programmes as asked for, and half as many places below.
pub(crate) fn booklet(n: usize) -> Booklet {
    let text = str::to_owned;
    let column =
        |head: &str, is_number, share| BookletColumn { head: text(head), is_number, share };
    let percent = |at: i64| 4_000 + at * 487 % 9_000;
    let trend = |at: i64| Trend {
        title: format!("समूह बचत खाता संयोजन एवं ऋण वितरण {at}"),
        grade: text(["A+", "B", "D"][usize::try_from(at % 3).unwrap_or_default()]),
        last: format!("{}.00 %", percent(at) / 100),
        points: (0..12).map(|month| (month != 4).then(|| percent(at + month * 3))).collect(),
    };
    let bar = |at: i64| Bar {
        label: format!("विकास खण्ड {at}"),
        value: format!("{}.{} / 10", at % 10, at % 7),
        length: at * 997 % 10_001,
    };
    let count = i64::try_from(n).unwrap_or(i64::MAX);
    let row =
        |at: i64| vec![format!("योजना क्रमांक {at}"), text("2,18,000"), text("A"), String::new()];
    Booklet {
        vocabulary: Vocabulary::Up,
        language: Language::Hi,
        letterhead: Letterhead {
            office: vec![text("जनपद सुन्दरपुर")], ..letterhead("")
        },
        title: text("समीक्षा पुस्तिका"),
        place: text("सुन्दरपुर"),
        period: text("सितम्बर 2026"),
        grade: text("B"),
        score: text("7.13 / 10"),
        facts: vec![(text("स्थान"), text("4 / 14")), (text("लंबित निर्देश"), n.to_string())],
        chapters: vec![
            Chapter {
                title: text("अंक-पत्र"),
                lead: vec![text("सितम्बर 2026")],
                columns: vec![
                    column("कार्यक्रम", false, 24),
                    column("लक्ष्य", true, 0),
                    column("श्रेणी", false, 0),
                    column("टिप्पणी", false, 20),
                ],
                rows: (0..count).map(row).collect(),
                notes: vec![text("गिनती से निकाला गया")],
                ..Chapter::default()
            },
            Chapter {
                title: text("बारह माह की प्रगति"),
                trends: (0..count).map(trend).collect(),
                ..Chapter::default()
            },
            Chapter {
                title: text("रैंकिंग तालिका"),
                bars: (0..count / 2).map(bar).collect(),
                ..Chapter::default()
            },
        ],
        note: text("बही की प्रविष्टि 214 तक के अभिलेखों से तैयार"),
    }
}

pub(crate) fn handed_over(n: usize) -> HandingOver {
    let list = open_directives(n);
    let row = |one: &OpenDirective| {
        let due = "12.10.2026".to_owned();
        vec![one.number.clone(), one.words.clone(), one.given_in.clone(), due, one.state.clone()]
    };
    let heads = ["क्रमांक", "निर्देश", "किस बैठक में", "समय-सीमा", "स्थिति"];
    let section = |title: &str, heads: &[&str], rows| Section {
        title: title.to_owned(),
        heads: heads.iter().map(|head| (*head).to_owned()).collect(),
        rows,
    };
    let sitting = ["18.10.2026", "मासिक समीक्षा बैठक", ""].map(str::to_owned).to_vec();
    HandingOver {
        vocabulary: Vocabulary::Up,
        language: Language::Hi,
        letterhead: letterhead("अभिलेख 214"),
        post: list.post,
        from: "श्री प्रद्युम्न शुक्ल".to_owned(),
        to: "सुश्री ज्योति वर्मा".to_owned(),
        on: date(2026, 10, 7),
        n_open: n,
        sections: vec![
            section("आगामी 30 दिवस में देय निर्देश", &heads, list.directives.iter().map(row).collect()),
            section("अन्य लंबित निर्देश", &heads, Vec::new()),
            section("आगामी 30 दिवस की बैठकें", &["दिनांक", "बैठक", "स्थान"], vec![sitting]),
        ],
        check_code: "1C20-5D9E-88A4".to_owned(),
    }
}
