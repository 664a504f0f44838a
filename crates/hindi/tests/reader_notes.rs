//! Whole notes, composed here in the manner of several states: header, figures with their roles, who was
//! there, grades; and texts that are no notes at all.

#![expect(clippy::unwrap_used, reason = "a test")]

use hindi::reader::{
    self, Context, FigureRole, GradeLetter, Reading, Script, Tongue, Unit, Unreadable,
};
use jiff::civil::date;

fn read(note: &str) -> Reading {
    reader::read(note, &Context::default()).unwrap()
}

fn figures(note: &str) -> Vec<(String, String, FigureRole)> {
    let reading = read(note);
    let row = |figure: &reader::Figure| {
        (figure.span.of(note).to_owned(), figure.value.to_string(), figure.role)
    };
    reading.figures.iter().map(row).collect()
}

const UP: &str = "\
सीडीओ ने परखी समूहों की प्रगति
उन्नाव, 12 नवंबर 2024। मुख्य विकास अधिकारी डॉ. कृति राज की अध्यक्षता में विकास भवन सभागार में समीक्षा बैठक हुई। \
बताया गया कि 640 के लक्ष्य के सापेक्ष 405 समूहों को ही ऋण मिला है, 118 पत्रावलियां बैंकों में लंबित हैं। \
बीएमएम असोहा को शुक्रवार तक सूची देने के निर्देश दिए।
बैठक में डीसी एनआरएलएम संजय पाण्डेय, जिला विकास अधिकारी तथा समस्त बीडीओ उपस्थित रहे।
";

#[test]
fn the_head_of_a_note_is_read() {
    let reading = read(UP);
    let header = &reading.header;
    let words = |span: Option<reader::Span>| span.map(|span| span.of(UP));
    assert_eq!(words(header.district), Some("उन्नाव"));
    assert_eq!(header.state.as_deref(), Some("उत्तर प्रदेश"));
    assert_eq!(words(header.chair.post), Some("मुख्य विकास अधिकारी"));
    assert_eq!(words(header.chair.name), Some("कृति राज"));
    assert_eq!(words(header.venue), Some("विकास भवन सभागार"));
    assert_eq!(header.date, Some(date(2024, 11, 12)));
}

#[test]
fn a_weekday_counts_from_the_day_of_the_sitting() {
    // 12 November 2024 is a Tuesday.
    let due = read(UP).directives[0].deadline.unwrap();
    assert_eq!((due.span.of(UP), due.due), ("शुक्रवार तक", reader::Due::Days(3)));
}

#[test]
fn those_present_are_listed_one_by_one_without_the_chair() {
    let reading = read(UP);
    let names: Vec<&str> = reading.attendees.iter().map(|span| span.of(UP)).collect();
    assert_eq!(names, ["डीसी एनआरएलएम संजय पाण्डेय", "जिला विकास अधिकारी", "समस्त बीडीओ"]);
}

#[test]
fn figures_have_the_role_their_words_give_them() {
    use FigureRole::{Achieved, Other, Registered, Remaining, Target};
    let table: &[(&str, &[(&str, FigureRole)])] = &[
        (
            "राजस्व वसूली का लक्ष्य 45 करोड़ रुपये है, अब तक 28.5 करोड़ की वसूली हुई है।",
            &[("450000000", Target), ("285000000", Achieved)],
        ),
        (
            "पोर्टल पर 1,120 शिकायतें प्राप्त हुईं, 1,045 का निस्तारण हुआ तथा 75 लंबित हैं।",
            &[("1120", Registered), ("1045", Achieved), ("75", Remaining)],
        ),
        (
            "स्वीकृत 24 कार्यों में से 15 पूर्ण हैं और शेष 09 कार्य अपूर्ण हैं।",
            &[("24", Registered), ("15", Achieved), ("9", Remaining)],
        ),
        ("हर समूह को 20 हजार रुपये की दर से राशि दी जाती है।", &[("20000", Other)]),
        (
            "विकासखंडों की प्रगति क्रमशः 45, 52 तथा 61 प्रतिशत रही।",
            &[("45", Achieved), ("52", Achieved), ("61", Achieved)],
        ),
        ("जिले में 35 हजार 740 महिलाएं समूहों से जुड़ी हैं।", &[("35740", Achieved)]),
        ("इस वर्ष 10 लाख पौधे लगाए जाएंगे।", &[("1000000", Target)]),
        ("प्रगति 50 प्रतिशत से कम होने पर नाराजगी जताई।", &[("50", Other)]),
        ("12 कर्मचारी अनुपस्थित पाए गए।", &[("12", Other)]),
        ("सचिवों को कम से कम 20 परिवारों का सत्यापन करने के निर्देश दिए।", &[("20", Target)]),
        ("बैंकों को लंबित 38 आवेदन निस्तारित करने के निर्देश दिए।", &[("38", Remaining)]),
        ("3 ब्लॉकों में अभी तक कार्य शुरू नहीं हुआ।", &[("3", Remaining)]),
    ];
    for (note, expected) in table {
        let found: Vec<(String, FigureRole)> =
            figures(note).into_iter().map(|(_, value, role)| (value, role)).collect();
        let expected: Vec<(String, FigureRole)> =
            expected.iter().map(|(value, role)| ((*value).to_owned(), *role)).collect();
        assert_eq!(found, expected, "{note}");
    }
}

