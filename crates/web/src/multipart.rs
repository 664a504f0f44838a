//! A form with files, read as it comes in. What is over a limit is read past and not kept, so that the
//! browser gets to the answer, and the words that were typed are there to be shown again. No more is
//! ever held than the limits allow.

use std::sync::Arc;

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartRejection};
use desk::evidence::HandedFile;
use domain::refusal::Refusal;

use crate::sent::{FORM_LIMIT, Sent};
use crate::visit::Visit;

/// How much of a form is read past before the door is closed, in bytes: 64 MB.
pub(crate) const READ_LIMIT: usize = 64 * 1024 * 1024;

/// A form with files, as far as it was kept.
#[derive(Debug, Default)]
pub(crate) struct Handed {
    pub(crate) sent: Sent,
    pub(crate) files: Vec<HandedFile>,
    /// Why it cannot be taken; then no file is kept.
    pub(crate) fault: Option<Refusal>,
}

/// Reads a form; `may` decides by the sizes of the files so far.
pub(crate) async fn read(
    address: &str,
    form: Result<Multipart, MultipartRejection>,
    may: impl Fn(&[usize]) -> Result<(), Refusal> + Send,
) -> Handed {
    let mut reading = Reading {
        handed: Handed { sent: Sent::to(address), ..Handed::default() },
        sizes: Vec::new(),
        n_text_bytes: 0,
    };
    let outcome = match form {
        Ok(form) => reading.all(form, &may).await,
        Err(_) => Err(Refusal::FormNotRead),
    };
    let Reading { mut handed, sizes, .. } = reading;
    handed.sent.has_files = !sizes.is_empty();
    let texts = handed.sent.may_write();
    let verdict = outcome.and(may(&sizes)).and(texts);
    handed.fault = handed.fault.or(verdict.err());
    if handed.fault.is_some() {
        handed.files = Vec::new();
    }
    let hashes = handed.files.iter().map(|file| {
        desk::sendings::identity([(file.name.as_str(), file.bytes.as_slice())].into_iter())
    });
    handed.sent.files = hashes.collect();
    handed
}

/// The files of a form; its words stay with the visit. A form without files was read before it came to its door.
///
/// # Errors
/// Why it cannot be taken; the words are kept with the visit all the same.
pub(crate) async fn files(
    visit: &mut Visit,
    address: &str,
    form: Result<Multipart, MultipartRejection>,
    may: impl Fn(&[usize]) -> Result<(), Refusal> + Send,
) -> Result<Vec<HandedFile>, Refusal> {
    if visit.sent.is_some() {
        return Ok(Vec::new());
    }
    let Handed { sent, files, fault } = read(address, form, may).await;
    visit.sent = Some(Arc::new(sent));
    fault.map_or(Ok(files), Err)
}

struct Reading {
    handed: Handed,
    sizes: Vec<usize>,
    n_text_bytes: usize,
}

impl Reading {
    async fn all(
        &mut self,
        mut form: Multipart,
        may: &(impl Fn(&[usize]) -> Result<(), Refusal> + Send),
    ) -> Result<(), Refusal> {
        while let Some(field) = form.next_field().await.map_err(cut_off)? {
            if field.file_name().is_some() {
                self.file(field, may).await?;
            } else {
                self.text(field).await?;
            }
        }
        Ok(())
    }

    async fn text(&mut self, mut field: Field<'_>) -> Result<(), Refusal> {
        let name = field.name().unwrap_or_default().to_owned();
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(cut_off)? {
            self.n_text_bytes += chunk.len();
            if self.n_text_bytes <= FORM_LIMIT {
                bytes.extend_from_slice(&chunk);
            } else {
                let limit = domain::text::TEXT_LIMIT;
                self.handed.fault.get_or_insert(Refusal::TextTooLong { limit });
            }
        }
        self.handed.sent.add(name, String::from_utf8_lossy(&bytes).into_owned());
        Ok(())
    }

    async fn file(
        &mut self,
        mut field: Field<'_>,
        may: &(impl Fn(&[usize]) -> Result<(), Refusal> + Send),
    ) -> Result<(), Refusal> {
        let name = field.file_name().unwrap_or_default().to_owned();
        let mut bytes = Vec::new();
        let mut size = 0;
        while let Some(chunk) = field.chunk().await.map_err(cut_off)? {
            if chunk.is_empty() {
                continue;
            }
            let so_far = [self.sizes.as_slice(), &[size + chunk.len()]].concat();
            size += chunk.len();
            match may(&so_far) {
                Ok(()) if self.handed.fault.is_none() => bytes.extend_from_slice(&chunk),
                Ok(()) => {}
                Err(refusal) => {
                    self.handed.fault.get_or_insert(refusal);
                    self.handed.files = Vec::new();
                    bytes = Vec::new();
                }
            }
        }
        // A browser sends an empty part without a name where no file was chosen.
        if size > 0 || !name.is_empty() {
            self.sizes.push(size);
            self.handed.files.push(HandedFile { name, bytes });
        }
        Ok(())
    }
}

/// The form ended before its end, or went beyond what is read at all.
fn cut_off(error: axum::extract::multipart::MultipartError) -> Refusal {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        let limit_mb = domain::evidence::REPORT_LIMIT / domain::evidence::MEGABYTE;
        return Refusal::FilesTooLarge { limit_mb };
    }
    Refusal::FormNotRead
}
