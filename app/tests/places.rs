//! Places through the command line: the parents of both trees, changes by order, codes of other directories.
//! Each file is taken whole or not at all.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use common::Office;

const FEDERATION: &str = "\
tier,lgd,parent,slug,hi,en,aliases,cluster
clf,11,maitha,sahyog,सहयोग,Sahyog CLF,,
gp,21,maitha,rampur,रामपुर,Rampur,,
vo,31,rampur,jyoti,ज्योति,Jyoti VO,,sahyog
vo,32,rampur,pragati,प्रगति,Pragati VO,,
";

const SHEET: &str = "\
ग्राम संगठन,SHG,
,लक्ष्य,उपलब्धि
ज्योति,20,12
प्रगति,20,18
";

fn on_each(name: &str, test: impl Fn(&Office)) {
    testkit::on_each_address(|address| {
        let office = Office::open(address, name);
        let file = office.file("federation.csv", FEDERATION);
        let add = ["places", "add", &file, "--from", "2024-04-01", "--order", "सूची"];
        let added = office.say(&add).well();
        assert!(added.contains("4 places, 1 new members of clusters"), "{added}");
        let again = office.say(&add).well();
        assert!(again.contains("0 new members"), "{again}");
        test(&office);
    });
}

#[test]
fn a_sheet_of_organisations_counts_in_gram_panchayat_and_cluster() {
    on_each("both-trees", |office| {
        let sheet = office.file("sheet.csv", SHEET);
        let of = ["--place", "maitha", "--period", "2024-09", "--as-on", "2024-09-30"];
        office.say(&[&["import", &sheet], &of[..]].concat()).well();
        for (place, achieved) in [("sahyog", 12), ("rampur", 30), ("maitha", 30), ("jyoti", 12)] {
            assert_eq!(office.achieved(place, "shg"), Some(achieved), "{place}");
        }
        office.verified();
    });
}

#[test]
fn changes_are_recorded_all_or_none_and_the_line_is_told() {
    on_each("changes", |office| {
        let before = office.verified();
        let bad = "what,place,from,order,hi\n\
                   renamed,rampur,2024-10-01,114/2024,रामपुर खास\n\
                   renamed,nowhere,2024-10-01,114/2024,कहीं\n";
        let refused = office.say(&["places", "change", &office.file("bad.csv", bad)]);
        assert_eq!((refused.code, office.verified()), (Some(1), before), "{}", refused.text);
        let good = "what,place,from,order,hi,to,hierarchy\n\
                    renamed,rampur,2024-10-01,114/2024,रामपुर खास,,\n\
                    moved,pragati,2024-10-01,115/2024,,sahyog,federation\n";
        let done = office.say(&["places", "change", &office.file("good.csv", good)]).well();
        assert!(done.contains("2 changes"), "{done}");
        assert_eq!(office.verified(), before + 2);
    });
}

#[test]
fn codes_with_a_fault_are_told_by_line_and_none_is_taken() {
    on_each("codes", |office| {
        let before = office.verified();
        let say = |table: &str| {
            let file = office.file("codes.csv", table);
            office.say(&["places", "codes", &file, "--register", "nrlm", "--order", "MIS"])
        };
        let refused = say("place,code,version\n\
                           district:156,31347,\n\
                           malasa,31347,\n\
                           malasa,7,\n\
                           malasa,8,\n\
                           maitha,,\n\
                           nowhere,9,\n\
                           rasulabad,10,x\n");
        assert_eq!((refused.code, office.verified()), (Some(1), before), "{}", refused.text);
        for fault in [
            "line 3: code 31347 stands for another place in line 2",
            "line 5: malasa has another code in line 3",
            "line 6: no code",
            "line 7: no place nowhere",
            "line 8: x is no version",
            "nothing was taken",
        ] {
            assert!(refused.text.contains(fault), "{fault}: {}", refused.text);
        }
        let taken = say("place,code,version\ndistrict:156,31347,\nmalasa,०३१३४७००१,2\n").well();
        assert!(taken.contains("2 codes"), "{taken}");
        let taken = say("place,code,version\nmaitha,31347,\n");
        assert!(
            taken.text.contains("line 2: code 31347 is that of Kanpur Dehat"),
            "{}",
            taken.text
        );
    });
}
