//! Signing in for the first time and again, one's own account, and the accounts that a post keeps.

use askama::Template;

use super::{choice, frame, link, say};
use crate::look::account::{
    Account, Carried, Code, Codes, Field, First, Index, Invitation, Invited, Own, Second, Session,
    SignIn, Trouble, TypedAgain,
};
use crate::look::frame::{Bare, Notice, Section, Tone};
use crate::look::parts::{Link, Typed};
use crate::look::picture::qr::qr;
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    vec![
        ("account-sign-in", sign_in(words).render().unwrap()),
        ("account-sign-in-again", again(words).render().unwrap()),
        ("account-code", code(words).render().unwrap()),
        ("account-typed", typed(words).render().unwrap()),
        ("account-first", first(words).render().unwrap()),
        ("account-invitation", invitation(words).render().unwrap()),
        ("account-no-post", no_post(words).render().unwrap()),
        ("account-own", own(words).render().unwrap()),
        ("account-second", second(words).render().unwrap()),
        ("account-codes", codes(words).render().unwrap()),
        ("account-index", index(words).render().unwrap()),
        ("account-invited", invited(words).render().unwrap()),
    ]
}

fn bare(words: Words, title: &str) -> Bare {
    Bare {
        title: title.to_owned(),
        office: say(words, "जनपद सुन्दरपुर", "District Sundarpur"),
        here: "/sign-in".to_owned(),
        notice: None,
    }
}

fn sign_in(words: Words) -> SignIn {
    SignIn {
        words,
        bare: bare(words, &words.w("sign-in")),
        login: String::new(),
        known: vec![
            link("/sign-in?login=anil.kumar", &say(words, "अनिल कुमार", "Anil Kumar")),
            link("/sign-in?login=sunita", &say(words, "सुनीता देवी", "Sunita Devi")),
        ],
        is_own_device: false,
        carried: Carried::default(),
    }
}

fn again(words: Words) -> SignIn {
    let carried = Carried {
        back: "/reviews/9".to_owned(),
        to: "/reviews/9/items/2/words".to_owned(),
        typed: "said=%E0%A4%AC%E0%A5%88%E0%A4%A0%E0%A4%95".to_owned(),
        by: "12".to_owned(),
    };
    let notice = Notice {
        tone: Tone::Bad,
        what: words.w("refusal-sign-in-wrong"),
        kept: String::new(),
        todo: words.w("refusal-sign-in-wrong-do"),
        links: Vec::new(),
    };
    let bare = Bare { notice: Some(notice), ..bare(words, &words.w("sign-in")) };
    SignIn { bare, carried, known: Vec::new(), login: "anil.kumar".to_owned(), ..sign_in(words) }
}

fn code(words: Words) -> Code {
    Code { words, bare: bare(words, &words.w("code-title")), carried: Carried::default() }
}

fn typed(words: Words) -> TypedAgain {
    let said =
        say(words, "बैंक सखियों के मानदेय का भुगतान लम्बित है", "Payment of the Bank Sakhis is pending");
    let field = |n: usize, name: &str, value: &str, is_words| Field {
        id: format!("typed-{n}"),
        name: name.to_owned(),
        value: value.to_owned(),
        is_words,
        is_long: n == 1,
    };
    TypedAgain {
        words,
        bare: bare(words, &words.w("typed-again")),
        to: "/reviews/9/items/2/words".to_owned(),
        back: "/reviews/9".to_owned(),
        fields: vec![field(0, "kind", "task", false), field(1, "said", &said, true)],
    }
}

fn first(words: Words) -> First {
    First {
        words,
        bare: bare(words, &words.w("first")),
        people: vec![choice("7", &say(words, "अनिल कुमार", "Anil Kumar"), false)],
        name_hi: String::new(),
        name_en: String::new(),
        posts: vec![choice(
            "3",
            &say(words, "जिलाधिकारी, सुन्दरपुर", "District Magistrate, Sundarpur"),
            true,
        )],
        login: String::new(),
        least: "10".to_owned(),
    }
}

fn invitation(words: Words) -> Invitation {
    Invitation {
        words,
        bare: bare(words, &words.w("invitation")),
        login: "anil.kumar".to_owned(),
        person: say(words, "अनिल कुमार", "Anil Kumar"),
        least: "10".to_owned(),
    }
}

fn no_post(words: Words) -> Trouble {
    Trouble {
        words,
        bare: bare(words, &words.w("title-refused")),
        what: words.w("refusal-holds-no-post"),
        todo: words.w("refusal-holds-no-post-do"),
        next: vec![link("/account", &words.w("account-own"))],
        may_leave: true,
    }
}

fn own(words: Words) -> Own {
    let session = |is_this| Session {
        id: "ab".repeat(32),
        device: words.w(if is_this { "session-shared" } else { "session-own" }),
        agent: "Mozilla/5.0 (Linux; Android 11; SM-M015G) AppleWebKit/537.36 Chrome/119".to_owned(),
        began: "12.10.2024 09:42".to_owned(),
        seen: "12.10.2024 10:30".to_owned(),
        is_this,
    };
    let post = say(words, "खण्ड मिशन प्रबंधक, मैथा", "Block Mission Manager, Maitha");
    let other = say(words, "खण्ड मिशन प्रबंधक, मलासा", "Block Mission Manager, Malasa");
    Own {
        words,
        bare: bare(words, &say(words, "अनिल कुमार", "Anil Kumar")),
        login: "anil.kumar".to_owned(),
        posts: vec![post, words.w1("additional-charge", "post", other)],
        password_on: "12.10.2024".to_owned(),
        second_on: "12.10.2024".to_owned(),
        n_codes: "9".to_owned(),
        least: "10".to_owned(),
        sessions: vec![session(true), session(false)],
        keeps_accounts: true,
    }
}

fn second(words: Words) -> Second {
    let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    let address = format!("otpauth://totp/Anupalan:anil.kumar?secret={secret}&issuer=Anupalan");
    Second {
        words,
        bare: bare(words, &words.w("second")),
        secret: secret.to_owned(),
        spaced: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".to_owned(),
        picture: qr(&address, &words.w("second-picture")),
    }
}

fn codes(words: Words) -> Codes {
    let codes = (0..10).map(|n| format!("ab{n}cd-ef{n}gh")).collect();
    Codes { words, bare: bare(words, &words.w("codes")), codes }
}

fn index(words: Words) -> Index {
    let account = |id: &str, is_open| Account {
        id: id.to_owned(),
        login: "anil.kumar".to_owned(),
        person: say(words, "अनिल कुमार", "Anil Kumar"),
        posts: vec![say(words, "खण्ड मिशन प्रबंधक, मैथा", "Block Mission Manager, Maitha")],
        state: words.w1("account-opened-on", "date", "12.10.2024"),
        is_open,
    };
    Index {
        words,
        frame: frame(words, Section::Other, &words.w("accounts")),
        accounts: vec![account("3", true), account("4", false)],
        more: Some(Link::new("/accounts?after=4", words.w("more"))),
        people: vec![choice("7", &say(words, "सुनीता देवी", "Sunita Devi"), false)],
        posts: vec![choice("9", &say(words, "खण्ड मिशन प्रबंधक, मलासा", "BMM, Malasa"), false)],
        login: Typed::default(),
    }
}

fn invited(words: Words) -> Invited {
    Invited {
        words,
        frame: frame(words, Section::Other, &words.w("invitation-made")),
        person: say(words, "सुनीता देवी", "Sunita Devi"),
        login: "sunita".to_owned(),
        address: format!("https://office.example/invitation/{}", "x7".repeat(26)),
    }
}
