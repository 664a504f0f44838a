//! Runs: for how many periods one after another something has stood so, the last one counted. A reader asks it
//! of a line ("D or E for three months"), of a place, of a rank that falls.

/// What lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lasting {
    /// In a low letter, whichever of them.
    Low,
    /// In the best letter.
    Best,
    /// A report was owed and did not come.
    Silent,
    /// Each time at a worse rank than the time before.
    Fallen,
}

impl Lasting {
    /// The word in the words files and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Best => "best",
            Self::Silent => "silent",
            Self::Fallen => "fallen",
        }
    }
}

/// Something that lasts, and for how many periods by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    pub what: Lasting,
    pub n_periods: usize,
}

/// How many from the newest on hold without a gap.
pub fn in_a_row<T>(newest_first: impl IntoIterator<Item = T>, holds: impl Fn(&T) -> bool) -> usize {
    newest_first.into_iter().take_while(holds).count()
}

/// The runs of many things at once, counted backwards month by month until the last of them has ended.
#[derive(Clone, Debug)]
pub struct Runs<K> {
    counted: Vec<(K, Run, bool)>,
}

impl<K: PartialEq> Runs<K> {
    /// What stands so in the newest period; what does not last at all is left out.
    pub fn begin(newest: impl IntoIterator<Item = (K, Option<Lasting>)>) -> Self {
        let run = |(key, what): (K, Option<Lasting>)| {
            Some((key, Run { what: what?, n_periods: 1 }, true))
        };
        Self { counted: newest.into_iter().filter_map(run).collect() }
    }

    /// Whether any of them may be longer still.
    #[must_use]
    pub fn go_on(&self) -> bool {
        self.counted.iter().any(|(.., is_running)| *is_running)
    }

    /// One period further back: `stood` tells whether a thing stood so then too.
    pub fn back(&mut self, stood: impl Fn(&K, Lasting) -> bool) {
        for (key, run, is_running) in &mut self.counted {
            *is_running = *is_running && stood(key, run.what);
            run.n_periods += usize::from(*is_running);
        }
    }

    /// The run of a thing; `None` where it lasts for one period only, which is no run.
    #[must_use]
    pub fn of(&self, key: &K) -> Option<Run> {
        let run = self.counted.iter().find(|(other, ..)| other == key).map(|(_, run, _)| *run);
        run.filter(|run| run.n_periods > 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_counted_back_to_its_first_period_and_a_single_one_is_none() {
        // Newest first: L low, B best, S silent, a dot for neither.
        for (history, what, n) in [
            ("LLL.", Some(Lasting::Low), Some(3)),
            ("L.LL", Some(Lasting::Low), None),
            ("BBBB", Some(Lasting::Best), Some(4)),
            ("SSL", Some(Lasting::Silent), Some(2)),
            (".LL", None, None),
            ("", None, None),
        ] {
            let at = |letter: Option<char>| match letter {
                Some('L') => Some(Lasting::Low),
                Some('B') => Some(Lasting::Best),
                Some('S') => Some(Lasting::Silent),
                _ => None,
            };
            let mut letters = history.chars();
            let mut runs = Runs::begin([("line", at(letters.next()))]);
            assert_eq!(runs.go_on(), what.is_some(), "{history}");
            while runs.go_on() {
                let earlier = at(letters.next());
                runs.back(|_, lasting| earlier == Some(lasting));
            }
            let expected = n.zip(what).map(|(n_periods, what)| Run { what, n_periods });
            assert_eq!(runs.of(&"line"), expected, "{history}");
        }
    }
}
