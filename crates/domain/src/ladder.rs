//! The ladder of a duty that has a day: who is reminded before it, and to whom it goes up after it. The
//! rungs come from a pack. Each is climbed once for a day owed; a day that is moved has rungs of its
//! own. A post in which nobody sits goes up at once, and says so.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::directive::{Directive, DirectiveId, State};
use crate::norm::{PackRef, Validity};
use crate::post::{Post, PostId};

/// To whom a rung speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whom {
    /// The post that owes it.
    Owner,
    /// The first post above the owner in which somebody sits.
    Superior,
    /// The chair of the series in which it was given.
    Chair,
}

impl Whom {
    pub const ALL: [Self; 3] = [Self::Owner, Self::Superior, Self::Chair];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Superior => "superior",
            Self::Chair => "chair",
        }
    }
}

/// One rung, as a pack has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// `remind-3`; goes into the ledger, so it never gets another meaning.
    pub code: String,
    /// Days from the day owed: -3 is three days before, 1 the day after.
    pub day: i64,
    pub whom: Whom,
    pub validity: Validity,
    /// The order from which it is taken, or that it is a default.
    pub source: String,
    pub pack: PackRef,
}

/// The rung on which a duty stands whose post is vacant. It is no row of a pack: it has no day.
pub const VACANT: &str = "vacant";

/// What is owed. Other duties with a day of their own find their place here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    Directive(DirectiveId),
}

impl About {
    /// The kind's word in the ledger, and the number.
    #[must_use]
    pub fn parts(self) -> (&'static str, i64) {
        match self {
            Self::Directive(id) => ("directive", id.0),
        }
    }

    #[must_use]
    pub fn of_parts(word: &str, number: i64) -> Option<Self> {
        (word == "directive").then_some(Self::Directive(DirectiveId(number)))
    }
}

/// Whether a duty still moves its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Open,
    /// The owner says it is done; it lies with whoever has to judge.
    AwaitsJudgement,
    Closed,
}

/// A duty of one post as it stands today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    pub about: About,
    pub owner: PostId,
    pub given_on: Date,
    /// The day now owed; `None` while there is none.
    pub due_on: Option<Date>,
    pub standing: Standing,
    /// Nobody sits in the owner's post.
    pub is_vacant: bool,
    /// The first post above in which somebody sits.
    pub superior: Option<PostId>,
    pub chair: PostId,
}

/// A rung that was climbed for a day owed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Climbed {
    pub about: About,
    pub owner: PostId,
    pub due_on: Option<Date>,
    pub rung: String,
}

/// Why somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The day comes, or is today.
    Due,
    Overdue,
    /// Nobody sits in the post that owes it.
    Vacant,
    /// Reported in the owner's name and judged by nobody yet.
    AwaitsJudgement,
}

impl Reason {
    pub const ALL: [Self; 4] = [Self::Due, Self::Overdue, Self::Vacant, Self::AwaitsJudgement];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Overdue => "overdue",
            Self::Vacant => "vacant",
            Self::AwaitsJudgement => "awaits-judgement",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

/// One telling: a duty to a post, for all rungs that lead there today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub about: About,
    pub owner: PostId,
    pub due_on: Option<Date>,
    pub to: PostId,
    pub reason: Reason,
    /// Never empty. More than one where the program was not running for some days.
    pub rungs: Vec<String>,
}

/// The steps due on a day: every rung whose day has come and that was not climbed yet, one telling for
/// each duty and post. Rungs before the giving are not owed; none else is lost, however late it is asked.
#[must_use]
pub fn steps_due(
    rungs: &[&Rung],
    owed: &[Owed],
    climbed: &BTreeSet<Climbed>,
    today: Date,
) -> Vec<Call> {
    owed.iter().flat_map(|duty| calls(rungs, duty, climbed, today)).collect()
}

