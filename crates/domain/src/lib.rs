//! The nouns and rules of a district's reviews: places, figures, schemes, scorecards, reviews,
//! directives, and the facts that change them. Everything here is a value or a pure function: no clock, no
//! database, no file, no randomness. A day comes in with the call that needs it.

pub mod account;
pub mod address;
pub mod agenda;
pub mod calendar;
pub mod cells;
pub mod directive;
pub mod effect;
pub mod evidence;
pub mod explanation;
pub mod fact;
pub mod figure;
pub mod freeze;
pub mod grade;
pub mod honesty;
pub mod indicator;
pub mod ladder;
pub mod letter;
pub mod line;
pub mod message;
pub mod minutes;
pub mod name;
pub mod norm;
pub mod numbers;
pub mod paper;
pub mod percent;
pub mod period;
pub mod persistence;
pub mod place;
pub mod policy;
pub mod post;
pub mod profile;
pub mod rate;
pub mod refusal;
pub mod register;
pub mod review;
pub mod run;
pub mod sample;
pub mod saying;
pub mod scheme;
pub mod scorecard;
pub mod series;
pub mod shape;
pub mod target;
pub mod text;
