//! A calendar as iCalendar text (RFC 5545): all-day entries with an identity that stays, a number that
//! rises with each change, and a mark where an entry is called off. Days have no zone: a deadline is the
//! same day wherever the telephone is.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Octets that a line may have before it is folded (RFC 5545, 3.1).
const MAX_LINE_OCTETS: usize = 75;

/// A calendar of one post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub name: String,
    pub entries: Vec<Entry>,
}

/// Whether an entry still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Confirmed,
    Cancelled,
}

/// One day in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Stays the same for ever: `directive-42-post-5@…`.
    pub uid: String,
    pub on: Date,
    pub summary: String,
    pub description: String,
    pub url: String,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// 0 at first, and more after each change.
    pub sequence: i64,
    pub status: Status,
}

/// The text of a calendar, every line ended by CRLF and folded between letters.
#[must_use]
pub fn write(calendar: &Calendar) -> String {
    let mut out = Lines::default();
    out.put("BEGIN:VCALENDAR");
    out.put("VERSION:2.0");
    out.put("PRODID:-//Anupalan//Anupalan//HI");
    out.put("CALSCALE:GREGORIAN");
    out.put("METHOD:PUBLISH");
    out.put(&format!("X-WR-CALNAME:{}", text(&calendar.name)));
    out.put("X-WR-TIMEZONE:Asia/Kolkata");
    out.put("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
    for entry in &calendar.entries {
        put_entry(&mut out, entry);
    }
    out.put("END:VCALENDAR");
    out.0
}

fn put_entry(out: &mut Lines, entry: &Entry) {
    let changed = entry.changed_at.to_zoned(TimeZone::UTC);
    let next = entry.on.tomorrow().unwrap_or(entry.on);
    let status = match entry.status {
        Status::Confirmed => "CONFIRMED",
        Status::Cancelled => "CANCELLED",
    };
    out.put("BEGIN:VEVENT");
    out.put(&format!("UID:{}", text(&entry.uid)));
    out.put(&format!("DTSTAMP:{}", changed.strftime("%Y%m%dT%H%M%SZ")));
    out.put(&format!("DTSTART;VALUE=DATE:{}", entry.on.strftime("%Y%m%d")));
    out.put(&format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")));
    out.put(&format!("SEQUENCE:{}", entry.sequence));
    out.put(&format!("STATUS:{status}"));
    out.put("TRANSP:TRANSPARENT");
    out.put(&format!("SUMMARY:{}", text(&entry.summary)));
    out.put(&format!("DESCRIPTION:{}", text(&entry.description)));
    out.put(&format!("URL:{}", uri(&entry.url)));
    out.put("END:VEVENT");
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Adds a content line. A line over the limit goes on in the next, which begins with a blank.
    fn put(&mut self, line: &str) {
        let mut n_octets = 0;
        for c in line.chars() {
            if n_octets + c.len_utf8() > MAX_LINE_OCTETS {
                self.0.push_str("\r\n ");
                n_octets = 1;
            }
            self.0.push(c);
            n_octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A value of type TEXT (RFC 5545, 3.3.11).
fn text(value: &str) -> String {
    let mut out = String::new();
    for c in value.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A value of type URI: what no address may hold is left out.
fn uri(value: &str) -> String {
    value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect()
}
