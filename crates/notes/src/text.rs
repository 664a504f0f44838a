//! A plain text: UTF-8, or UTF-16 with its mark, as Notepad saves it. A file of bytes is no text.

use encoding_rs::{UTF_16BE, UTF_16LE};

use crate::Unread;

pub(crate) fn of(bytes: &[u8]) -> Result<String, Unread> {
    let utf_16 = [(b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)];
    if let Some((_, encoding)) = utf_16.iter().find(|(mark, _)| bytes.starts_with(*mark)) {
        let (text, _, has_faults) = encoding.decode(bytes);
        return if has_faults { Err(Unread::NoText) } else { Ok(text.into_owned()) };
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Unread::NoText)?;
    if text.contains('\0') {
        return Err(Unread::NoText);
    }
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}
