//! Files that say plainly when and where they were taken, and files made to break who reads them.

#![expect(clippy::unwrap_used, reason = "a test")]

use domain::evidence::{Claimed, FileKind, Spot};
use jiff::civil::date;
use photos::{claimed, kind};
use proptest::prelude::*;

/// Which end of a number comes first.
#[derive(Clone, Copy, Debug)]
enum Order {
    Big,
    Little,
}

fn short(order: Order, number: u16) -> Vec<u8> {
    match order {
        Order::Big => number.to_be_bytes().to_vec(),
        Order::Little => number.to_le_bytes().to_vec(),
    }
}

fn long(order: Order, number: u32) -> Vec<u8> {
    match order {
        Order::Big => number.to_be_bytes().to_vec(),
        Order::Little => number.to_le_bytes().to_vec(),
    }
}

fn entry(order: Order, (tag, kind, count): (u16, u16, u32), value: Vec<u8>) -> Vec<u8> {
    [short(order, tag), short(order, kind), long(order, count), value].concat()
}

/// A block as a phone writes it: three directories, then the values they point to.
fn block(order: Order, time: &str, sides: [u8; 2], degrees: [[(u32, u32); 3]; 2]) -> Vec<u8> {
    let pointer = |at| long(order, at);
    let letter = |side: u8| vec![side, 0, 0, 0];
    let mark = match order {
        Order::Big => b"MM".to_vec(),
        Order::Little => b"II".to_vec(),
    };
    let (exif_at, gps_at, values_at) = (8 + 2 + 24 + 4, 38 + 2 + 12 + 4, 56 + 2 + 48 + 4);
    let rationals: Vec<u8> = degrees
        .iter()
        .flatten()
        .flat_map(|(over, under)| [long(order, *over), long(order, *under)].concat())
        .collect();
    [
        [mark, short(order, 42), long(order, 8)].concat(),
        [short(order, 2), entry(order, (0x8769, 4, 1), pointer(exif_at))].concat(),
        [entry(order, (0x8825, 4, 1), pointer(gps_at)), long(order, 0)].concat(),
        [short(order, 1), entry(order, (0x9003, 2, 20), pointer(values_at)), long(order, 0)]
            .concat(),
        [short(order, 4), entry(order, (1, 2, 2), letter(sides[0]))].concat(),
        entry(order, (2, 5, 3), pointer(values_at + 20)),
        entry(order, (3, 2, 2), letter(sides[1])),
        [entry(order, (4, 5, 3), pointer(values_at + 44)), long(order, 0)].concat(),
        [time.as_bytes(), &[0]].concat(),
        rationals,
    ]
    .concat()
}

fn maitha(order: Order) -> Vec<u8> {
    let degrees = [[(26, 1), (26, 1), (5964, 100)], [(79, 1), (54, 1), (44442, 1000)]];
    block(order, "2024:10:12 10:31:07", [b'N', b'E'], degrees)
}

fn jpeg(block: &[u8]) -> Vec<u8> {
    let length = u16::try_from(block.len() + 8).unwrap().to_be_bytes();
    let app0 = [0xFF, 0xE0, 0, 4, 1, 2];
    [&[0xFF, 0xD8], &app0[..], &[0xFF, 0xE1], &length, b"Exif\0\0", block, &[0xFF, 0xD9]].concat()
}

fn png(block: &[u8]) -> Vec<u8> {
    let part = |name: &[u8], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        [&length, name, content, &[0; 4]].concat()
    };
    let parts = [part(b"IHDR", &[0; 13]), part(b"eXIf", block), part(b"IEND", &[])].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), parts].concat()
}

fn webp(block: &[u8]) -> Vec<u8> {
    let part = |name: &[u8], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        [name, &length, content, &vec![0; content.len() % 2]].concat()
    };
    [b"RIFF\0\0\0\0WEBP".to_vec(), part(b"VP8X", &[1; 9]), part(b"EXIF", block)].concat()
}

fn read(bytes: &[u8]) -> Claimed {
    kind(bytes).map_or(Claimed::default(), |kind| claimed(bytes, kind))
}

#[test]
fn a_photo_tells_when_and_where_in_every_container_and_either_order() {
    let spot = Spot::new(26_449_900, 79_912_345);
    let expected = Claimed { at: Some(date(2024, 10, 12).at(10, 31, 7, 0)), spot };
    for order in [Order::Big, Order::Little] {
        for make in [jpeg, png, webp] {
            assert_eq!(read(&make(&maitha(order))), expected, "{order:?}");
        }
    }
}

#[test]
fn south_and_west_are_below_nothing_and_nowhere_is_no_place() {
    let of = |sides, degrees: (u32, u32)| {
        let degrees = [[(degrees.0, 1), (0, 1), (0, 1)], [(degrees.1, 1), (0, 1), (0, 1)]];
        read(&jpeg(&block(Order::Big, "0000:00:00 00:00:00", sides, degrees)))
    };
    assert_eq!(of([b'S', b'W'], (5, 7)).spot, Spot::new(-5_000_000, -7_000_000));
    for (north, east) in [(0, 0), (91, 7), (5, 181), (u32::MAX, 1)] {
        assert_eq!(of([b'N', b'E'], (north, east)), Claimed::default(), "{north} {east}");
    }
    let by_nothing = [[(26, 0), (0, 1), (0, 1)], [(79, 1), (0, 1), (0, 1)]];
    let undivided = block(Order::Big, "2024:10:12 10:31:07", [b'N', b'E'], by_nothing);
    assert_eq!(read(&jpeg(&undivided)).spot, None);
    assert!(read(&jpeg(&undivided)).at.is_some(), "the time is read without the place");
}

