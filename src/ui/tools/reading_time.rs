//! How long an article takes to read.

use crate::model::{Block, Text};

/// Words that adults read in a minute, silently, of English that is no fiction: the mean of 190 studies (M. Brysbaert, How
/// many words do we read per minute?, Journal of Memory and Language 109, 2019).
const WORDS_A_MINUTE: u32 = 238;

/// Characters of Chinese, Japanese and Korean, by the rule of the publishing platform Medium
/// (<https://help.medium.com/hc/en-us/articles/214991667-Read-time>).
const CHARACTERS_A_MINUTE: u32 = 500;

/// The minutes that a body takes to read, rounded, but at least one; 0 for a body without words.
///
/// Counted are its texts, not captions, code, notes, or words that a pull quote repeats. Languages that leave no space
/// between words, other than Chinese, Japanese and Korean, get too few.
pub fn minutes(body: &[Block]) -> u32 {
    let mut count = Count::default();
    count.blocks(body);
    // In parts of a minute that are whole for both.
    let parts = count.n_words * CHARACTERS_A_MINUTE + count.n_characters * WORDS_A_MINUTE;
    let minute = WORDS_A_MINUTE * CHARACTERS_A_MINUTE;
    if parts == 0 { 0 } else { ((parts + minute / 2) / minute).max(1) }
}

#[derive(Debug, Default)]
struct Count {
    n_words: u32,
    n_characters: u32,
}

/// What eight characters are to words: the highest bit of a byte for each, the first of them in the lowest byte.
#[derive(Debug, Clone, Copy)]
struct Kinds {
    /// What a word can begin with: letters and digits.
    letters: u64,
    /// What ends one: white space, and characters that are counted by themselves.
    spaces: u64,
}

impl Count {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(text) | Block::Heading { text, .. } => self.text(text),
                Block::Details { summary: text, .. } | Block::Update { title: text, .. } => {
                    self.text(text);
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.text(&item.text)),
                Block::Definitions(items) => items.iter().for_each(|item| self.text(&item.term)),
                Block::Table(table) => {
                    let rows = table.head.iter().chain(&table.rows);
                    rows.flatten().for_each(|cell| self.text(&cell.text));
                }
                Block::Correction(correction) => self.text(&correction.text),
                Block::Image(_)
                | Block::Gallery { .. }
                | Block::Quote { .. }
                | Block::Pullquote { .. }
                | Block::Code { .. }
                | Block::Divider
                | Block::Video(_)
                | Block::Audio(_)
                | Block::Embed(_)
                | Block::Social { .. }
                | Block::Aside { .. }
                | Block::Footnotes(_) => {}
            }
            block.each_body(&mut |body| self.blocks(body));
        }
    }

    fn text(&mut self, text: &Text) {
        let mut last = Kinds { letters: 0, spaces: each(0x80) };
        for run in &text.runs {
            let mut rest = &*run.text;
            while !rest.is_empty() {
                // Most texts are ASCII nearly everywhere.
                let (bytes, n_bytes) = first_eight(rest.as_bytes());
                let end = if let Some(kinds) = Kinds::of_ascii(bytes) {
                    self.n_words += kinds.n_words_begun_after(last);
                    last = last.then(kinds, n_bytes);
                    n_bytes
                } else {
                    let end = rest.ceil_char_boundary(1);
                    rest.chars().take(1).for_each(|it| last = self.character(it, last));
                    end
                };
                rest = rest.get(end..).unwrap_or_default();
            }
        }
    }

    /// Counts one character, and gives the last eight with it.
    fn character(&mut self, character: char, last: Kinds) -> Kinds {
        let is_cjk = is_cjk(character);
        let is_space = is_cjk || character.is_whitespace();
        let bit = |is_so: bool| u64::from(is_so) << 7;
        let letters = bit(!is_space && is_letter(character));
        let kinds = Kinds { letters, spaces: bit(is_space) };
        self.n_characters += u32::from(is_cjk);
        self.n_words += kinds.n_words_begun_after(last);
        last.then(kinds, 1)
    }
}

impl Kinds {
    /// Those of eight bytes; `None` if they are not all ASCII.
    fn of_ascii(bytes: u64) -> Option<Self> {
        // Whether bytes below 128 are not below another, in the highest bit of each: no sum is too large for its byte.
        let from = |bytes: u64, first: u8| bytes + each(0x80 - first);
        (bytes & each(0x80) == 0).then(|| {
            let small = bytes | each(0x20);
            let letters = from(small, b'a') & !from(small, b'z' + 1);
            let digits = from(bytes, b'0') & !from(bytes, b'9' + 1);
            let spaces = !from(bytes, b' ' + 1);
            Self { letters: (letters | digits) & each(0x80), spaces: spaces & each(0x80) }
        })
    }

    /// How many words begin in these, which come after others: with a letter, unless a word goes on with it directly or
    /// behind one sign, as in "don't".
    fn n_words_begun_after(self, last: Self) -> u32 {
        let behind = |this: u64, last: u64, n: u32| this << (8 * n) | last >> (64 - 8 * n);
        let second = behind(self.letters, last.letters, 1);
        let first = behind(self.letters, last.letters, 2);
        let space = behind(self.spaces, last.spaces, 1);
        (self.letters & !second & (space | !first)).count_ones()
    }

    /// The last eight characters when the first `n` of `next`, at least one, have come after these.
    fn then(self, next: Self, n: usize) -> Self {
        let both = |last: u64, next: u64| {
            let pair = u128::from(next) << 64 | u128::from(last);
            (pair >> (8 * n)) as u64
        };
        Self { letters: both(self.letters, next.letters), spaces: both(self.spaces, next.spaces) }
    }
}

/// The first eight bytes as a number, or what there is of them, with zeros, and how many these are.
fn first_eight(bytes: &[u8]) -> (u64, usize) {
    match bytes.first_chunk() {
        Some(eight) => (u64::from_le_bytes(*eight), 8),
        None => {
            let number = bytes.iter().rfold(0, |last, byte| last << 8 | u64::from(*byte));
            (number, bytes.len())
        }
    }
}

fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Han, kana and Hangul, without the punctuation of theirs.
fn is_cjk(character: char) -> bool {
    matches!(
        character,
        '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3130}'..='\u{318f}' | '\u{31f0}'..='\u{31ff}'
            | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

/// Whether a word can begin with it: a letter or a digit. Beyond ASCII, all but the signs of the blocks for punctuation.
fn is_letter(character: char) -> bool {
    match character {
        '\0'..='\x7f' => character.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}'
        | '\u{2000}'..='\u{2bff}'
        | '\u{3000}'..='\u{303f}'
        | '\u{ff00}'..='\u{ff0f}' => false,
        _ => true,
    }
}
