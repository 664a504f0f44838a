//! Which crate may rest on which: arrows point only down (ARCHITECTURE.md), and any other edge
//! fails by name.

use super::Fault;
use crate::workspace::{Kind, Package};

/// What a crate may rest on, and what its tests may besides.
#[derive(Debug)]
struct Edges {
    from: &'static str,
    to: &'static [&'static str],
    tests: &'static [&'static str],
}

const ALLOWED: &[Edges] = &[
    Edges {
        from: "anupalan",
        to: &[
            "web", "desk", "store", "score", "sheets", "letters", "notes", "pack", "domain",
            "hindi",
        ],
        tests: &["testkit"],
    },
    Edges { from: "web", to: &["desk", "domain", "hindi"], tests: &["testkit"] },
    Edges {
        from: "desk",
        to: &[
            "store", "score", "sheets", "photos", "letters", "messages", "notes", "pack", "domain",
            "hindi",
        ],
        tests: &["testkit"],
    },
    Edges { from: "store", to: &["domain", "hindi"], tests: &["testkit"] },
    Edges { from: "score", to: &["domain"], tests: &["testkit"] },
    Edges { from: "sheets", to: &["domain", "hindi"], tests: &["testkit"] },
    Edges { from: "photos", to: &["domain"], tests: &[] },
    Edges { from: "letters", to: &["domain"], tests: &["testkit"] },
    Edges { from: "messages", to: &["domain", "hindi"], tests: &["testkit"] },
    Edges { from: "notes", to: &[], tests: &[] },
    Edges { from: "pack", to: &["domain"], tests: &["score", "testkit"] },
    Edges { from: "domain", to: &[], tests: &[] },
    Edges { from: "hindi", to: &[], tests: &[] },
    Edges { from: "testkit", to: &["domain", "store"], tests: &[] },
    Edges { from: "xtask", to: &[], tests: &[] },
];

pub(crate) fn check(packages: &[Package]) -> Vec<Fault> {
    packages.iter().flat_map(package_faults).collect()
}

fn package_faults(package: &Package) -> Vec<Fault> {
    let name = package.name.as_str();
    let fault = |what: String| Fault { path: format!("crate {name}"), line: 0, what };
    let Some(allowed) = ALLOWED.iter().find(|edges| edges.from == name) else {
        return vec![fault("is not in the list of crates in xtask/src/tidy/edges.rs".to_owned())];
    };
    let ours = package.dependencies.iter().filter(|on| on.is_ours);
    let forbidden = ours.filter(|on| {
        let on_name = &on.name.as_str();
        let in_tests = on.kind == Kind::Dev && allowed.tests.contains(on_name);
        !in_tests && !allowed.to.contains(on_name)
    });
    forbidden
        .map(|on| fault(format!("{name} may not rest on {} ({:?})", on.name, on.kind)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Dependency;

    fn faults(from: &str, on: &str, kind: Kind) -> usize {
        let dependency = Dependency { name: on.to_owned(), kind, is_ours: true };
        check(&[Package { name: from.to_owned(), dependencies: vec![dependency] }]).len()
    }

    #[test]
    fn arrows_point_only_down() {
        let cases = [
            ("web", "desk", Kind::Normal, 0),
            ("desk", "web", Kind::Normal, 1),
            ("web", "store", Kind::Normal, 1),
            ("sheets", "letters", Kind::Normal, 1),
            ("domain", "hindi", Kind::Normal, 1),
            ("pack", "score", Kind::Dev, 0),
            ("pack", "score", Kind::Normal, 1),
            ("store", "testkit", Kind::Dev, 0),
            ("store", "testkit", Kind::Normal, 1),
            ("web", "testkit", Kind::Build, 1),
        ];
        for (from, on, kind, n_faults) in cases {
            assert_eq!(faults(from, on, kind), n_faults, "{from} on {on}, {kind:?}");
        }
    }

    #[test]
    fn a_crate_that_is_not_listed_is_a_fault() {
        assert_eq!(faults("helpers", "domain", Kind::Normal), 1);
    }

    #[test]
    fn what_comes_from_the_registry_is_no_edge() {
        let on = Dependency { name: "web".into(), kind: Kind::Normal, is_ours: false };
        assert_eq!(check(&[Package { name: "domain".into(), dependencies: vec![on] }]), []);
    }
}
