//! The packs in the program are sound, alone and together.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::path::Path;

use domain::indicator::{IndicatorCode, Nature};
use domain::place::{PlaceCode, Tier};
use domain::scheme::{Rulebook, SchemeCode, Vocabulary};
use jiff::civil::date;

const UP: u32 = 9;
const MP: u32 = 23;

fn rulebook() -> Rulebook {
    let packs = pack::source::builtin();
    Rulebook::of(packs.iter().map(|(_, files)| pack::read(files).0.unwrap()).collect())
}

fn state(lgd: u32) -> Option<PlaceCode> {
    Some(PlaceCode::new(Tier::State, lgd))
}

#[test]
fn the_packs_of_the_program_have_no_fault_alone_or_together() {
    let packs = pack::source::builtin();
    assert!(packs.len() >= 2);
    let alone = packs.iter().flat_map(|(_, files)| pack::check(files));
    let faults: Vec<String> =
        alone.chain(pack::check_all(&packs)).map(|fault| fault.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn a_pack_from_its_folder_is_the_pack_in_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    for (folder, files) in pack::source::builtin() {
        assert_eq!(pack::source::dir(&root.join(&folder)).unwrap(), files, "{folder}");
    }
}

#[test]
fn a_folder_names_its_pack() {
    for (folder, files) in pack::source::builtin() {
        assert_eq!(pack::read(&files).0.unwrap().pack.id, folder);
    }
}

#[test]
fn every_line_of_a_state_has_an_indicator_and_posts_that_answer_for_it() {
    let book = rulebook();
    for lgd in [UP, MP] {
        let schemes = book.schemes(state(lgd), Tier::District);
        assert!(schemes.len() > 20, "state {lgd}");
        for scheme in schemes {
            let code = scheme.code.as_str();
            assert!(book.indicators().contains_key(&scheme.achieved), "{code}");
            for post in [&scheme.district_post, &scheme.block_post] {
                assert!(book.post_kind(state(lgd), post).is_some(), "{code}: {post} in {lgd}");
            }
        }
    }
}

#[test]
fn each_state_has_a_method_and_the_norms_of_the_agenda_on_the_days_of_the_reviews() {
    let book = rulebook();
    let days = [(UP, date(2021, 4, 15)), (UP, date(2024, 9, 30)), (MP, date(2023, 6, 1))];
    for (lgd, day) in days {
        let method = book.method(state(lgd), day).unwrap();
        assert!(method.is_default, "no cut-offs were published");
        for (code, value) in [
            ("agenda-low-marks-hundredths", 200),
            ("agenda-fell-ranks", 3),
            ("agenda-behind-percent-hundredths", 7500),
            ("explanation-reply-days-grade", 3),
            ("explanation-reply-days-persistent", 15),
        ] {
            assert_eq!(book.norm(code, state(lgd), day).unwrap().value, value, "{code} in {lgd}");
        }
    }
    assert_eq!(book.method(state(UP), date(2024, 9, 30)).unwrap().scale, 10);
    assert_eq!(book.method(state(MP), date(2024, 9, 30)).unwrap().scale, 5);
}

#[test]
fn each_state_calls_the_mission_posts_by_its_own_words() {
    let book = rulebook();
    for (lgd, post, title) in [
        (UP, pack::MISSION_DISTRICT, "उपायुक्त (स्वतः रोजगार)"),
        (UP, pack::MISSION_BLOCK, "ब्लॉक मिशन प्रबंधक"),
        (MP, pack::MISSION_DISTRICT, "जिला परियोजना प्रबंधक"),
        (MP, pack::MISSION_BLOCK, "विकासखण्ड प्रबंधक"),
    ] {
        assert_eq!(book.post_kind(state(lgd), post).unwrap().title.hi, title);
    }
    assert_eq!(book.vocabulary(state(UP)), Vocabulary::Up);
    assert_eq!(book.vocabulary(state(MP)), Vocabulary::Mp);
}

#[test]
fn a_tourism_work_is_a_line_of_the_district_and_not_of_a_block() {
    let book = rulebook();
    let code = SchemeCode::new("tourism-works");
    let has = |tier| book.schemes(state(UP), tier).iter().any(|scheme| scheme.code == code);
    assert!(has(Tier::District));
    assert!(!has(Tier::Block));
    assert!(!book.schemes(state(MP), Tier::District).iter().any(|scheme| scheme.code == code));
}

#[test]
fn groups_are_a_level_and_cases_of_a_year_add_up() {
    let book = rulebook();
    for (code, nature) in [
        ("shg", Nature::Stock),
        ("shg-rf", Nature::Stock),
        ("accounts-opened", Nature::Stock),
        ("bank-linkage", Nature::Flow),
        ("mdm-meals", Nature::Flow),
    ] {
        assert_eq!(book.indicators().get(&IndicatorCode::new(code)).unwrap().nature, nature);
    }
}

#[test]
fn a_heading_as_an_office_writes_it_is_known() {
    let book = rulebook();
    let headings = [
        ("रिवाल्विंग फण्ड", "shg-rf"),
        ("आर०एफ०", "shg-rf"),
        ("सी0आई0एफ0", "shg-cif"),
        ("खाते खुले", "accounts-opened"),
        ("बी0सी0 सखी", "bc-sakhi"),
        ("CCL", "bank-linkage"),
        ("राज्य वित्त", "state-finance-spent"),
        ("मध्यान्ह भोजन उपस्थिति", "mdm-meals"),
    ];
    for (heading, code) in headings {
        let indicator = book.indicators().get(&IndicatorCode::new(code)).unwrap();
        assert!(indicator.aliases.iter().any(|alias| alias == heading), "{heading}");
    }
}
