//! Whole numbers of 64 bits, kept in four bytes each as long as all of them fit. A column of counts of a
//! state takes half the memory so, and less time to go through; nothing else is different about it.

/// Numbers in a row. Two rows are equal when their numbers are, however they are kept.
#[derive(Clone, Debug)]
pub struct Numbers(Kept);

#[derive(Clone, Debug)]
enum Kept {
    Narrow(Vec<i32>),
    Wide(Vec<i64>),
}

/// A run of [`Numbers`] as it is kept, for loops that look at all of it.
#[derive(Clone, Copy, Debug)]
pub enum Run<'a> {
    Narrow(&'a [i32]),
    Wide(&'a [i64]),
}

/// The same to write in.
#[derive(Debug)]
pub enum RunMut<'a> {
    Narrow(&'a mut [i32]),
    Wide(&'a mut [i64]),
}

impl Default for Numbers {
    fn default() -> Self {
        Self(Kept::Narrow(Vec::new()))
    }
}

impl Numbers {
    /// None yet, with room for `n`.
    #[must_use]
    pub fn with_capacity(n: usize) -> Self {
        Self(Kept::Narrow(Vec::with_capacity(n)))
    }

    #[must_use]
    pub fn zeros(n: usize) -> Self {
        Self(Kept::Narrow(vec![0; n]))
    }

    /// Numbers that are known to be narrow.
    #[must_use]
    pub fn narrow(numbers: Vec<i32>) -> Self {
        Self(Kept::Narrow(numbers))
    }

    #[must_use]
    pub fn wide(numbers: Vec<i64>) -> Self {
        Self(Kept::Wide(numbers))
    }

    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Kept::Narrow(numbers) => numbers.len(),
            Kept::Wide(numbers) => numbers.len(),
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[must_use]
    #[inline]
    pub fn get(&self, ix: usize) -> Option<i64> {
        match &self.0 {
            Kept::Narrow(numbers) => numbers.get(ix).map(|number| i64::from(*number)),
            Kept::Wide(numbers) => numbers.get(ix).copied(),
        }
    }

    /// Puts a number in the place of another; nothing happens beyond the end.
    #[inline]
    pub fn set(&mut self, ix: usize, number: i64) {
        if let Kept::Narrow(numbers) = &mut self.0
            && let Ok(number) = i32::try_from(number)
        {
            if let Some(slot) = numbers.get_mut(ix) {
                *slot = number;
            }
        } else if let Some(slot) = self.widen().get_mut(ix) {
            *slot = number;
        }
    }

    pub fn push(&mut self, number: i64) {
        self.push_all(number, 1);
    }

    /// Puts `n` times the same number at the end.
    pub fn push_all(&mut self, number: i64, n: usize) {
        if let Kept::Narrow(numbers) = &mut self.0
            && let Ok(number) = i32::try_from(number)
        {
            numbers.resize(numbers.len() + n, number);
        } else {
            let wide = self.widen();
            wide.resize(wide.len() + n, number);
        }
    }

    /// Puts narrow numbers at the end.
    pub fn push_narrow(&mut self, numbers: &[i32]) {
        match &mut self.0 {
            Kept::Narrow(kept) => kept.extend_from_slice(numbers),
            Kept::Wide(kept) => kept.extend(numbers.iter().map(|number| i64::from(*number))),
        }
    }

    /// Keeps eight bytes for each from here on.
    pub fn widen(&mut self) -> &mut Vec<i64> {
        if let Kept::Narrow(numbers) = &self.0 {
            let mut wide = Vec::with_capacity(numbers.capacity());
            wide.extend(numbers.iter().map(|number| i64::from(*number)));
            self.0 = Kept::Wide(wide);
        }
        match &mut self.0 {
            Kept::Wide(numbers) => numbers,
            Kept::Narrow(_) => unreachable!("it has just been made wide"),
        }
    }

    /// All of them as they are kept.
    #[must_use]
    pub fn all(&self) -> Run<'_> {
        match &self.0 {
            Kept::Narrow(numbers) => Run::Narrow(numbers),
            Kept::Wide(numbers) => Run::Wide(numbers),
        }
    }

    /// All of them to write in.
    pub fn all_mut(&mut self) -> RunMut<'_> {
        match &mut self.0 {
            Kept::Narrow(numbers) => RunMut::Narrow(numbers),
            Kept::Wide(numbers) => RunMut::Wide(numbers),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = i64> {
        (0..self.len()).filter_map(|ix| self.get(ix))
    }
}

impl Run<'_> {
    /// A part of it; empty when it does not lie within.
    #[must_use]
    #[inline]
    pub fn part(self, range: std::ops::Range<usize>) -> Self {
        match self {
            Self::Narrow(numbers) => Self::Narrow(numbers.get(range).unwrap_or_default()),
            Self::Wide(numbers) => Self::Wide(numbers.get(range).unwrap_or_default()),
        }
    }
}

impl PartialEq for Numbers {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Kept::Narrow(one), Kept::Narrow(two)) => one == two,
            (Kept::Wide(one), Kept::Wide(two)) => one == two,
            (Kept::Narrow(few), Kept::Wide(wide)) | (Kept::Wide(wide), Kept::Narrow(few)) => {
                few.len() == wide.len()
                    && few.iter().zip(wide).all(|(one, two)| i64::from(*one) == *two)
            }
        }
    }
}

impl Eq for Numbers {}

impl Extend<i64> for Numbers {
    fn extend<I: IntoIterator<Item = i64>>(&mut self, numbers: I) {
        let mut numbers = numbers.into_iter();
        if let Kept::Narrow(kept) = &mut self.0 {
            kept.reserve(numbers.size_hint().0);
            let mut too_large = None;
            let narrow = numbers.by_ref().map_while(|number| match i32::try_from(number) {
                Ok(number) => Some(number),
                Err(_) => {
                    too_large = Some(number);
                    None
                }
            });
            kept.extend(narrow);
            let Some(number) = too_large else { return };
            self.push(number);
        }
        self.widen().extend(numbers);
    }
}

impl FromIterator<i64> for Numbers {
    fn from_iter<I: IntoIterator<Item = i64>>(numbers: I) -> Self {
        let mut kept = Self::default();
        kept.extend(numbers);
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_number() -> impl Strategy<Value = i64> {
        prop_oneof![8 => -9_i64..300, 1 => any::<i64>(), 1 => Just(i64::from(i32::MAX) + 1)]
    }

    proptest! {
        #[test]
        fn numbers_come_back_as_they_were_put_in_narrow_or_wide(
            plain in proptest::collection::vec(any_number(), 0..40),
            writes in proptest::collection::vec((0_usize..50, any_number()), 0..20),
        ) {
            let mut plain = plain;
            let mut kept: Numbers = plain.iter().copied().collect();
            prop_assert_eq!(kept.iter().collect::<Vec<_>>(), plain.clone());
            for (ix, number) in writes {
                kept.set(ix, number);
                if let Some(slot) = plain.get_mut(ix) {
                    *slot = number;
                }
            }
            kept.push_all(7, 2);
            plain.extend([7, 7]);
            let mut wide = kept.clone();
            wide.widen();
            prop_assert_eq!(kept.iter().collect::<Vec<_>>(), plain);
            prop_assert_eq!(kept, wide);
        }
    }
}
