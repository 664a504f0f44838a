//! Who may do what, asked of the real doors: every door, every kind of post of the sample office, and things at
//! its own place, below, above, beside and elsewhere, and such as concern it. The answers are held by
//! `golden/access.txt`, which is there to be read by people; out of scope must answer as if absent.

#![expect(clippy::unwrap_used, reason = "a test")]

#[path = "access/things.rs"]
mod things;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use desk::access::{self, Target};
use desk::directives::{Filter, Page, Standing};
use desk::outbox::Wanted;
use desk::{Books, Desk, Read};
use domain::directive::DirectiveId;
use domain::policy::Relation;
use domain::post::Post;
use jiff::civil::{Date, date};
use things::{Behind, is_asked, is_right, path_of, ruled, things};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;
use web::Hung;

const TODAY: Date = date(2024, 10, 12);
/// What stands at the head of the answers.
const LEGEND: &str = "\
# Each door, and where a thing must stand for each kind of post to pass: a place in brackets answers as if
# nothing were there, \"never\" says that it is not the duty of the post.
";
struct Office {
    desk: Arc<Desk>,
    doors: Router,
    runtime: Runtime,
}

fn in_sample_office(test: impl Fn(&Office)) {
    testkit::on_each_address(|address| {
        let desk = Arc::new(Desk::open(address).unwrap());
        desk::scenario::sample(&desk).unwrap();
        desk.write(testkit::by(None, TODAY), desk::reach::queue_due).unwrap();
        let now = TODAY.at(10, 30, 0, 0).in_tz("Asia/Kolkata").unwrap();
        let app = web::App::new(Arc::clone(&desk), Arc::new(move || now.clone()));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        test(&Office { desk, doors: web::router(app), runtime });
    });
}

impl Office {
    fn ask(&self, method: &Method, path: &str, post: &Post) -> StatusCode {
        let cookie = format!("anupalan-post={}", post.slug);
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::empty())
            .unwrap();
        self.runtime.block_on(self.doors.clone().oneshot(request)).unwrap().status()
    }
}

/// The first thing at each relation to the post, and the first that is allowed where none at its relation is.
fn chosen(
    books: &mut Books<'_, '_, Read>,
    post: &Post,
    door: &Hung,
    things: &[Behind],
) -> BTreeMap<&'static str, (Behind, char)> {
    let mut found: BTreeMap<&'static str, (Behind, char)> = BTreeMap::new();
    for thing in things {
        let ruled = ruled(books, post, door, thing);
        let relation = match thing.at.map(|at| Relation::of(&books.known.tree, post.place, at)) {
            None => "house",
            Some(Relation::Own) => "own",
            Some(Relation::Below) => "below",
            Some(Relation::Above) => "above",
            Some(Relation::Beside) => "beside",
            Some(Relation::Elsewhere) => "elsewhere",
        };
        let first = found.entry(relation).or_insert_with(|| (thing.clone(), ruled));
        if first.1 == '-' && ruled == 'y' {
            found.insert("concerned", (thing.clone(), 'y'));
        } else if first.1 == 'y' && ruled == '-' {
            // The first concerned the post; the one that does not stands for the relation.
            let concerned = std::mem::replace(first, (thing.clone(), '-'));
            found.insert("concerned", concerned);
        }
    }
    found
}

/// Asks a door and holds its answer to what the table says.
fn must_answer(office: &Office, door: &Hung, post: &Post, thing: &Behind, ruled: char) {
    if !is_asked(door, ruled) {
        return;
    }
    let path = path_of(door, &thing.word);
    let status = office.ask(&door.method, &path, post);
    assert!(
        is_right(door, ruled, status),
        "{} {path} by {}: {ruled} but {status}",
        door.method,
        post.slug
    );
}

#[test]
fn every_door_answers_every_kind_of_post_as_the_table_says() {
    let kept = RefCell::new(BTreeSet::new());
    in_sample_office(|office| {
        let text = office
            .desk
            .read(TODAY, |books| {
                let mut kinds: BTreeMap<(String, i64), Post> = BTreeMap::new();
                for post in desk::posts::all(books)? {
                    let state = books.known.state_of(post.place).map_or(0, |s| s.number());
                    kinds.entry((post.kind.clone(), state)).or_insert(post);
                }
                let mut text = LEGEND.to_owned();
                for door in web::doors() {
                    text += &told(office, books, &door, &kinds);
                }
                Ok(text)
            })
            .unwrap();
        kept.borrow_mut().insert(text);
    });
    let kept = kept.into_inner();
    assert_eq!(kept.len(), 1, "both databases answer alike");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/access.txt");
    testkit::golden(path, kept.first().unwrap());
}

