//! Bands of a grading method: every percent in exactly one, and what is wrong is named.

use domain::grade::{Band, BandFault, Bound, Letter, band_faults};

fn band(letter: &str, low: Option<(i64, bool)>, high: Option<(i64, bool)>) -> Band {
    let bound = |(hundredths, inclusive)| Bound { hundredths, inclusive };
    Band {
        letter: Letter::new(letter),
        low: low.map(bound),
        high: high.map(bound),
        by_weight: Vec::new(),
        marks_hundredths: 0,
    }
}

#[test]
fn sound_bands_have_no_fault() {
    let bands = [
        band("A", Some((9000, true)), None),
        band("B", Some((7500, true)), Some((9000, false))),
        band("C", None, Some((7500, false))),
    ];
    assert_eq!(band_faults(&bands), []);
}

/// The officer scale of 9 May 2025 as printed: A from 9, B 6 to 8, C 3 to 6, D below 3.
#[test]
fn the_officer_scale_of_may_2025_has_a_gap_and_an_overlap() {
    let bands = [
        band("A", Some((900, true)), None),
        band("B", Some((600, true)), Some((800, true))),
        band("C", Some((300, true)), Some((600, true))),
        band("D", None, Some((300, false))),
    ];
    let letter = Letter::new;
    assert_eq!(
        band_faults(&bands),
        [
            BandFault::Gap {
                after: letter("B"),
                before: letter("A"),
                from_hundredths: 800,
                to_hundredths: 900
            },
            BandFault::Overlap {
                first: letter("B"),
                second: letter("C"),
                from_hundredths: 600,
                to_hundredths: 600
            },
        ]
    );
}

#[test]
fn an_open_seam_a_missing_end_and_an_upside_down_band_are_named() {
    let seam = [band("A", Some((5000, false)), None), band("B", None, Some((5000, false)))];
    assert!(matches!(band_faults(&seam).as_slice(), [BandFault::Gap { .. }]));
    let end =
        [band("A", Some((5000, true)), Some((10000, true))), band("B", None, Some((5000, false)))];
    assert!(matches!(band_faults(&end).as_slice(), [BandFault::OpenEnd { .. }]));
    let upside = [
        band("A", Some((5000, true)), None),
        band("B", Some((6000, true)), Some((5000, false))),
        band("C", None, Some((6000, false))),
    ];
    assert!(matches!(band_faults(&upside).as_slice(), [BandFault::Upside { .. }]));
    assert_eq!(band_faults(&[]), [BandFault::None]);
}
