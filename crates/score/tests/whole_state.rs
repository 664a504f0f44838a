//! A whole state by a norm that is tried: seventy-five districts and a hundred and ten lines. How long it takes
//! is a matter for the bench; here it must come out the same as adopting the norm.

mod world;

use domain::grade::{Marks, Method, Terms, Value};
use domain::indicator::Nature;
use domain::place::{PlaceCode, Tier, Tree};
use domain::scheme::Against;
use score::{league, try_below};
use world::{book, cube, district, fig, indicator, method, period, place, scheme, v};

const N_DISTRICTS: u32 = 75;
const N_LINES: i64 = 110;

#[test]
fn a_whole_state_is_tried_by_another_norm_and_comes_out_as_if_it_were_adopted() {
    let state = PlaceCode::new(Tier::State, 9);
    let mut places = vec![place(state, None)];
    places.extend((1..=N_DISTRICTS).map(|n| place(district(n), Some(state))));
    let tree = std::sync::Arc::new(Tree::build(places).expect("a sound tree"));
    let codes: Vec<String> = (0..N_LINES).map(|n| format!("line-{n}")).collect();
    let mut figures = Vec::new();
    for (n, code) in (0..).zip(&codes) {
        for d in 1..=N_DISTRICTS {
            let achieved = (i64::from(d) * 37 + n * 61) % 130;
            figures.push(fig(&format!("{code} t 2025-05"), district(d), v(100)));
            figures.push(fig(&format!("{code} a 2025-05"), district(d), v(achieved)));
        }
    }
    let cube = cube(tree, &figures);
    let of = |method: Method| {
        let indicators = codes.iter().map(|code| indicator(code, Nature::Flow)).collect();
        let lines = codes.iter().map(|code| scheme(code, 1, Against::Target)).collect();
        book(indicators, lines, method)
    };
    let marks = Marks::Straight { full_hundredths: 500, full_at_hundredths: 10_000 };
    let terms = Terms { value: Value::Spread, marks, ..Terms::default() };
    let spread = Method { terms, ..method() };
    let may = period("2025-05");
    let tried = try_below((&cube, &of(method())), &spread, state, may);
    let adopted = league(&cube, &of(spread), state, may);
    assert_eq!(tried.len(), 75);
    for (tried, adopted) in tried.iter().zip(&adopted) {
        assert_eq!(tried.then, *adopted);
        assert!(tried.now.is_some());
    }
}
