//! The official mailbox and telephone of a post. They are the post's, not the person's: whoever takes
//! charge finds them there.

use crate::post::PostId;
use crate::refusal::Refusal;

/// Longest mailbox that mail systems carry (RFC 5321, 4.5.3.1.3, without the angle brackets).
const MAX_EMAIL_BYTES: usize = 254;
const MAX_LOCAL_BYTES: usize = 64;

/// Where a post is reached; what is not known is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub post: PostId,
    pub email: Option<String>,
    /// With the country: `+915112271234`.
    pub phone: Option<String>,
}

impl Address {
    /// An address as it was typed, made ready to be kept; empty boxes are what is not known.
    ///
    /// # Errors
    /// The mailbox or the number is none.
    pub fn read(post: PostId, email: &str, phone: &str) -> Result<Self, Refusal> {
        let (email, phone) = (email.trim(), phone.trim());
        Ok(Self {
            post,
            email: if email.is_empty() { None } else { Some(read_email(email)?) },
            phone: if phone.is_empty() { None } else { Some(read_phone(phone)?) },
        })
    }
}

/// A mailbox in plain form: no display name, no quotes, no line that could become a header.
fn read_email(text: &str) -> Result<String, Refusal> {
    let is_mailbox = text.rsplit_once('@').is_some_and(|(local, domain)| {
        text.len() <= MAX_EMAIL_BYTES
            && (1..=MAX_LOCAL_BYTES).contains(&local.len())
            && local.split('.').all(is_atom)
            && domain.contains('.')
            && domain.split('.').all(is_label)
    });
    if is_mailbox { Ok(text.to_owned()) } else { Err(Refusal::EmailNotRead) }
}

fn is_atom(part: &str) -> bool {
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&byte);
    !part.is_empty() && part.bytes().all(is_plain)
}

fn is_label(part: &str) -> bool {
    !part.is_empty()
        && part.len() <= 63
        && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !part.starts_with('-')
        && !part.ends_with('-')
}

/// An Indian number, with or without country or trunk prefix, in any usual spacing.
fn read_phone(text: &str) -> Result<String, Refusal> {
    let is_spacing = |c: &char| matches!(c, ' ' | '-' | '(' | ')');
    let bare: String = text.chars().filter(|c| !is_spacing(c)).collect();
    let digits = bare.strip_prefix("+91").or(bare.strip_prefix('0')).unwrap_or(&bare);
    let is_number = digits.len() == 10
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0');
    if is_number { Ok(format!("+91{digits}")) } else { Err(Refusal::PhoneNotRead) }
}
