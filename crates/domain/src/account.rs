//! Accounts: how a person signs in. An account belongs to a person, never to a post; what it may do is
//! what the posts that the person holds today may do. Here are the rules of names, passwords, sessions and
//! tries; the secrets themselves are kept elsewhere and are no facts.

mod password;
pub mod session;
pub mod tries;

pub use password::{MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS, may_set_password};

use jiff::civil::Date;

use crate::post::{PersonId, PostId, id};
use crate::refusal::Refusal;

id!(
    /// An account, by the ledger number of the fact that opened it.
    AccountId
);

/// The longest name of an account, in characters; it is typed on a phone.
pub const MAX_NAME_CHARS: usize = 40;
/// The shortest name of an account, in characters.
pub const MIN_NAME_CHARS: usize = 3;

/// An account as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    pub person: PersonId,
    /// What is typed at sign-in: `anil.kumar`; unique in the office.
    pub name: String,
    pub opened_on: Date,
    /// The day on which it was closed; `None` while it is open.
    pub closed_on: Option<Date>,
    /// The day on which its password was last set; `None` before the first.
    pub password_on: Option<Date>,
    /// The day from which sign-in asks for a code as well; `None` without a second factor.
    pub second_factor_on: Option<Date>,
}

/// A name of an account as it is kept: without blanks around it, in small letters.
#[must_use]
pub fn plain_name(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// Decides whether an account may be opened under a name; `there` are the accounts of the office.
///
/// # Errors
/// The name is too short or too long, has other letters than `a`–`z`, digits, dot and hyphen, or is taken;
/// or the person has an open account.
pub fn may_open(name: &str, person: PersonId, there: &[Account]) -> Result<(), Refusal> {
    let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' || c == '-';
    let is_long = (MIN_NAME_CHARS..=MAX_NAME_CHARS).contains(&name.chars().count());
    if !is_long
        || !name.starts_with(|c: char| c.is_ascii_lowercase())
        || !name.chars().all(is_letter)
    {
        return Err(Refusal::AccountNameNotRead);
    }
    if there.iter().any(|account| account.name == name) {
        return Err(Refusal::AccountNameTaken);
    }
    if there.iter().any(|account| account.person == person && account.closed_on.is_none()) {
        return Err(Refusal::HasAccount);
    }
    Ok(())
}

/// Decides whether a post may open, close and renew accounts of others: the chair of a series of reviews
/// may, and so may the person of the office's first account, whatever post it holds.
///
/// # Errors
/// It may not.
pub fn may_keep_accounts(
    (person, post): (PersonId, PostId),
    chairs: &[PostId],
    first: Option<PersonId>,
) -> Result<(), Refusal> {
    if first == Some(person) || chairs.contains(&post) {
        return Ok(());
    }
    Err(Refusal::MayNotKeepAccounts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(n: i64, name: &str, closed_on: Option<Date>) -> Account {
        Account {
            id: AccountId(n),
            person: PersonId(n),
            name: name.to_owned(),
            opened_on: Date::MIN,
            closed_on,
            password_on: None,
            second_factor_on: None,
        }
    }

    #[test]
    fn a_name_is_plain_and_once_and_a_person_has_one_open_account() {
        let there = [account(1, "anil.kumar", None), account(2, "sunita", Some(Date::MAX))];
        for (name, person, expected) in [
            ("meera-2", 3, Ok(())),
            ("sunita.devi", 2, Ok(())),
            ("ab", 3, Err(Refusal::AccountNameNotRead)),
            ("Meera", 3, Err(Refusal::AccountNameNotRead)),
            ("2meera", 3, Err(Refusal::AccountNameNotRead)),
            ("मीरा", 3, Err(Refusal::AccountNameNotRead)),
            ("mee ra", 3, Err(Refusal::AccountNameNotRead)),
            ("anil.kumar", 3, Err(Refusal::AccountNameTaken)),
            ("sunita", 2, Err(Refusal::AccountNameTaken)),
            ("anil", 1, Err(Refusal::HasAccount)),
        ] {
            assert_eq!(may_open(name, PersonId(person), &there), expected, "{name}");
        }
        let long = "a".repeat(MAX_NAME_CHARS);
        assert_eq!(may_open(&long, PersonId(3), &[]), Ok(()));
        assert!(may_open(&format!("{long}a"), PersonId(3), &[]).is_err());
    }

    #[test]
    fn only_a_chair_and_the_first_person_keep_accounts() {
        let may = |person, post| {
            may_keep_accounts((PersonId(person), PostId(post)), &[PostId(7)], Some(PersonId(1)))
        };
        assert_eq!(may(1, 9), Ok(()));
        assert_eq!(may(2, 7), Ok(()));
        assert_eq!(may(2, 9), Err(Refusal::MayNotKeepAccounts));
    }
}