#[test]
fn a_kind_is_told_by_the_first_bytes_and_nothing_else_is_taken() {
    for (bytes, expected) in [
        (&jpeg(&[])[..], Some(FileKind::Jpeg)),
        (&png(&[]), Some(FileKind::Png)),
        (&webp(&[]), Some(FileKind::Webp)),
        (b"%PDF-1.7\n", Some(FileKind::Pdf)),
        (b"", None),
        (b"\xFF\xD8", None),
        (b"RIFF\0\0\0\0WAVE", None),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", None),
        (b"GIF89a", None),
        (b"MZ\x90", None),
        (b"PK\x03\x04", None),
        (b" %PDF-1.7", None),
        (b"\0\0\0\x18ftypheic", None),
    ] {
        assert_eq!(kind(bytes), expected, "{bytes:?}");
    }
}

#[test]
fn a_block_made_to_break_its_reader_says_nothing() {
    let head = [b"MM".to_vec(), short(Order::Big, 42)].concat();
    let at = |offset: u32| [head.clone(), long(Order::Big, offset)].concat();
    let full = |tag: u16, value: u32| {
        let entries = entry(Order::Big, (tag, 4, u32::MAX), long(Order::Big, value)).repeat(5_000);
        [at(8), short(Order::Big, u16::MAX), entries].concat()
    };
    for (what, block) in [
        ("no directory", at(0)),
        ("a directory that is the head", at(2)),
        ("a directory beyond the end", at(u32::MAX)),
        ("a directory that points to itself", full(0x8769, 8)),
        ("places that point to the directory", full(0x8825, 8)),
        ("a time beyond the end", full(0x0132, u32::MAX)),
        ("a time at the very end", full(0x0132, 60_000)),
        ("nothing", Vec::new()),
        ("the mark alone", b"II".to_vec()),
        ("another number", [b"II".to_vec(), short(Order::Little, 43)].concat()),
    ] {
        assert_eq!(read(&jpeg(&block)), Claimed::default(), "{what}");
    }
    // Parts that say they are longer than the file, or nothing at all.
    for bytes in [
        &[0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 1][..],
        &[0xFF, 0xD8, 0xFF, 0xE1, 0, 0],
        &[0xFF, 0xD8, 0xFF, 0xFF, 0xFF, 0xFF],
        b"\x89PNG\r\n\x1a\n\xFF\xFF\xFF\xFFeXIf",
        b"RIFF\0\0\0\0WEBPEXIF\xFF\xFF\xFF\xFF",
    ] {
        assert_eq!(read(bytes), Claimed::default(), "{bytes:?}");
    }
    // A million empty parts are not walked to their end.
    let parts = [0xFF, 0xE0, 0, 2].repeat(1_000_000);
    assert_eq!(
        read(&[&[0xFF, 0xD8][..], &parts, &jpeg(&maitha(Order::Big))[2..]].concat()),
        Claimed::default()
    );
}

proptest! {
    #[test]
    fn no_bytes_bring_it_down(
        bytes in proptest::collection::vec(any::<u8>(), 0..600),
        head in prop::sample::select(vec![
            &b"\xFF\xD8\xFF\xE1\x02\x00Exif\0\0MM\0\x2a\0\0\0\x08"[..],
            b"\xFF\xD8\xFF\xE1\x02\x00Exif\0\0II\x2a\0\x08\0\0\0",
            b"\x89PNG\r\n\x1a\n\0\0\x01\0eXIfMM\0\x2a\0\0\0\x08",
            b"RIFF\0\0\0\0WEBPEXIF\0\x01\0\0II\x2a\0\x08\0\0\0",
            b"",
        ]),
    ) {
        let bytes = [head, &bytes].concat();
        let _ = read(&bytes);
        for kind in FileKind::ALL {
            let _ = claimed(&bytes, kind);
        }
    }

    #[test]
    fn a_photo_with_changed_bytes_or_cut_short_never_brings_it_down(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        end in any::<prop::sample::Index>(),
        is_little in any::<bool>(),
    ) {
        let order = if is_little { Order::Little } else { Order::Big };
        for make in [jpeg, png, webp] {
            let mut bytes = make(&maitha(order));
            for (at, byte) in &changes {
                let ix = at.index(bytes.len());
                bytes[ix] = *byte;
            }
            let said = read(&bytes);
            if let Some(spot) = said.spot {
                prop_assert!(spot.north().abs() <= 90_000_000 && spot.east().abs() <= 180_000_000);
            }
            let _ = read(&bytes[..end.index(bytes.len())]);
        }
    }
}
