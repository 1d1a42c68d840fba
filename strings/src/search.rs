//! Where bytes stand in a text, eight of them looked at together.

const ONES: u64 = u64::from_ne_bytes([1; 8]);

/// Where the first byte stands that is one of these two.
#[inline(never)]
pub fn position(bytes: &[u8], one: u8, other: u8) -> Option<usize> {
    let (one, other) = (ONES * u64::from(one), ONES * u64::from(other));
    first(bytes, |word| below(word ^ one, 1) | below(word ^ other, 1))
}

/// Where the first byte stands that may not be in a string of JSON as it is.
pub(crate) fn position_to_escape(bytes: &[u8]) -> Option<usize> {
    let (quote, backslash) = (ONES * u64::from(b'"'), ONES * u64::from(b'\\'));
    first(bytes, |word| below(word, b' ') | below(word ^ quote, 1) | below(word ^ backslash, 1))
}

/// Sets the high bit of the bytes that are less than `least`, which is no more than 128. Those behind the first one of them may be
/// set in error.
#[inline(always)]
fn below(word: u64, least: u8) -> u64 {
    word.wrapping_sub(ONES * u64::from(least)) & !word & (ONES << 7)
}

/// Where the first byte stands of which `marks` sets the high bit, when it is given eight of them.
#[inline(always)]
fn first(bytes: &[u8], marks: impl Fn(u64) -> u64) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    let idx = |marks: u64| marks.trailing_zeros() as usize / 8;
    for (n_passed, word) in words.iter().enumerate() {
        let marks = marks(u64::from_le_bytes(*word));
        if marks != 0 {
            return Some(8 * n_passed + idx(marks));
        }
    }
    let last = rest.iter().rev().fold(0, |word, byte| (word << 8) | u64::from(*byte));
    let idx = idx(marks(last));
    (idx < rest.len()).then_some(8 * words.len() + idx)
}

#[cfg(test)]
mod tests {
    use super::{position, position_to_escape};

    /// Bytes that are near to those looked for, or whose high bit is set.
    const OTHERS: [u8; 8] = [b' ', b'!', b'#', b'[', b']', 0x7f, 0x80, 0xff];

    /// Texts of up to 20 bytes, with one at each place in turn.
    fn each_place(mark: u8, check: impl Fn(&[u8], usize)) {
        for length in 1..=20 {
            for place in 0..length {
                let mut text = [0; 20];
                for (idx, byte) in text.iter_mut().enumerate() {
                    *byte = OTHERS[(idx + place) % OTHERS.len()];
                }
                text[place] = mark;
                check(&text[..length], place);
            }
        }
    }

    #[test]
    fn a_byte_is_found_at_every_place() {
        for mark in [b'"', b'\\'] {
            each_place(mark, |text, place| assert_eq!(position(text, b'"', b'\\'), Some(place)));
        }
    }

    #[test]
    fn the_first_of_several_bytes_is_found() {
        for place in 0..8 {
            let mut text = *b"abcdefgh<&<&<&<&";
            text[place] = b'&';
            assert_eq!(position(&text, b'<', b'&'), Some(place));
        }
    }

    #[test]
    fn bytes_are_not_found_where_there_are_none() {
        for length in 0..=OTHERS.len() {
            assert_eq!(position(&OTHERS[..length], b'"', b'\\'), None);
            assert_eq!(position_to_escape(&OTHERS[..length]), None);
        }
        assert_eq!(position(&OTHERS.repeat(3), 0, 1), None);
    }

    #[test]
    fn all_that_json_escapes_is_found_at_every_place() {
        for mark in (0..b' ').chain([b'"', b'\\']) {
            each_place(mark, |text, place| assert_eq!(position_to_escape(text), Some(place)));
        }
    }
}
