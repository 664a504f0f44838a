//! A PDF as a heap of objects. The file is walked from its beginning and each object is taken where it stands; the
//! last of a number is the one that counts, as after a change that was appended. The directory is not believed.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use memchr::memmem;

use super::object::{Dict, Lexer, Object, whole};
use crate::{MOST_INFLATED, Unread};

/// The most objects of a file.
const MOST_OBJECTS: usize = 300_000;
/// How often a reference may lead to a reference, and how deep the tree of pages may be.
const MOST_STEPS: usize = 32;

#[derive(Default)]
pub(super) struct File<'a> {
    bytes: &'a [u8],
    objects: BTreeMap<u32, Entry>,
    root: Option<Object>,
    /// How many bytes may still come out of compression.
    budget: Cell<usize>,
}

#[derive(Clone)]
struct Entry {
    value: Object,
    /// Where the packed bytes of a stream lie.
    stream: Option<(usize, usize)>,
}

/// A page with what it inherits.
pub(super) struct Page {
    pub(super) contents: Vec<Object>,
    pub(super) resources: Dict,
}

impl<'a> File<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Unread> {
        let mut file = Self { bytes, budget: Cell::new(MOST_INFLATED), ..Self::default() };
        let mut at = 0;
        while let Some(found) = bytes.get(at..).and_then(|rest| memmem::find(rest, b"obj")) {
            let word = at + found;
            at = word + 3;
            if let Some(number) = number_before(bytes, word) {
                at = file.object(number, at)?;
            }
            if file.objects.len() > MOST_OBJECTS {
                return Err(Unread::TooLarge);
            }
        }
        file.trailers()?;
        Ok(file)
    }

    /// Takes the object that begins here and tells where it ends.
    fn object(&mut self, number: u32, at: usize) -> Result<usize, Unread> {
        let mut lexer = Lexer::of_file(self.bytes, at);
        let Some(value) = lexer.next() else { return Ok(at) };
        let mut end = lexer.at;
        let stream = value.dict().and_then(|dict| {
            lexer.skip_space();
            self.stream_at(lexer.at, dict)
        });
        if let Some((_, to)) = stream {
            end = to;
        }
        let dict = value.dict().cloned().unwrap_or_default();
        let kind = dict.get(&b"Type"[..]).and_then(Object::name);
        if kind == Some(b"XRef") {
            self.trailer(&dict)?;
        }
        let is_pack = kind == Some(b"ObjStm");
        self.objects.insert(number, Entry { value, stream });
        if is_pack {
            self.unpack(number, &dict)?;
        }
        Ok(end)
    }

    /// Where the bytes of a stream lie, if one begins here.
    fn stream_at(&self, at: usize, dict: &Dict) -> Option<(usize, usize)> {
        let rest = self.bytes.get(at..)?.strip_prefix(b"stream")?;
        let from = at + 6 + usize::from(rest.starts_with(b"\r"));
        let from = from + usize::from(self.bytes.get(from) == Some(&b'\n'));
        let said = dict.get(&b"Length"[..]).and_then(Object::number).and_then(whole);
        let said = said.and_then(|length| from.checked_add(length)).filter(|to| {
            let behind = self.bytes.get(*to..(*to + 16).min(self.bytes.len()));
            behind.is_some_and(|behind| memmem::find(behind, b"endstream").is_some())
        });
        let to = said.or_else(|| {
            let found = memmem::find(self.bytes.get(from..)?, b"endstream")?;
            Some(from + found)
        })?;
        Some((from, to))
    }

    /// The objects that lie together in one stream.
    fn unpack(&mut self, number: u32, dict: &Dict) -> Result<(), Unread> {
        let of = |key: &[u8]| dict.get(key).and_then(Object::number).and_then(whole);
        let (Some(n), Some(first)) = (of(b"N"), of(b"First")) else { return Ok(()) };
        let Some(bytes) = self.stream(number)? else { return Ok(()) };
        let mut heads = Lexer::of_page(bytes.get(..first).unwrap_or_default());
        for _ in 0..n.min(MOST_OBJECTS) {
            let number = heads.next().as_ref().and_then(Object::number).and_then(whole);
            let offset = heads.next().as_ref().and_then(Object::number).and_then(whole);
            let (Some(number), Some(offset)) = (number, offset) else { break };
            let Ok(number) = u32::try_from(number) else { break };
            let Some(at) = first.checked_add(offset) else { break };
            let Some(value) = Lexer::of_file(&bytes, at).next() else { break };
            self.objects.insert(number, Entry { value, stream: None });
            if self.objects.len() > MOST_OBJECTS {
                return Err(Unread::TooLarge);
            }
        }
        Ok(())
    }

    fn trailers(&mut self) -> Result<(), Unread> {
        let found: Vec<usize> = memmem::find_iter(self.bytes, b"trailer").take(64).collect();
        for at in found {
            if let Some(Object::Dict(dict)) = Lexer::of_file(self.bytes, at + 7).next() {
                self.trailer(&dict)?;
            }
        }
        Ok(())
    }

    fn trailer(&mut self, dict: &Dict) -> Result<(), Unread> {
        if dict.contains_key(&b"Encrypt"[..]) {
            return Err(Unread::Locked);
        }
        if let Some(root) = dict.get(&b"Root"[..]) {
            self.root = Some(root.clone());
        }
        Ok(())
    }

    /// What a value is, following references.
    pub(super) fn resolved<'o>(&'o self, value: &'o Object) -> &'o Object {
        let mut value = value;
        for _ in 0..MOST_STEPS {
            let Object::Reference(number) = value else { return value };
            match self.objects.get(number) {
                Some(entry) => value = &entry.value,
                None => return &Object::Null,
            }
        }
        &Object::Null
    }

    /// A member of a dictionary, following references.
    pub(super) fn get<'o>(&'o self, dict: &'o Dict, key: &[u8]) -> &'o Object {
        dict.get(key).map_or(&Object::Null, |value| self.resolved(value))
    }

    /// The bytes of a stream as they come out of compression; `None` for what is packed in another way.
    pub(super) fn stream(&self, number: u32) -> Result<Option<Vec<u8>>, Unread> {
        let Some(entry) = self.objects.get(&number) else { return Ok(None) };
        let (Some((from, to)), Some(dict)) = (entry.stream, entry.value.dict()) else {
            return Ok(None);
        };
        let packed = self.bytes.get(from..to).unwrap_or_default();
        let filter = match self.get(dict, b"Filter") {
            Object::Array(filters) if filters.len() > 1 => return Ok(None),
            Object::Array(filters) => filters.first().map_or(&Object::Null, |f| self.resolved(f)),
            filter => filter,
        };
        match filter.name() {
            None => self.taken(packed.to_vec()).map(Some),
            Some(b"FlateDecode" | b"Fl") => self.inflated(packed).map(Some),
            Some(_) => Ok(None),
        }
    }

    fn inflated(&self, packed: &[u8]) -> Result<Vec<u8>, Unread> {
        let most = u64::try_from(self.budget.get()).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        // What came out before a fault in the packing is still text.
        let read = ZlibDecoder::new(packed).take(most).read_to_end(&mut bytes);
        if read.is_err() && bytes.is_empty() {
            DeflateDecoder::new(packed).take(most).read_to_end(&mut bytes).ok();
        }
        self.taken(bytes)
    }

    /// Counts bytes against what the file may hold.
    fn taken(&self, bytes: Vec<u8>) -> Result<Vec<u8>, Unread> {
        let left = self.budget.get().checked_sub(bytes.len()).ok_or(Unread::TooLarge)?;
        self.budget.set(left);
        Ok(bytes)
    }

    /// The pages in their order.
    pub(super) fn pages(&self, most: usize) -> Vec<Page> {
        let root = self.root.as_ref().map(|root| self.resolved(root)).and_then(Object::dict);
        let is_catalog = |entry: &&Entry| {
            let kind = entry.value.dict().and_then(|dict| dict.get(&b"Type"[..]));
            kind.and_then(Object::name) == Some(b"Catalog")
        };
        let root = root
            .or_else(|| self.objects.values().rev().find(is_catalog).and_then(|e| e.value.dict()));
        let mut pages = Vec::new();
        if let Some(top) = root.and_then(|root| root.get(&b"Pages"[..])) {
            let mut seen = BTreeSet::new();
            self.walk(top, &Dict::new(), (&mut seen, 0), &mut |page| {
                pages.push(page);
                pages.len() < most
            });
        }
        pages
    }

    /// Walks the tree of pages; `take` says whether to go on.
    fn walk(
        &self,
        node: &Object,
        inherited: &Dict,
        (seen, depth): (&mut BTreeSet<u32>, usize),
        take: &mut dyn FnMut(Page) -> bool,
    ) -> bool {
        if let Object::Reference(number) = node
            && !seen.insert(*number)
        {
            return true;
        }
        let Some(dict) = self.resolved(node).dict().filter(|_| depth < MOST_STEPS) else {
            return true;
        };
        let resources = self.get(dict, b"Resources").dict().unwrap_or(inherited);
        let kids = self.get(dict, b"Kids").array();
        if kids.is_empty() {
            let contents = match dict.get(&b"Contents"[..]) {
                Some(Object::Reference(number)) => match self.resolved(&Object::Reference(*number))
                {
                    Object::Array(parts) => parts.clone(),
                    _ => vec![Object::Reference(*number)],
                },
                Some(Object::Array(parts)) => parts.clone(),
                _ => Vec::new(),
            };
            return take(Page { contents, resources: resources.clone() });
        }
        kids.iter().all(|kid| self.walk(kid, resources, (seen, depth + 1), take))
    }
}

/// The number of the object whose word `obj` stands here: `12 0 obj`.
fn number_before(bytes: &[u8], word: usize) -> Option<u32> {
    let before = bytes.get(word.saturating_sub(24)..word)?;
    let mut parts = before.rsplit(|byte| byte.is_ascii_whitespace()).filter(|p| !p.is_empty());
    let generation = parts.next()?;
    let number = parts.next()?;
    let is_digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    if !is_digits(generation) || !before.last().is_some_and(u8::is_ascii_whitespace) {
        return None;
    }
    // Some makers write no space before the number: `endobj12 0 obj`.
    let from = number.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |at| at + 1);
    std::str::from_utf8(number.get(from..)?).ok()?.parse().ok()
}
