//! A small sound pack, and ways to spoil it.
#![expect(clippy::unwrap_used, reason = "a test")]
#![expect(unreachable_pub, reason = "shared by several test programs")]

use expect_test::Expect;
use pack::check;

pub type Files = Vec<(String, String)>;

pub const HEAD: &str = "id = \"sundarpur\"
version = \"1\"
hi = \"सुन्दरपुर\"
en = \"Sundarpur\"
states = [9]
order = \"none\"
";
pub const INDICATORS: &str = "code,hi,en,unit,noun_hi,noun_en,nature,part_of,aliases
shg,समूह,Groups,count,समूह,groups,stock,,SHG
shg-rf,समूह आर.एफ.,Groups with RF,count,समूह,groups,stock,shg,RF|आर.एफ.
fund,निधि,Fund,paise,रुपये,rupees,flow,,
";
pub const SCHEMES: &str = "code,hi,en,department_hi,department_en,district_post,block_post,achieved,against,weight,down_to
shg,समूह गठन,Groups formed,मिशन,Mission,dc,bmm,shg,target,1,block
rf,रिवॉल्विंग फण्ड,Revolving fund,मिशन,Mission,dc,bmm,shg-rf,shg,2,block
";
pub const POSTS: &str = "code,hi,en,tier,department_hi,department_en,duty
dc,उपायुक्त,Deputy commissioner,district,मिशन,Mission,mission
bmm,ब्लॉक मिशन प्रबंधक,Block mission manager,block,मिशन,Mission,field
";
pub const NORMS: &str = "code,value,from,to,source
reply-days,5,2020-04-01,2024-03-31,Order of 1 April 2020
reply-days,3,2024-04-01,,Order of 1 April 2024
";
pub const GRADING: &str = "[[method]]
code = \"plain\"
hi = \"श्रेणी\"
en = \"Grades\"
scale = 10
tie = \"competition\"
missing = \"lowest-band\"
from = \"2020-04-01\"
source = \"default\"
is_default = true

[[method.line]]
letter = \"A\"
low = { value = \"80\", inclusive = true }
marks = \"5\"

[[method.line]]
letter = \"B\"
high = { value = \"80\", inclusive = false }
marks = \"2\"

[[method.score]]
letter = \"A\"
low = { value = \"7.5\", inclusive = true }

[[method.score]]
letter = \"B\"
high = { value = \"7.5\", inclusive = false }
";

pub const PERSISTENCE: &str = r#"[[rule]]
code = "low"
hi = "निम्न श्रेणी"
en = "Low letter"
watches = "low-letter"
letters = ["D", "E"]
times = 3
span = "running"
tier = "district"
silence = "is-nothing"
consequence = "explanation"
from = "2024-04-01"
source = "Order of 1 April 2024"
"#;

pub fn files() -> Files {
    [
        ("pack.toml", HEAD),
        ("indicators.csv", INDICATORS),
        ("schemes.csv", SCHEMES),
        ("posts.csv", POSTS),
        ("norms.csv", NORMS),
        ("grading.toml", GRADING),
        ("persistence.toml", PERSISTENCE),
    ]
    .map(|(name, text)| (name.to_owned(), text.to_owned()))
    .to_vec()
}

/// The sound pack with one piece of one file changed.
pub fn changed(file: &str, from: &str, to: &str) -> Files {
    let mut files = files();
    let text = &mut files.iter_mut().find(|(name, _)| name == file).unwrap().1;
    assert!(text.contains(from), "{file} has no {from:?}");
    *text = text.replacen(from, to, 1);
    files
}

pub fn lines(faults: &[pack::Fault]) -> String {
    faults.iter().map(|fault| format!("{}:{}: {}\n", fault.file, fault.line, fault.what)).collect()
}

pub fn check_change(file: &str, from: &str, to: &str, expected: &Expect) {
    expected.assert_eq(&lines(&check(&changed(file, from, to))));
}
