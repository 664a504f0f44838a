//! Posts and people in the sample office, on both databases: the line of reporting, transfers,
//! additional charge and vacancy, titles by day, and the handing-over note.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use desk::directives::Filter;
use desk::papers::Language;
use desk::people::{OwnPost, TakeOver, Who};
use desk::posts::{Filled, Page};
use desk::{Books, Desk, Error, Write};
use domain::directive::Directive;
use domain::fact::By;
use domain::name::Name;
use domain::post::{Charge, PersonId, Post, PostId};
use domain::refusal::Refusal;
use jiff::civil::{Date, date};

const TODAY: Date = date(2024, 10, 12);

fn on_each_office(check: impl Fn(&Desk)) {
    testkit::on_each_database(|db| {
        let desk = Desk::over(db.clone()).unwrap();
        desk::scenario::sample(&desk).unwrap();
        check(&desk);
        let report = desk::ledger::verify(desk.db()).unwrap();
        assert!(report.is_sound(), "{report:?}");
    });
}

fn post(desk: &Desk, slug: &str, on: Date) -> Post {
    desk.read(on, |books| desk::posts::by_slug(books, slug)).unwrap()
}

fn holder(desk: &Desk, slug: &str, on: Date) -> (String, Option<Charge>) {
    let post = post(desk, slug, on);
    (post.holder_name().en, post.holder.map(|holder| holder.charge))
}

fn write<T>(
    desk: &Desk,
    writing: impl FnMut(&mut Books<'_, '_, Write>) -> desk::Result<T>,
) -> desk::Result<T> {
    let at = TODAY.at(10, 0, 0, 0).in_tz("Asia/Kolkata").unwrap().timestamp();
    desk.write(By { post: None, at, on: TODAY, why: String::new() }, writing)
}

fn take(desk: &Desk, slug: &str, who: Who, charge: Charge, own: OwnPost) -> desk::Result<PersonId> {
    let post = post(desk, slug, TODAY).id;
    let take = TakeOver { post, who, charge, from: TODAY, own_post: own };
    write(desk, |books| desk::people::take_over(books, &take))
}

fn found(desk: &Desk, text: &str) -> Vec<String> {
    let people = desk.read(TODAY, |books| desk::people::search(books, text, 20)).unwrap();
    people.into_iter().map(|person| person.name.en).collect()
}

