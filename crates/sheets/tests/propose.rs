//! Sheets as offices send them, and what each would save.

mod common;

use common::{figures, found, proposed, proposed_with};
use domain::figure::Cell;
use expect_test::expect;

#[test]
fn a_wide_sheet_with_titles_above_and_a_total_below_is_understood() {
    let proposal = proposed(include_bytes!("sheets/wide.csv"));
    assert!(proposal.findings.is_empty(), "{:?}", found(&proposal));
    expect![[r#"
        accounts target-to-date 2025-10 1141 218
        accounts target-to-date 2025-10 1142 177188
        accounts target-to-date 2025-10 1143 100
        accounts achieved-to-date 2025-10 1141 172
        accounts achieved-to-date 2025-10 1142 0
        accounts achieved-to-date 2025-10 1143 not-reported
        lakhpati-didi achieved 2025-10 1141 45
        lakhpati-didi achieved 2025-10 1142 not-applicable
        lakhpati-didi achieved 2025-10 1143 20
        lakhpati-didi target-to-date 2025-10 1141 1200
        lakhpati-didi target-to-date 2025-10 1142 no-target
        lakhpati-didi target-to-date 2025-10 1143 300
    "#]]
    .assert_eq(&figures(&proposal));
    let ignored: Vec<&str> = proposal.ignored.iter().map(|i| i.why.word()).collect();
    let expected = ["title", "title", "serial", "percent", "remark", "numbering", "total", "note"];
    assert_eq!(ignored, expected);
}

#[test]
fn the_same_sheet_saved_by_a_spreadsheet_gives_the_same_figures() {
    let text = proposed(include_bytes!("sheets/wide.csv"));
    let saved = proposed(include_bytes!("sheets/libreoffice.xlsx"));
    assert!(saved.findings.is_empty(), "{:?}", found(&saved));
    assert_eq!(figures(&saved), figures(&text));
}

#[test]
fn a_sheet_turned_round_is_understood() {
    let sheet = "कार्यक्रम,मैथा,,रसूलाबाद,,योग\n,लक्ष्य,उपलब्धि,लक्ष्य,उपलब्धि,\nलखपति दीदी,100,50,200,60,110\nखाते,218,172,10,10,182\n";
    let proposal = proposed(sheet.as_bytes());
    assert!(proposal.findings.is_empty(), "{:?}", found(&proposal));
    expect![[r#"
        accounts target-to-date 2025-10 1141 218
        accounts target-to-date 2025-10 1142 10
        accounts achieved-to-date 2025-10 1141 172
        accounts achieved-to-date 2025-10 1142 10
        lakhpati-didi target-to-date 2025-10 1141 100
        lakhpati-didi target-to-date 2025-10 1142 200
        lakhpati-didi achieved-to-date 2025-10 1141 50
        lakhpati-didi achieved-to-date 2025-10 1142 60
    "#]]
    .assert_eq(&figures(&proposal));
}

#[test]
fn long_rows_carry_their_own_programme_and_month() {
    let sheet = "block,indicator,month,target,achieved\n1141,accounts,2025-09,200,150\n1141,accounts,अक्टूबर 2025,218,172\nRasulabad,Lakhpati Didi,4,5,4\n";
    let proposal = proposed(sheet.as_bytes());
    assert!(proposal.findings.is_empty(), "{:?}", found(&proposal));
    expect![[r#"
        accounts target-to-date 2025-09 1141 200
        accounts target-to-date 2025-10 1141 218
        accounts achieved-to-date 2025-09 1141 150
        accounts achieved-to-date 2025-10 1141 172
        lakhpati-didi target-to-date 2025-04 1142 5
        lakhpati-didi achieved-to-date 2025-04 1142 4
    "#]]
    .assert_eq(&figures(&proposal));
}

#[test]
fn the_programme_of_a_single_sheet_stands_in_its_title() {
    let sheet = "लखपति दीदी कार्यक्रम की प्रगति माह अक्टूबर 2025\nब्लॉक;माह तक लक्ष्य;माह में उपलब्धि;%\nमैथा;10;5;50\nरसूलाबाद;20;5;25\n";
    let proposal = proposed(sheet.as_bytes());
    assert!(proposal.findings.is_empty(), "{:?}", found(&proposal));
    expect![[r#"
        lakhpati-didi achieved 2025-10 1141 5
        lakhpati-didi achieved 2025-10 1142 5
        lakhpati-didi target-to-date 2025-10 1141 10
        lakhpati-didi target-to-date 2025-10 1142 20
    "#]]
    .assert_eq(&figures(&proposal));
}

#[test]
fn a_yearly_target_a_level_and_money_in_lakh_go_where_they_belong() {
    let sheet = "विकास खण्ड;खाते वार्षिक लक्ष्य;समूह;ऋण धनराशि उपलब्धि (रु० लाख में);मध्याह्न भोजन लक्ष्य;मध्याह्न भोजन उपलब्धि\nमैथा;500;40;12.5;90;80\n";
    let proposal = proposed(sheet.as_bytes());
    assert!(proposal.findings.is_empty(), "{:?}", found(&proposal));
    expect![[r#"
        accounts target 2025-26 1141 500
        enrolled achieved 2025-10 1141 90
        groups achieved 2025-10 1141 40
        loan-amount achieved-to-date 2025-10 1141 125000000
        present achieved-to-date 2025-10 1141 80
    "#]]
    .assert_eq(&figures(&proposal));
}

#[test]
fn a_line_that_names_the_district_and_the_month_is_a_title() {
    let sheet = "जनपद;कानपुर देहात;विकास खण्ड;मैथा;माह;अक्टूबर 2025\nविकास खण्ड;खाते लक्ष्य;खाते उपलब्धि;;;\nमैथा;218;172;;;\n";
    let proposal = proposed(sheet.as_bytes());
    assert!(proposal.findings.is_empty(), "{:?}", found(&proposal));
    assert_eq!(figures(&proposal).lines().count(), 2);
}

/// A sheet with one cell put in: `(block, accounts target, accounts achieved)`.
fn with_row(row: &str) -> String {
    format!("ब्लॉक;खाते लक्ष्य;खाते उपलब्धि\nमैथा;218;172\n{row}\n")
}

#[test]
fn each_fault_is_found_in_its_cell() {
    for (row, expected) in [
        ("रसुलाबाद;1;1", vec!["A3 unknown-place"]),
        ("खैर;1;1", vec!["A3 place-outside"]),
        ("अलीगढ़;1;1", vec!["A3 place-outside"]),
        (";1;1", vec!["row 3 place-missing"]),
        ("रसूलाबाद;बारह?;1", vec!["B3 not-a-number"]),
        ("रसूलाबाद;1;85%", vec!["C3 not-a-number"]),
        ("रसूलाबाद;1;-4", vec!["C3 negative"]),
        ("रसूलाबाद;1;4.5", vec!["C3 fraction"]),
        ("रसूलाबाद;1;99999999999999999999", vec!["C3 overflow"]),
        ("रसूलाबाद;1;-", vec!["C3 dash-taken"]),
        ("मैथा;218;172", vec!["B3 twice-same", "C3 twice-same"]),
        ("मैथा;218;173", vec!["B3 twice-same", "C3 twice-differing"]),
        ("योग;218;180", vec!["C3 total-differs"]),
        ("योग;218;172", vec![]),
        ("कानपुर देहात;218;171", vec!["C3 total-differs"]),
        ("fodkl [k.M;1;1", vec!["A3 legacy-font"]),
        ("नोट: आंकड़े अनन्तिम हैं;;", vec![]),
    ] {
        let proposal = proposed(with_row(row).as_bytes());
        assert_eq!(found(&proposal), expected, "{row}");
        assert_eq!(proposal.block.places.is_empty(), proposal.stops(), "{row}");
        assert!(!proposal.preview.is_empty(), "{row}");
    }
}

#[test]
fn a_wrong_place_is_answered_with_the_nearest_names() {
    let proposal = proposed(with_row("रसुलाबाद;1;1").as_bytes());
    let values = proposal.findings.first().map(|finding| finding.what.values());
    let nearest = values.as_deref().and_then(|values| values.last()).map(|(_, v)| v.as_str());
    assert_eq!(nearest, Some("रसूलाबाद"));
}

#[test]
fn headings_that_are_not_known_stop_only_when_figures_stand_under_them() {
    let sheet = "ब्लॉक;खाते उपलब्धि;गोदाम निर्माण;संपर्क\nमैथा;172;4;रमेश\n";
    let proposal = proposed(sheet.as_bytes());
    assert_eq!(found(&proposal), ["C1 unknown-heading"]);
    assert_eq!(proposal.columns.len(), 1);
}

#[test]
fn a_part_over_its_whole_is_flagged_and_kept() {
    let sheet = "ब्लॉक;समूह;आर०एफ० प्राप्त समूह;नामांकन;उपस्थिति\nमैथा;40;41;90;91\nरसूलाबाद;40;40;90;90\n";
    let proposal = proposed(sheet.as_bytes());
    assert_eq!(found(&proposal), ["C2 part-over-whole", "E2 part-over-whole"]);
    assert!(!proposal.stops());
}

#[test]
fn a_total_to_date_that_falls_is_flagged_with_both_figures() {
    let held = |_: &_, kind: domain::figure::FigureKind, period: domain::period::Period, _| {
        (kind.word() == "achieved-to-date" && period.to_string() == "2025-08")
            .then_some(Cell::Value(180))
    };
    let proposal = proposed_with(with_row("रसूलाबाद;300;200").as_bytes(), &held, None);
    assert_eq!(found(&proposal), ["C2 falling"]);
    let shown = proposal.findings.first().map(ToString::to_string).unwrap_or_default();
    assert!(shown.contains("172") && shown.contains("180 in 2025-08"), "{shown}");
    assert!(!proposal.stops());
}

#[test]
fn a_file_without_a_table_says_what_is_missing() {
    for (text, expected) in [
        ("", "empty"),
        ("\n\n;;\n", "empty"),
        ("केवल एक शीर्षक\nऔर कुछ नहीं\n", "no-header"),
        ("1;2\n3;4\n", "no-header"),
        ("ब्लॉक;खाते लक्ष्य;खाते उपलब्धि\n", "no-rows"),
        ("ब्लॉक;\"खाते\n", "unclosed-quote"),
    ] {
        let proposal = proposed(text.as_bytes());
        let codes: Vec<&str> = proposal.findings.iter().map(|f| f.what.code()).collect();
        assert_eq!(codes, [expected], "{text:?}");
    }
}

#[test]
fn every_encoding_of_one_sheet_gives_the_same_figures() {
    let text = with_row("रसूलाबाद;1;1");
    let utf_16 =
        |to_bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>();
    let with_bom = |bom: &[u8], bytes: &[u8]| [bom, bytes].concat();
    let expected = figures(&proposed(text.as_bytes()));
    assert_eq!(expected.lines().count(), 4);
    for (name, bytes) in [
        ("UTF-8 with BOM", with_bom(b"\xEF\xBB\xBF", text.as_bytes())),
        ("UTF-16 LE with BOM", with_bom(b"\xFF\xFE", &utf_16(u16::to_le_bytes))),
        ("UTF-16 BE with BOM", with_bom(b"\xFE\xFF", &utf_16(u16::to_be_bytes))),
        ("UTF-16 LE", utf_16(u16::to_le_bytes)),
        ("UTF-16 BE", utf_16(u16::to_be_bytes)),
        ("lone CR", text.replace('\n', "\r").into_bytes()),
        ("CR LF", text.replace('\n', "\r\n").into_bytes()),
        ("tabs", text.replace(';', "\t").into_bytes()),
        ("commas", text.replace(';', ",").into_bytes()),
        ("sep line", format!("sep=;\r\n{text}").into_bytes()),
    ] {
        let proposal = proposed(&bytes);
        assert_eq!(figures(&proposal), expected, "{name}: {:?}", found(&proposal));
    }
}

#[test]
fn a_western_encoding_is_read_and_said() {
    let proposal = proposed(b"block;Accounts opened\nMaitha;172\nnote \x96;\n");
    assert_eq!(found(&proposal), ["encoding-guessed"]);
    assert_eq!(figures(&proposal), "accounts achieved-to-date 2025-10 1141 172\n");
}
