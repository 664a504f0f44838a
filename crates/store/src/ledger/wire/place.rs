//! `place-changed`: what happened to a place, from which day and by which order.

use domain::fact::Fact;
use domain::place::PlaceCode;
use domain::place::change::{Base, Change, Coded, Move, Part, Register, What};
use domain::place::hierarchy::Hierarchy;
use serde::{Deserialize, Serialize};

use super::Read;
use super::office::PlaceShape;
use super::shared::{Name, day, each, of_word, place};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Changed {
    from: String,
    order: String,
    what: WhatShape,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "word", rename_all = "kebab-case", deny_unknown_fields)]
enum WhatShape {
    Renamed { place: i64, name: Name },
    Aliased { place: i64, aliases: Vec<String> },
    Moved { hierarchy: String, moves: Vec<MoveShape> },
    Split { place: i64, base: BaseShape, parts: Vec<PartShape> },
    Merged { places: Vec<i64>, into: i64 },
    Coded { codes: Vec<CodedShape> },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MoveShape {
    place: i64,
    to: Option<i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BaseShape {
    name: String,
    whole: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartShape {
    place: PlaceShape,
    share: i64,
    takes: Vec<i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CodedShape {
    place: i64,
    register: String,
    code: String,
    version: i64,
}

impl From<&Change> for Changed {
    fn from(change: &Change) -> Self {
        let (from, order) = (change.from.to_string(), change.order.clone());
        Self { from, order, what: shape(&change.what) }
    }
}

fn shape(what: &What) -> WhatShape {
    match what {
        What::Renamed { place, name } => {
            WhatShape::Renamed { place: place.number(), name: name.into() }
        }
        What::Aliased { place, aliases } => {
            WhatShape::Aliased { place: place.number(), aliases: aliases.clone() }
        }
        What::Moved { hierarchy, moves } => WhatShape::Moved {
            hierarchy: hierarchy.word().to_owned(),
            moves: moves
                .iter()
                .map(|step| MoveShape {
                    place: step.place.number(),
                    to: step.to.map(PlaceCode::number),
                })
                .collect(),
        },
        What::Split { place, base, parts } => WhatShape::Split {
            place: place.number(),
            base: BaseShape { name: base.name.clone(), whole: base.whole },
            parts: parts
                .iter()
                .map(|part| PartShape {
                    place: PlaceShape::of(&part.place),
                    share: part.share,
                    takes: part.takes.iter().map(|taken| taken.number()).collect(),
                })
                .collect(),
        },
        What::Merged { places, into } => WhatShape::Merged {
            places: places.iter().map(|place| place.number()).collect(),
            into: into.number(),
        },
        What::Coded { codes } => WhatShape::Coded {
            codes: codes
                .iter()
                .map(|coded| CodedShape {
                    place: coded.place.number(),
                    register: coded.register.word().to_owned(),
                    code: coded.code.clone(),
                    version: coded.version,
                })
                .collect(),
        },
    }
}

impl Changed {
    pub(crate) fn fact(self) -> Read<Fact> {
        let (from, order) = (day(&self.from)?, self.order);
        Ok(Fact::PlaceChanged(Box::new(Change { from, order, what: self.what.read()? })))
    }
}

impl WhatShape {
    fn read(self) -> Read<What> {
        Ok(match self {
            Self::Renamed { place: code, name } => {
                What::Renamed { place: place(code)?, name: name.into() }
            }
            Self::Aliased { place: code, aliases } => {
                What::Aliased { place: place(code)?, aliases }
            }
            Self::Moved { hierarchy, moves } => What::Moved {
                hierarchy: of_word(&hierarchy, Hierarchy::of_word)?,
                moves: each(moves, |step| {
                    let to = step.to.map(place).transpose()?;
                    Ok(Move { place: place(step.place)?, to })
                })?,
            },
            Self::Split { place: code, base, parts } => What::Split {
                place: place(code)?,
                base: Base { name: base.name, whole: base.whole },
                parts: each(parts, |part| {
                    let (place, takes) = (part.place.place()?, each(part.takes, place)?);
                    Ok(Part { place, share: part.share, takes })
                })?,
            },
            Self::Merged { places, into } => {
                What::Merged { places: each(places, place)?, into: place(into)? }
            }
            Self::Coded { codes } => What::Coded {
                codes: each(codes, |coded| {
                    Ok(Coded {
                        place: place(coded.place)?,
                        register: of_word(&coded.register, Register::of_word)?,
                        code: coded.code,
                        version: coded.version,
                    })
                })?,
            },
        })
    }
}