/// A door with what each kind of post is answered, kinds with the same answers in one line.
fn told(
    office: &Office,
    books: &mut Books<'_, '_, Read>,
    door: &Hung,
    kinds: &BTreeMap<(String, i64), Post>,
) -> String {
    let things = things(books, door.door.of);
    let mut alike: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut asked: BTreeSet<(String, char)> = BTreeSet::new();
    for ((kind, _), post) in kinds {
        let chosen = chosen(books, post, door, &things);
        let duty = access::duty(&books.known, post).word();
        for (relation, (thing, ruled)) in &chosen {
            if *ruled != 'y' || asked.insert((format!("{duty} {relation}"), *ruled)) {
                must_answer(office, door, post, thing, *ruled);
            }
        }
        let said: Vec<String> = chosen
            .iter()
            .map(|(relation, (_, ruled))| match ruled {
                'y' => (*relation).to_owned(),
                '-' => format!("({relation})"),
                _ => "never".to_owned(),
            })
            .collect();
        let mut said = said;
        said.dedup();
        alike.entry(said.join(" ")).or_default().insert(kind);
    }
    let mut text = format!("{} {} · {}\n", door.method, door.path, door.door.action.word());
    for (said, kinds) in alike {
        let kinds: Vec<&str> = kinds.into_iter().collect();
        text += &format!("  {said}: {}\n", kinds.join(" "));
    }
    text
}

#[test]
fn the_register_lists_what_each_post_may_see_and_nothing_else() {
    in_sample_office(|office| {
        let reading = |books: &mut Books<'_, '_, Read>| {
            let every = Filter { standing: Standing::Any, ..Filter::default() };
            let all: Vec<DirectiveId> =
                desk::directives::all(books, &every)?.iter().map(|d| d.id).collect();
            let mut n_seen = BTreeSet::new();
            for post in desk::posts::all(books)? {
                let seen = Some(access::directives_seen_by(books, &post)?);
                let filter = Filter { seen, ..every.clone() };
                let listed = desk::directives::register(books, &filter, Page::all())?;
                let listed: Vec<DirectiveId> = listed.iter().map(|d| d.id).collect();
                let mut allowed = Vec::new();
                for id in &all {
                    let target = Target::Directive(*id);
                    if access::may(books, &post, domain::policy::Action::SeeDirective, target)? {
                        allowed.push(*id);
                    }
                }
                assert_eq!(listed, allowed, "{}", post.slug);
                let counts = desk::directives::counts(books, &filter)?;
                assert_eq!(usize::try_from(counts.given).unwrap(), listed.len(), "{}", post.slug);
                n_seen.insert(listed.len());
            }
            assert!(
                n_seen.len() > 3 && n_seen.contains(&0),
                "posts see different lists: {n_seen:?}"
            );
            Ok(())
        };
        office.desk.read(TODAY, reading).unwrap();
    });
}

#[test]
fn the_outbox_lists_what_each_post_may_see_and_nothing_else() {
    in_sample_office(|office| {
        let reading = |books: &mut Books<'_, '_, Read>| {
            let all = desk::outbox::page(books, &Wanted::default(), 1_000)?;
            assert!(all.len() > 10, "{} messages", all.len());
            let mut n_seen = BTreeSet::new();
            for post in desk::posts::all(books)? {
                let seen = Some(access::messages_seen_by(&books.known, &post));
                let wanted = Wanted { seen, ..Wanted::default() };
                let listed = desk::outbox::page(books, &wanted, 1_000)?;
                let mut allowed = Vec::new();
                for one in &all {
                    let target = Target::Message(one.id);
                    if access::may(books, &post, domain::policy::Action::SeeMessages, target)? {
                        allowed.push(one.clone());
                    }
                }
                assert_eq!(listed, allowed, "{}", post.slug);
                let counts = desk::outbox::counts(books, &wanted)?;
                let n: i64 = counts.iter().map(|count| count.n).sum();
                assert_eq!(usize::try_from(n).unwrap(), listed.len(), "{}", post.slug);
                n_seen.insert(listed.len());
            }
            assert!(
                n_seen.len() > 2 && n_seen.contains(&0),
                "posts see different lists: {n_seen:?}"
            );
            Ok(())
        };
        office.desk.read(TODAY, reading).unwrap();
    });
}

#[test]
fn the_register_of_explanations_lists_what_each_post_may_see_and_nothing_else() {
    in_sample_office(|office| {
        let reading = |books: &mut Books<'_, '_, Read>| {
            use desk::explanations::Filter;
            let all = desk::explanations::all(books, &Filter::default())?;
            let mut n_seen = BTreeSet::new();
            for post in desk::posts::all(books)? {
                let seen = Some(access::explanations_seen_by(books, &post)?);
                let filter = Filter { seen, ..Filter::default() };
                let listed = desk::explanations::all(books, &filter)?;
                let mut allowed = Vec::new();
                for one in &all {
                    let target = Target::Explanation(one.id);
                    if access::may(books, &post, domain::policy::Action::SeeExplanation, target)? {
                        allowed.push(one.clone());
                    }
                }
                assert_eq!(listed, allowed, "{}", post.slug);
                let counts = desk::explanations::counts(books, &filter)?;
                assert_eq!(usize::try_from(counts.all).unwrap(), listed.len(), "{}", post.slug);
                n_seen.insert(listed.len());
            }
            assert!(
                n_seen.len() > 2 && n_seen.contains(&0),
                "posts see different lists: {n_seen:?}"
            );
            Ok(())
        };
        office.desk.read(TODAY, reading).unwrap();
    });
}
