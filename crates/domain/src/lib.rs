//! The nouns and rules of a district's reviews: places, figures, schemes, scorecards, reviews,
//! directives, and the facts that change them. Everything here is a value or a pure function: no clock, no
//! database, no file, no randomness. A day comes in with the call that needs it.

pub mod account;
pub mod agenda;
pub mod directive;
pub mod fact;
pub mod figure;
pub mod grade;
pub mod indicator;
pub mod minutes;
pub mod name;
pub mod norm;
pub mod percent;
pub mod period;
pub mod place;
pub mod post;
pub mod refusal;
pub mod review;
pub mod scheme;
pub mod scorecard;