#[test]
fn numbers_that_count_nothing_are_left_out() {
    let notes = [
        "बैठक 15.10.2024 को सायं 5 बजे हुई, वर्ष 2024-25 की समीक्षा की गई।",
        "धारा 151 के तहत 15वें वित्त की बीस सूत्री बैठक में 41वां स्थान मिला।",
        "हेल्पलाइन 0522-2230006 तथा 18001805145 पर सूचना दी गई।",
        "सी0एम0 डैशबोर्ड पर 30 दिवस से अधिक के प्रकरण देखे गए।",
        "एक अधिकारी ने बताया कि 18 से 35 वर्ष के युवा आए।",
        "कोविड-19 तथा कक्षा 5 की जानकारी 2020 से 2021 तक की दी गई।",
    ];
    for note in notes {
        let reading = reader::read(note, &Context::default()).unwrap_or_default();
        let found: Vec<&str> = reading.figures.iter().map(|f| f.span.of(note)).collect();
        assert_eq!(found, [""; 0], "{note}");
    }
}

#[test]
fn a_number_is_resolved_with_its_unit() {
    let table = [
        ("75 हजार 352 महिलाएं जुड़ी हैं।", "75352", None),
        ("1 करोड़ 27 लाख 50 हजार रुपये व्यय हुए।", "12750000", Some(Unit::Rupees)),
        ("5,63,069.65 लाख रुपये वितरित हुए।", "56306965000", Some(Unit::Rupees)),
        ("साढ़े सात हजार दीदियां जुड़ीं।", "7500", None),
        ("५१० दीदियां जुड़ी हैं।", "510", None),
        ("86.4 प्रतिशत प्रगति रही।", "86.4", Some(Unit::Percent)),
        ("3.97 लाख मानव दिवस सृजित हुए।", "397000", Some(Unit::PersonDays)),
        ("डेढ़ लाख हेक्टेयर में बुवाई हुई।", "150000", Some(Unit::Hectares)),
    ];
    for (note, value, unit) in table {
        let reading = read(note);
        let [figure] = reading.figures.as_slice() else { panic!("{note}: {:?}", reading.figures) };
        assert_eq!((figure.value.to_string().as_str(), figure.unit), (value, unit), "{note}");
    }
}

#[test]
fn a_grade_has_its_subject_and_whether_an_explanation_was_called() {
    let note = "\
बैठक में निम्न निर्देश दिए गए :-
1. ऊर्जा – विद्युत बिल की वसूली में ए श्रेणी रही।
2. पंचायती राज विभाग – सामुदायिक शौचालय योजना में D श्रेणी आने पर जिला पंचायत राज अधिकारी का स्पष्टीकरण तलब किया गया।
सी तथा डी श्रेणी वाले विभागों की साप्ताहिक समीक्षा की जाए।
";
    let reading = read(note);
    let found: Vec<(&str, GradeLetter, bool)> = reading
        .grades
        .iter()
        .map(|grade| (grade.subject.of(note), grade.letter, grade.explanation_called))
        .collect();
    let expected = [
        ("विद्युत बिल की वसूली", GradeLetter::A, false),
        ("सामुदायिक शौचालय योजना", GradeLetter::D, true),
    ];
    assert_eq!(found, expected);
}

