//! The desk at which Typst works: four fonts, the layouts, the values of one paper, and a calendar
//! that always shows the date of the letter. Whatever else is asked for does not exist.

use std::sync::OnceLock;

use jiff::civil::Date;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts::fonts;

const WORDS: &[u8] = include_bytes!("../letters/words.json");

/// The layout that a paper is set by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Minutes,
    DirectiveList,
    HandingOver,
    Paper,
    Explanation,
    Booklet,
}

/// Everything that one compilation may see.
pub(crate) struct Desk {
    form: Form,
    values: Bytes,
    today: Date,
}

impl Desk {
    /// A desk for one paper; `values` is its JSON.
    pub(crate) fn new(form: Form, values: Vec<u8>, today: Date) -> Self {
        Self { form, values: Bytes::new(values), today }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        static LIBRARY: OnceLock<LazyHash<Library>> = OnceLock::new();
        LIBRARY.get_or_init(|| LazyHash::new(Library::default()))
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &fonts().book
    }

    fn main(&self) -> FileId {
        let layouts = layouts();
        match self.form {
            Form::Minutes => layouts.minutes.id(),
            Form::DirectiveList => layouts.directive_list.id(),
            Form::HandingOver => layouts.handing_over.id(),
            Form::Paper => layouts.paper.id(),
            Form::Explanation => layouts.explanation.id(),
            Form::Booklet => layouts.booklet.id(),
        }
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let layouts = layouts();
        [
            &layouts.common,
            &layouts.minutes,
            &layouts.directive_list,
            &layouts.handing_over,
            &layouts.paper,
            &layouts.explanation,
            &layouts.booklet,
        ]
        .into_iter()
        .find(|layout| layout.id() == id)
        .cloned()
        .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let layouts = layouts();
        if id == layouts.values {
            Ok(self.values.clone())
        } else if id == layouts.words {
            Ok(Bytes::new(WORDS))
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts().faces.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        let month = u8::try_from(self.today.month()).ok()?;
        let day = u8::try_from(self.today.day()).ok()?;
        Datetime::from_ymd(i32::from(self.today.year()), month, day)
    }
}

/// The layouts, parsed once, and the names of the two data files.
struct Layouts {
    common: Source,
    minutes: Source,
    directive_list: Source,
    handing_over: Source,
    paper: Source,
    explanation: Source,
    booklet: Source,
    values: FileId,
    words: FileId,
}

fn layouts() -> &'static Layouts {
    static LAYOUTS: OnceLock<Layouts> = OnceLock::new();
    LAYOUTS.get_or_init(|| Layouts {
        common: layout("common.typ", include_str!("../letters/common.typ")),
        minutes: layout("minutes.typ", include_str!("../letters/minutes.typ")),
        directive_list: layout("directive-list.typ", include_str!("../letters/directive-list.typ")),
        handing_over: layout("handing-over.typ", include_str!("../letters/handing-over.typ")),
        paper: layout("paper.typ", include_str!("../letters/paper.typ")),
        explanation: layout("explanation.typ", include_str!("../letters/explanation.typ")),
        booklet: layout("booklet.typ", include_str!("../letters/booklet.typ")),
        values: name("paper.json"),
        words: name("words.json"),
    })
}

fn layout(file: &str, text: &str) -> Source {
    Source::new(name(file), text.to_owned())
}

fn name(file: &str) -> FileId {
    let path = VirtualPath::new(file).expect("a plain file name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}