#[test]
fn every_post_of_the_demo_has_a_superior_up_to_the_head_of_its_district() {
    on_each_office(|desk| {
        desk.read(TODAY, |books| {
            for post in desk::posts::all(books)? {
                let line = desk::posts::line(books, &post)?;
                let kinds: Vec<&str> = line.iter().map(|post| post.kind.as_str()).collect();
                if !["dm", "collector"].contains(&post.kind.as_str()) {
                    assert!(["dm", "collector"].contains(kinds.last().unwrap()), "{}", post.slug);
                }
                if post.slug == "bmm-maitha" {
                    assert_eq!(kinds, ["bdo", "cdo", "dm"]);
                    assert_eq!(line[0].slug, "bdo-maitha");
                }
                // Aligarh has no block officers: the line goes on to the next kind.
                if post.slug == "bmm-lodha" {
                    assert_eq!(kinds, ["cdo", "dm"]);
                }
            }
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_person_is_found_in_either_script_and_any_spelling() {
    on_each_office(|desk| {
        for text in ["dipika rathor", "राठौर दीपिका", "DEEPIKA RATH"] {
            assert_eq!(found(desk, text), ["Deepika Rathore"], "{text}");
        }
        // Whoever is spelt so stands before whoever only sounds so.
        for text in ["दीपिका", "Deepika"] {
            assert_eq!(found(desk, text), ["Deepika Rathore", "Deepak Sahay"], "{text}");
        }
        assert_eq!(found(desk, "seema verma"), ["Seema Verma"]);
        for text in ["", " . ", "नहीं कोई"] {
            assert_eq!(found(desk, text), [""; 0], "{text}");
        }
    });
}

#[test]
fn additional_charge_vacancy_and_transfer_show_by_day() {
    on_each_office(|desk| {
        let regular = Some(Charge::Regular);
        for (slug, on, name, charge) in [
            ("bdo-jhinjhak", TODAY, "Om Prakash Savita", Some(Charge::Additional)),
            ("bdo-rasulabad", TODAY, "Om Prakash Savita", regular),
            ("ado-isb-rasulabad", date(2024, 10, 6), "Vimal Kishor", regular),
            ("ado-isb-rasulabad", date(2024, 10, 7), "Seema Verma", regular),
            ("bmm-sandalpur", date(2024, 10, 9), "Neha Tomar", regular),
            ("bmm-sandalpur", date(2024, 10, 10), "", None),
            ("bm-kotma", TODAY, "Sandhya Singh Markam", Some(Charge::Additional)),
        ] {
            assert_eq!(holder(desk, slug, on), (name.to_owned(), charge), "{slug} on {on}");
        }
        let page = Page { after: None, limit: 500 };
        let seats = |filled| {
            desk.read(TODAY, |books| {
                let top = books.known.place("kanpur-dehat")?.code;
                let filter = desk::posts::Filter { within: Some(top), filled };
                desk::posts::register(books, &filter, page)
            })
            .unwrap()
            .rows
        };
        let vacant = seats(Filled::Vacant);
        let told: Vec<(&str, Option<Date>)> =
            vacant.iter().map(|seat| (seat.post.slug.as_str(), seat.left_on)).collect();
        assert_eq!(told, [("bmm-sandalpur", Some(date(2024, 10, 9)))]);
        assert_eq!(seats(Filled::Additional).len(), 2);
        assert_eq!(seats(Filled::Any).len(), 36);
    });
}

#[test]
fn a_transfer_moves_the_holding_and_nothing_else() {
    on_each_office(|desk| {
        let all = |desk: &Desk| -> Vec<Directive> {
            desk.read(TODAY, |books| desk::directives::all(books, &Filter::default())).unwrap()
        };
        let (before, facts) = (all(desk), desk.read(TODAY, |books| Ok(books.known.seq)).unwrap());
        let name = Name::new("कविता शर्मा", "Kavita Sharma");
        take(desk, "bmm-maitha", Who::New(name), Charge::Regular, OwnPost::Kept).unwrap();
        assert_eq!(all(desk), before);
        let kinds: Vec<String> = desk
            .read(TODAY, |books| desk::ledger::page(books, None, 3))
            .unwrap()
            .into_iter()
            .filter(|entry| entry.seq > facts)
            .map(|entry| entry.kind)
            .collect();
        assert_eq!(kinds, ["holding-began", "holding-ended", "person-added"]);
        assert_eq!(holder(desk, "bmm-maitha", date(2024, 10, 11)).0, "Deepika Rathore");
        assert_eq!(holder(desk, "bmm-maitha", TODAY).0, "Kavita Sharma");
        // Whoever acted before the transfer is still the one who acted.
        let id = post(desk, "bmm-maitha", TODAY).id;
        let asked = [(id, date(2024, 10, 4)), (id, TODAY)];
        let holders = desk.read(TODAY, |books| desk::people::holders(books, &asked)).unwrap();
        assert_eq!(holders.of(id, date(2024, 10, 4)).unwrap().en, "Deepika Rathore");
        assert_eq!(holders.of(id, TODAY).unwrap().en, "Kavita Sharma");
    });
}

#[test]
fn somebody_with_an_own_post_takes_another_beside_it_or_leaves_it() {
    on_each_office(|desk| {
        let ankit = desk
            .read(TODAY, |books| desk::people::search(books, "Ankit Yadav", 2))
            .unwrap()
            .first()
            .map(|person| Who::Known(person.id))
            .unwrap();
        let own = |own| take(desk, "bmm-sandalpur", ankit.clone(), Charge::Regular, own);
        let refused = own(OwnPost::Kept).unwrap_err();
        let amrodha = post(desk, "bmm-amrodha", TODAY).id;
        let expected = Refusal::HasOwnPost { post: amrodha };
        assert!(matches!(refused, Error::Refused(why) if why == expected));
        own(OwnPost::GivenUp).unwrap();
        assert_eq!(holder(desk, "bmm-amrodha", TODAY), (String::new(), None));
        take(desk, "bmm-amrodha", ankit.clone(), Charge::Additional, OwnPost::Kept).unwrap();
        let expected = ("Ankit Yadav".to_owned(), Some(Charge::Additional));
        assert_eq!(holder(desk, "bmm-amrodha", TODAY), expected);
        let nameless = Who::New(Name::new(" ", ""));
        let refused = take(desk, "bdo-maitha", nameless, Charge::Regular, OwnPost::Kept);
        assert!(matches!(refused, Err(Error::Refused(Refusal::WordsMissing))));
    });
}

#[test]
fn a_title_of_a_later_order_stands_from_its_day_and_old_days_keep_the_old() {
    on_each_office(|desk| {
        let title = |on| post(desk, "ado-isb-maitha", on).title.hi;
        assert_eq!(title(TODAY), "सहायक विकास अधिकारी (आई.एस.बी.)");
        assert_eq!(title(date(2025, 12, 1)), "सहायक विकास अधिकारी (ग्राम्य विकास)");
        let id = post(desk, "ado-isb-maitha", TODAY).id;
        let (name, from) = (Name::new("नया", "New"), date(2026, 1, 1));
        write(desk, |books| desk::posts::retitle(books, id, name.clone(), from)).unwrap();
        assert_eq!(title(date(2026, 1, 1)), "नया");
        let titles = desk.read(TODAY, |books| desk::posts::titles(books, id)).unwrap();
        assert_eq!(titles.later.len(), 2);
        // What was done before the order is shown under the title of its day, whenever it is read.
        let (then, now) = (date(2025, 11, 30), date(2026, 2, 1));
        let asked = [(id, then), (id, now)];
        let acted = desk.read(now, |books| desk::people::holders(books, &asked)).unwrap();
        assert_eq!(acted.title(id, then).unwrap().hi, "सहायक विकास अधिकारी (आई.एस.बी.)");
        assert_eq!(acted.title(id, now).unwrap().hi, "नया");
    });
}

#[test]
fn a_pack_adopted_later_retitles_the_posts_that_go_by_its_title() {
    on_each_office(|desk| {
        let files = pack::source::builtin();
        let (_, files) = files.iter().find(|(id, _)| id == "up-darpan").unwrap();
        let mut files = files.clone();
        for (name, text) in &mut files {
            if name == "pack.toml" {
                *text = text.replace("version = \"1\"", "version = \"2\"");
            } else if name == "posts.csv" {
                text.push_str(
                    "mission-block,खण्ड मिशन प्रबंधक,Block Mission Officer,block,\
                     राज्य ग्रामीण आजीविका मिशन,State Rural Livelihoods Mission,bdo,2024-11-01,,Order,field,\n",
                );
                *text = text.replace(
                    "Livelihoods Mission,bdo,,,",
                    "Livelihoods Mission,bdo,,2024-10-31,Before",
                );
            }
        }
        let maitha = post(desk, "bmm-maitha", TODAY).id;
        let own = Name::new("विशेष प्रबंधक", "Special Manager");
        let malasa = post(desk, "bmm-malasa", TODAY).id;
        write(desk, |books| desk::posts::retitle(books, malasa, own.clone(), TODAY)).unwrap();
        write(desk, |books| desk::offices::adopt_pack(books, &files)).unwrap();
        let title =
            |id: PostId, on| desk.read(on, |books| desk::posts::get(books, id)).unwrap().title;
        assert_eq!(title(maitha, date(2024, 10, 31)).hi, "ब्लॉक मिशन प्रबंधक");
        assert_eq!(title(maitha, date(2024, 11, 1)).hi, "खण्ड मिशन प्रबंधक");
        assert_eq!(title(malasa, date(2024, 11, 1)), own);
        let facts = || desk.read(TODAY, |books| Ok(books.known.seq)).unwrap();
        let before = facts();
        write(desk, |books| desk::offices::adopt_pack(books, &files)).unwrap();
        assert_eq!(facts(), before);
    });
}

#[test]
fn a_post_made_by_hand_has_a_word_a_superior_and_no_holder() {
    on_each_office(|desk| {
        let made = |kind: &str| {
            let made = write(desk, |books| {
                let maitha = books.known.place("maitha")?.code;
                let id = desk::posts::create(books, kind, maitha)?;
                let post = desk::posts::get(books, id)?;
                let over = desk::posts::line(books, &post)?;
                Ok((post.slug, over.first().map(|post| post.slug.clone()), post.holder))
            });
            made.unwrap()
        };
        let over = Some("bdo-maitha".to_owned());
        assert_eq!(made("mission-block"), ("mission-block-maitha".to_owned(), over.clone(), None));
        assert_eq!(made("mission-block"), ("mission-block-maitha-2".to_owned(), over, None));
        let unknown = write(desk, |books| {
            let maitha = books.known.place("maitha")?.code;
            desk::posts::create(books, "no-such-kind", maitha)
        });
        assert!(matches!(unknown, Err(Error::NotFound)));
    });
}

fn note(desk: &Desk, slug: &str, on: Date, language: Language) -> letters::Pdf {
    let id = post(desk, slug, on).id;
    desk.read(TODAY, |books| desk::handing_over::note(books, id, on, language)).unwrap()
}

#[test]
fn the_handing_over_note_names_both_and_every_open_directive_once_and_is_the_same_again() {
    on_each_office(|desk| {
        let on = date(2024, 10, 7);
        let first = note(desk, "ado-isb-rasulabad", on, Language::Hi);
        assert!(note(desk, "ado-isb-rasulabad", on, Language::Hi).bytes == first.bytes);
        let text: String = first.text.join(" ").split_whitespace().collect();
        for words in ["विमल किशोर", "सीमा वर्मा", "प्रभार हस्तान्तरण टीप", "07.10.2024", "रसूलाबाद"]
        {
            assert!(text.contains(&words.replace(' ', "")), "{words}: {}", first.text.join("\n"));
        }
        assert_eq!(text.matches("क्लस्टरवारप्रगति").count(), 1, "{text}");
        let english = note(desk, "ado-isb-rasulabad", on, Language::En).text.join(" ");
        assert!(english.contains("Handing-over note") && english.contains("Seema Verma"));
        // A vacancy hands over to nobody; a day on which nothing changed has no note.
        let vacancy = note(desk, "bmm-sandalpur", date(2024, 10, 10), Language::Hi);
        let text: String = vacancy.text.join(" ").split_whitespace().collect();
        assert!(text.contains("पदरिक्त"), "{text}");
        let id = post(desk, "bmm-maitha", on).id;
        let none = desk.read(TODAY, |books| desk::handing_over::note(books, id, on, Language::Hi));
        assert!(matches!(none, Err(Error::NotFound)));
    });
}

#[test]
fn the_handing_over_note_names_the_explanations_on_the_table() {
    on_each_office(|desk| {
        let (asked, dm) = ("dpro-kanpur-nagar", "dm-kanpur-nagar");
        for slug in [asked, dm] {
            let id = post(desk, slug, TODAY).id;
            write(desk, |books| desk::people::give_up_charge(books, id, TODAY)).unwrap();
        }
        let on = TODAY.tomorrow().unwrap();
        let text = |slug: &str| -> String {
            note(desk, slug, on, Language::Hi).text.join(" ").split_whitespace().collect()
        };
        let (open, decide) = desk
            .read(TODAY, |books| {
                let id = desk::posts::by_slug(books, asked)?.id;
                let answer = desk::explanations::on_the_table(books, id)?.0;
                let id = desk::posts::by_slug(books, dm)?.id;
                Ok((answer.len(), desk::explanations::on_the_table(books, id)?.1.len()))
            })
            .unwrap();
        assert!(open + decide > 0, "the sample office has explanations under way");
        let (asked, dm) = (text(asked), text(dm));
        let of_asked = format!("स्पष्टीकरण,जिनकाउत्तरदेनाहै({open})");
        assert!(asked.contains(&of_asked), "{of_asked}: {asked}");
        let of_dm = format!("स्पष्टीकरण,जिनपरनिर्णयलेनाहै({decide})");
        assert!(dm.contains(&of_dm), "{of_dm}: {dm}");
        assert_eq!(dm.matches("/स्पष्टीकरण/2024-25").count(), decide, "{dm}");
    });
}

#[test]
fn the_note_of_madhya_pradesh_is_in_its_own_words() {
    on_each_office(|desk| {
        let note = note(desk, "ceo-janpad-kotma", date(2024, 10, 10), Language::Hi);
        let text: String = note.text.join(" ").split_whitespace().collect();
        assert!(text.contains("कार्यभारहस्तांतरणटीप"), "{text}");
    });
}
