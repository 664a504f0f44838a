//! Forms as our templates write them, and what was sent from them.

use super::*;

fn sent(fields: &[(&str, &str)]) -> Sent {
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Sent { address: "/a&b".to_owned(), fields: fields.collect(), ..Sent::default() }
}

/// The inside of the form after it was filled.
fn filled(form: &str, fields: &[(&str, &str)]) -> String {
    let page = format!("<p>1</p><form method=\"post\" action=\"/a&#38;b\">{form}</form><p>2</p>");
    let page = fill(&page, &sent(fields), "why").expect("the form is there");
    let inside = page.strip_prefix("<p>1</p><form method=\"post\" action=\"/a&#38;b\">");
    let inside = inside.and_then(|page| page.strip_suffix("</form><p>2</p>"));
    let (fault, inside) = inside.expect("the page around it").split_once("</p>").expect("a fault");
    assert_eq!(fault, "<p class=\"why\" id=\"typed\">why");
    inside.to_owned()
}

#[test]
fn every_kind_of_field_is_filled_as_it_was_sent() {
    for (form, fields, expected) in [
        (
            "<input id=\"d\" name=\"d\" required value=\"\">",
            &[("d", "7 \"दिन\" & <b>")][..],
            "<input id=\"d\" name=\"d\" required value=\"7 &#34;दिन&#34; &#38; &#60;b&#62;\">",
        ),
        ("<input name=\"d\">", &[("d", "x")], "<input name=\"d\" value=\"x\">"),
        (
            "<input type=\"date\" name=\"d\" value=\"2024-10-01\">",
            &[("d", "2024-10-31")],
            "<input type=\"date\" name=\"d\" value=\"2024-10-31\">",
        ),
        (
            "<textarea id=\"w\" name=\"w\" required></textarea><button>ok</button>",
            &[("w", "\nपंक्ति\n</textarea><script>")],
            "<textarea id=\"w\" name=\"w\" required>\nपंक्ति\n&#60;/textarea&#62;&#60;script&#62;</textarea><button>ok</button>",
        ),
        (
            "<textarea name=\"w\">old</textarea>",
            &[("v", "1")],
            "<textarea name=\"w\">\nold</textarea>",
        ),
        (
            "<select name=\"s\" multiple><option value=\"a\" selected>A</option><option value=\"b\">B</option></select>",
            &[("s", "b")],
            "<select name=\"s\" multiple><option value=\"a\">A</option><option value=\"b\" selected>B</option></select>",
        ),
        (
            "<input type=\"radio\" name=\"r\" value=\"1\" checked> <input type=\"radio\" name=\"r\" value=\"2\">",
            &[("r", "2")],
            "<input type=\"radio\" name=\"r\" value=\"1\"> <input type=\"radio\" name=\"r\" value=\"2\" checked>",
        ),
        (
            "<input name=\"t\"><input name=\"t\">",
            &[("t", "one"), ("t", "two")],
            "<input name=\"t\" value=\"one\"><input name=\"t\" value=\"two\">",
        ),
        (
            "<datalist id=\"l\"><option>x</option></datalist>",
            &[("l", "x")],
            "<datalist id=\"l\"><option>x</option></datalist>",
        ),
        ("<input name=\"d\">", &[("d", "a\0\u{202e}b")], "<input name=\"d\" value=\"ab\">"),
    ] {
        assert_eq!(filled(form, fields), expected);
    }
}

#[test]
fn a_password_a_file_and_a_hidden_field_stay_as_the_page_made_them() {
    for kind in ["password", "file", "hidden"] {
        let form = format!("<input type=\"{kind}\" name=\"n\">");
        assert_eq!(filled(&form, &[("n", "secret")]), form);
    }
}

#[test]
fn of_several_forms_to_one_address_that_with_the_same_hidden_fields_is_filled() {
    let form = |owner: &str| {
        format!(
            "<details class=\"fold\"><form method=\"post\" action=\"/a&#38;b\">\
             <input type=\"hidden\" name=\"owner\" value=\"{owner}\">\
             <textarea name=\"w\"></textarea></form></details>"
        )
    };
    let page = [form("one"), form("two"), form("three")].concat();
    let page = fill(&page, &sent(&[("owner", "two"), ("w", "शब्द")]), "").expect("a form");
    let forms: Vec<&str> = page.split("<details").skip(1).collect();
    let (Some(first), Some(second), Some(third)) = (forms.first(), forms.get(1), forms.get(2))
    else {
        panic!("{page}");
    };
    assert!(!first.contains("शब्द") && !third.contains("शब्द"), "{page}");
    assert!(second.contains("शब्द") && second.starts_with(" open class"), "{page}");
    assert!(!first.starts_with(" open") && !third.starts_with(" open"), "{page}");
}

#[test]
fn a_page_without_the_form_is_not_filled() {
    let page = "<form method=\"post\" action=\"/other\"></form>";
    assert_eq!(fill(page, &sent(&[("w", "x")]), ""), None);
}

#[test]
fn only_forms_that_write_carry_the_position() {
    let page = "<form method=\"post\" action=\"/x\">a</form><form action=\"/y\">b</form>";
    let expected = "<form method=\"post\" action=\"/x\">\
                    <input type=\"hidden\" name=\"once\" value=\"7\">a</form><form action=\"/y\">b</form>";
    assert_eq!(position(page, 7), expected);
    assert_eq!(position("no form", 7), "no form");
}