fn calls(rungs: &[&Rung], duty: &Owed, climbed: &BTreeSet<Climbed>, today: Date) -> Vec<Call> {
    if duty.standing == Standing::Closed {
        return Vec::new();
    }
    let is_new = |rung: &str| {
        let (about, owner, due_on) = (duty.about, duty.owner, duty.due_on);
        !climbed.contains(&Climbed { about, owner, due_on, rung: rung.to_owned() })
    };
    let mut by_post: BTreeMap<PostId, Vec<String>> = BTreeMap::new();
    if duty.is_vacant && duty.standing == Standing::Open && is_new(VACANT) {
        by_post.entry(above(duty)).or_default().push(VACANT.to_owned());
    }
    for rung in rungs.iter().filter(|rung| has_come(rung, duty, today) && is_new(&rung.code)) {
        if let Some(to) = told(rung.whom, duty) {
            by_post.entry(to).or_default().push(rung.code.clone());
        }
    }
    let call = |(to, rungs)| Call {
        about: duty.about,
        owner: duty.owner,
        due_on: duty.due_on,
        to,
        reason: reason(duty, today),
        rungs,
    };
    by_post.into_iter().map(call).collect()
}

/// Whether the rung's day is here. A reminder for a day before the giving never is.
fn has_come(rung: &Rung, duty: &Owed, today: Date) -> bool {
    let day = duty.due_on.and_then(|due_on| due_on.checked_add(rung.day.days()).ok());
    day.is_some_and(|day| day <= today && (rung.day >= 0 || day >= duty.given_on))
}

/// The post that a rung speaks to now; `None` while it has nothing to say.
fn told(whom: Whom, duty: &Owed) -> Option<PostId> {
    match (whom, duty.standing) {
        (Whom::Chair, _) => Some(duty.chair),
        (_, Standing::AwaitsJudgement | Standing::Closed) => None,
        (Whom::Owner, Standing::Open) if !duty.is_vacant => Some(duty.owner),
        (Whom::Owner | Whom::Superior, Standing::Open) => Some(above(duty)),
    }
}

/// Where no line of reporting leads to anybody, the chair stands in.
fn above(duty: &Owed) -> PostId {
    duty.superior.unwrap_or(duty.chair)
}

fn reason(duty: &Owed, today: Date) -> Reason {
    match duty.standing {
        Standing::AwaitsJudgement => Reason::AwaitsJudgement,
        _ if duty.is_vacant => Reason::Vacant,
        _ if duty.due_on.is_some_and(|due_on| due_on < today) => Reason::Overdue,
        _ => Reason::Due,
    }
}

/// The first post above in which somebody sits. A line of reporting that leads in a circle ends.
#[must_use]
pub fn held_above(posts: &BTreeMap<PostId, Post>, of: PostId) -> Option<PostId> {
    let mut seen = BTreeSet::from([of]);
    let mut above = posts.get(&of)?.reports_to;
    while let Some(post) = above.and_then(|id| posts.get(&id)) {
        if !seen.insert(post.id) {
            return None;
        }
        if post.holder.is_some() {
            return Some(post.id);
        }
        above = post.reports_to;
    }
    None
}

/// The duties that a directive lays on its owners.
#[must_use]
pub fn of_directive(
    directive: &Directive,
    posts: &BTreeMap<PostId, Post>,
    chair: PostId,
) -> Vec<Owed> {
    let duty = |owner: &crate::directive::Owner| Owed {
        about: About::Directive(directive.id),
        owner: owner.post,
        given_on: directive.issued_on,
        due_on: directive.due_on,
        standing: match owner.state {
            State::Reported => Standing::AwaitsJudgement,
            state if state.is_open() => Standing::Open,
            _ => Standing::Closed,
        },
        is_vacant: posts.get(&owner.post).is_none_or(|post| post.holder.is_none()),
        superior: held_above(posts, owner.post),
        chair,
    };
    directive.owners.iter().map(duty).collect()
}

/// What a message that waited says when its turn comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// This, as things stand today.
    Say(Reason),
    /// Nothing yet: a report lies with whoever has to judge. If it is returned, the message goes.
    Wait,
    /// Nothing any more: the duty is closed, or its day was moved and has rungs of its own.
    Drop,
}

/// What is to be said today about a duty that was queued for `reason` and a day owed.
#[must_use]
pub fn turn(duty: Option<&Owed>, due_on: Option<Date>, asked: Reason, today: Date) -> Turn {
    match duty {
        None => Turn::Drop,
        Some(duty) if duty.standing == Standing::Closed || duty.due_on != due_on => Turn::Drop,
        Some(duty) if duty.standing == Standing::AwaitsJudgement => match asked {
            Reason::AwaitsJudgement => Turn::Say(asked),
            _ => Turn::Wait,
        },
        Some(duty) => Turn::Say(reason(duty, today)),
    }
}