#[test]
fn minutes_in_points_tell_those_who_are_named_behind_them() {
    let note = "\
कार्यवृत्त
दिनांक 05.11.2024 को जिलाधिकारी महोदय की अध्यक्षता में सम्पन्न समीक्षा बैठक का कार्यवृत्त
उपस्थिति: मुख्य विकास अधिकारी, समस्त खण्ड विकास अधिकारी
1. बैंक लिंकेज- पत्रावलियां शाखाओं में जमा करायी जाएं। (कार्यवाही- समस्त ब्लॉक मिशन प्रबन्धक)
2. आडिट- लम्बित आडिट 15 दिवस में पूर्ण कराया जाये।
(कार्यवाही: जिला मिशन प्रबन्धक)
3. लोक निर्माण विभाग – सड़कों का कार्य माह के अंत तक पूर्ण किया जाय।
";
    let reading = read(note);
    let told: Vec<Option<&str>> =
        reading.directives.iter().map(|one| one.addressee.map(|span| span.of(note))).collect();
    let expected =
        [Some("समस्त ब्लॉक मिशन प्रबन्धक"), Some("जिला मिशन प्रबन्धक"), Some("लोक निर्माण विभाग")];
    assert_eq!(told, expected);
    assert_eq!(reading.header.date, Some(date(2024, 11, 5)));
    let names: Vec<&str> = reading.attendees.iter().map(|span| span.of(note)).collect();
    assert_eq!(names, ["मुख्य विकास अधिकारी", "समस्त खण्ड विकास अधिकारी"]);
    // 5 to 30 November.
    assert_eq!(reading.directives[2].deadline.unwrap().due, reader::Due::Days(25));
}

#[test]
fn headlines_and_the_furniture_of_a_page_say_nothing() {
    let note = "\
डीएम ने 12 अधिकारियों को दिए निर्देश, 5 दिन में काम पूरा करें
Updated Thu, 12 Dec 2024 08:15 PM IST
सतना। कलेक्टर अनुराग वर्मा ने सचिवों को खाते खुलवाने के निर्देश दिए।
बैंकों को 7 दिन में ऋण देने के निर्देश
Leave a Reply 5 comments
";
    let reading = read(note);
    let found: Vec<&str> = reading.directives.iter().map(|one| one.span.of(note)).collect();
    assert_eq!(found, ["खाते खुलवाने"]);
    assert_eq!((reading.figures.len(), reading.header.date), (0, None));
}

#[test]
fn the_day_of_the_sitting_may_be_told_besides() {
    let note = "डीएम ने सचिवों को 20 अक्टूबर तक खाते खुलवाने के निर्देश दिए।";
    let unknown = read(note).directives[0].deadline.unwrap();
    assert_eq!(unknown.due, reader::Due::Unknown);
    let context = Context { held_on: Some(date(2024, 10, 15)), ..Context::default() };
    let known = reader::read(note, &context).unwrap().directives[0].deadline.unwrap();
    assert_eq!(known.due, reader::Due::Days(5));
}

#[test]
fn what_is_no_hindi_note_is_said_by_name() {
    let long = "क ".repeat(reader::MOST_BYTES);
    let table = [
        ("", Unreadable::Empty),
        ("१२३ ... 456", Unreadable::Empty),
        (long.as_str(), Unreadable::TooLong { bytes: long.len() }),
        ("<!DOCTYPE html><html><body><p>निर्देश दिए</p></body></html>", Unreadable::Html),
        ("ftykf/kdkjh us fodkl [k.M vf/kdkfj;ksa dks funsZ'k fn;s", Unreadable::LegacyFont),
        ("The collector directed all officers to finish the work.", Unreadable::English),
        ("மாவட்ட ஆட்சியர் அறிவுறுத்தினார்", Unreadable::OtherScript(Script::Tamil)),
        ("জেলা শাসক নির্দেশ দিয়েছেন", Unreadable::OtherScript(Script::Bengali)),
        (
            "जिल्हाधिकाऱ्यांनी बैठक घेतली आहे आणि कामे पूर्ण करण्यात यावीत",
            Unreadable::OtherTongue(Tongue::Marathi),
        ),
        (
            "बैठक के निर्देश\nftykf/kdkjh us fodkl [k.M vf/kdkfj;ksa dks funsZ'k fn;s rFkk lewg ds [kkrs",
            Unreadable::LegacyFont,
        ),
        (
            "ज िलाधि कारी न े खण् ड व िकास अधि कारि यो ं को न िर्द ेश द िए क ि श ेष खात े ख ुलवाए ं",
            Unreadable::Debris,
        ),
        ("आज मौसम सुहावना है और आसमान साफ है।", Unreadable::NoMeeting),
    ];
    for (text, why) in table {
        let shown: String = text.chars().take(40).collect();
        assert_eq!(reader::read(text, &Context::default()), Err(why), "{shown}");
    }
}

#[test]
fn script_in_the_text_and_hidden_controls_are_only_text() {
    let note =
        "\u{202E}डीएम ने स\u{200D}चिवों को <script>alert(1)</script> खाते खुल\u{200B}वाने के निर्देश दिए।";
    let reading = read(note);
    assert_eq!(reading.directives.len(), 1);
    assert!(reading.directives[0].span.of(note).ends_with("खुल\u{200B}वाने"));
}
