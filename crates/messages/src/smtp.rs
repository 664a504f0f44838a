//! Mail by SMTP through the office's relay. A password goes only over an encrypted line or inside this
//! machine. A header takes one line: what holds more is refused, not mended.

use std::time::{Duration, SystemTime};

use domain::message::Failure;
use lettre::address::Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, SmtpTransport, Transport};

use crate::{Carrier, Mail, Undelivered, one_line};

/// How long the relay may take for one answer.
const TIMEOUT: Duration = Duration::from_secs(30);
/// The name that stands before the sender's mailbox.
const SENDER: &str = "अनुपालन";

/// How the line to the relay is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// Not at all: for a relay on this machine.
    None,
    /// Encrypted after the greeting; usual on port 587. No mail goes if the relay will not.
    StartTls,
    /// Encrypted from the first byte; usual on port 465.
    Tls,
}

/// The relay, as the settings name it.
#[derive(Clone)]
pub struct Relay {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// User and password, where the relay asks for them.
    pub login: Option<(String, String)>,
    /// The sender's mailbox.
    pub from: String,
    /// Certificates of the office's own authority as PEM, beside the public ones.
    pub authority: Option<Vec<u8>>,
}

/// The door to a relay.
pub struct Smtp {
    transport: SmtpTransport,
    from: Address,
}

impl Smtp {
    /// A door to this relay; no line is opened yet.
    ///
    /// # Errors
    /// What is wrong with the settings, in one line.
    pub fn new(relay: &Relay) -> Result<Self, String> {
        let from: Address =
            relay.from.parse().map_err(|error| format!("from = {}: {error}", relay.from))?;
        let is_here = matches!(relay.host.as_str(), "localhost" | "127.0.0.1" | "::1");
        if relay.security == Security::None && relay.login.is_some() && !is_here {
            return Err("a password does not go over a line that is not encrypted; \
                        set tls = \"starttls\" or \"tls\""
                .to_owned());
        }
        let mut builder = SmtpTransport::builder_dangerous(&relay.host)
            .port(relay.port)
            .timeout(Some(TIMEOUT))
            .hello_name(ClientId::Domain(from.domain().to_owned()))
            .tls(tls(relay)?);
        if let Some((user, password)) = &relay.login {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Self { transport: builder.build(), from })
    }

    fn message(&self, mail: &Mail, to: &Address) -> Result<Message, String> {
        if mail.subject.chars().any(char::is_control) {
            return Err("the subject holds a line break".to_owned());
        }
        let is_id = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>');
        if !mail.id.chars().all(is_id) {
            return Err("the identity of the message is not one word".to_owned());
        }
        // RFC 3834: no out-of-office note is owed for this.
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        Message::builder()
            .from(Mailbox::new(Some(SENDER.to_owned()), self.from.clone()))
            .to(Mailbox::new(None, to.clone()))
            .subject(mail.subject.clone())
            .date(SystemTime::from(mail.at))
            .message_id(Some(format!("<{}>", mail.id)))
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(mail.text.clone())
            .map_err(|error| error.to_string())
    }
}

fn tls(relay: &Relay) -> Result<Tls, String> {
    if relay.security == Security::None {
        return Ok(Tls::None);
    }
    let mut parameters = TlsParameters::builder(relay.host.clone());
    if let Some(pem) = &relay.authority {
        let fault = |error| format!("the authority's certificates: {error}");
        parameters = parameters.add_root_certificate(Certificate::from_pem(pem).map_err(fault)?);
    }
    let parameters = parameters.build().map_err(|error| format!("tls: {error}"))?;
    Ok(match relay.security {
        Security::StartTls => Tls::Required(parameters),
        _ => Tls::Wrapper(parameters),
    })
}

impl Carrier for Smtp {
    fn ready(&self) -> Result<(), String> {
        match self.transport.test_connection() {
            Ok(true) => Ok(()),
            Ok(false) => Err("the relay does not answer".to_owned()),
            Err(error) => Err(one_line(&error.to_string())),
        }
    }

    fn carry(&self, mail: &Mail) -> Result<String, Undelivered> {
        let refused = |why: &str| Undelivered { failure: Failure::Refused, why: one_line(why) };
        let to: Address = mail.to.parse().map_err(|_| refused("the address is no mailbox"))?;
        let message = self.message(mail, &to).map_err(|why| refused(&why))?;
        let envelope = Envelope::new(Some(self.from.clone()), vec![to])
            .map_err(|error| refused(&error.to_string()))?;
        match self.transport.send_raw(&envelope, &message.formatted()) {
            Ok(answer) => {
                let said: Vec<&str> = answer.message().collect();
                Ok(one_line(&format!("{} {}", answer.code(), said.join(" "))))
            }
            Err(error) => {
                let failure = failure(&error);
                Err(Undelivered { failure, why: one_line(&error.to_string()) })
            }
        }
    }
}

/// A clear answer is believed; a line that broke may have broken after the message was taken.
fn failure(error: &lettre::transport::smtp::Error) -> Failure {
    if error.is_transient() || error.is_tls() {
        Failure::Later
    } else if error.is_permanent() || error.is_client() {
        Failure::Refused
    } else {
        Failure::Unknown
    }
}
