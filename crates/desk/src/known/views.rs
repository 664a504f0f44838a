//! The figures over the places of a day, in any hierarchy. All figures are kept once, over every place that
//! ever was; what another day or another hierarchy makes of them is laid out when it is first asked for and
//! kept up by each figure from then on. An office in which no place ever changed has nothing laid out.

use std::sync::{Arc, OnceLock};

use domain::figure::FigureBlock;
use domain::place::Tree;
use domain::place::dated::Places;
use domain::place::hierarchy::Hierarchy;
use jiff::civil::Date;
use score::{Cube, Overflow, Touched};

/// The places of an office in time, and its figures over them.
#[derive(Clone, Default)]
pub(crate) struct Views {
    places: Arc<Places>,
    /// From which days on trees look otherwise; there is one view more than days.
    days: Vec<Date>,
    views: Vec<View>,
}

/// What holds from one of the days to the next.
#[derive(Clone)]
struct View {
    day: Date,
    laid: OnceLock<Arc<Cube>>,
    across: OnceLock<Arc<Cube>>,
}

impl View {
    fn new(day: Date) -> Self {
        Self { day, laid: OnceLock::new(), across: OnceLock::new() }
    }
}

impl Views {
    pub(crate) fn of(places: Places) -> Self {
        let days = places.days();
        let firsts = std::iter::once(Date::MIN).chain(days.iter().copied());
        Self { views: firsts.map(View::new).collect(), days, places: Arc::new(places) }
    }

    pub(crate) fn places(&self) -> &Places {
        &self.places
    }

    /// The figures over the places of a day. `all` are the figures over all places that ever were.
    pub(crate) fn on<'a>(&'a self, all: &'a Cube, hierarchy: Hierarchy, day: Date) -> &'a Cube {
        let n = self.days.partition_point(|from| *from <= day);
        let Some(view) = self.views.get(n) else { return all };
        let laid = || match self.days.as_slice() {
            // Nothing ever changed: all places that ever were are those of today.
            [] => all,
            _ => view.laid.get_or_init(|| Arc::new(self.lay(all, view.day))),
        };
        if !self.places.is_used(hierarchy) {
            return laid();
        }
        view.across.get_or_init(|| Arc::new(self.cross(laid(), hierarchy, view.day)))
    }

    fn lay(&self, all: &Cube, day: Date) -> Cube {
        let Some(tree) = self.tree(Hierarchy::REVENUE, day) else { return all.clone() };
        // The parts of a whole are never above it, so what fits in all places fits in these.
        all.laid(tree, &self.places.successions(day)).unwrap_or_else(|_| all.clone())
    }

    fn cross(&self, laid: &Cube, hierarchy: Hierarchy, day: Date) -> Cube {
        let Some(tree) = self.tree(hierarchy, day) else { return laid.clone() };
        laid.across(tree).unwrap_or_else(|_| laid.clone())
    }

    /// A tree of a day; what was recorded was found to make one, see [`Places::may`].
    fn tree(&self, hierarchy: Hierarchy, day: Date) -> Option<Arc<Tree>> {
        self.places.tree_on(hierarchy, day).ok().map(Arc::new)
    }

    /// Takes over what a block has changed in `all`: only where something is laid out already.
    ///
    /// # Errors
    /// A sum above the limit.
    pub(crate) fn take(&mut self, all: &Cube, block: &FigureBlock) -> Result<(), Overflow> {
        for view in &mut self.views {
            let mut touched = Touched::by(block);
            // What only bears other names shares its columns with `all`, and is laid again at no cost.
            let successions = self.places.successions(view.day);
            let is_alike = |laid: &Arc<Cube>| successions.is_empty() && laid.stands_as(all);
            if let Some(laid) = view.laid.take().filter(|laid| !is_alike(laid)) {
                let mut laid = Arc::unwrap_or_clone(laid);
                touched = laid.relay(all, block, &successions)?;
                view.laid = OnceLock::from(Arc::new(laid));
            }
            if let Some(across) = view.across.take() {
                let mut across = Arc::unwrap_or_clone(across);
                let from = view.laid.get().map_or(all, Arc::as_ref);
                across.follow(from, &touched)?;
                view.across = OnceLock::from(Arc::new(across));
            }
        }
        Ok(())
    }
}
