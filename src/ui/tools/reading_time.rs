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
    /// The last two characters of the text that is being counted.
    last: [Kind; 2],
}

/// What a character is to a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    /// One that ends it: a space, or a character that is counted by itself.
    #[default]
    Space,
    /// One that it can begin with: a letter or a digit.
    Letter,
    /// Any other, as the apostrophe in "don't".
    Sign,
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
        self.last = [Kind::Space; 2];
        for run in &text.runs {
            let mut rest = &*run.text;
            while !rest.is_empty() {
                // Most texts are ASCII nearly everywhere, of which the compiler looks at many bytes at once.
                let chunks = rest.as_bytes().chunks(32).take(8);
                let n_ascii = chunks.take_while(|it| it.is_ascii()).map(<[u8]>::len).sum::<usize>();
                let end = if n_ascii > 0 { n_ascii } else { rest.ceil_char_boundary(32) };
                let (stretch, after) = rest.split_at(end);
                if n_ascii > 0 {
                    self.ascii(stretch.as_bytes());
                } else {
                    stretch.chars().for_each(|character| self.character(character));
                }
                rest = after;
            }
        }
    }

    /// What `character` comes to for each of these bytes, which are 256 at most.
    fn ascii(&mut self, bytes: &[u8]) {
        bytes.iter().take(2).for_each(|byte| self.character(char::from(*byte)));
        let [second, third] = [1, 2].map(|skipped| bytes.get(skipped..).unwrap_or_default());
        let threes = bytes.iter().zip(second).zip(third);
        let n_words = threes.fold(0u8, |n_words, ((first, second), third)| {
            // All is computed, and nothing skipped: without branches the compiler takes many at once.
            let goes_on =
                is_ascii_letter(*second) | !is_ascii_space(*second) & is_ascii_letter(*first);
            n_words.wrapping_add(u8::from(is_ascii_letter(*third) & !goes_on))
        });
        self.n_words += u32::from(n_words);
        if let [.., first, second] = bytes {
            self.last = [first, second].map(|byte| Kind::of(char::from(*byte)));
        }
    }

    fn character(&mut self, character: char) {
        let kind = Kind::of(character);
        self.n_characters += u32::from(kind == Kind::Space && is_cjk(character));
        self.n_words += u32::from(begins_word(self.last, kind));
        self.last = [self.last[1], kind];
    }
}

/// Whether a word begins with a character of this kind behind two others: with a letter, unless a word goes on with it
/// directly or behind one sign.
fn begins_word([first, second]: [Kind; 2], this: Kind) -> bool {
    let goes_on = second == Kind::Letter || second == Kind::Sign && first == Kind::Letter;
    this == Kind::Letter && !goes_on
}

impl Kind {
    /// Beyond ASCII, all are letters but white space, Chinese, Japanese and Korean, and the signs of the blocks for
    /// punctuation.
    fn of(character: char) -> Self {
        match u8::try_from(character) {
            Ok(byte) if is_ascii_letter(byte) => return Self::Letter,
            Ok(byte) if is_ascii_space(byte) => return Self::Space,
            _ => {}
        }
        match character {
            '\0'..='\x7f' => Self::Sign,
            _ if character.is_whitespace() || is_cjk(character) => Self::Space,
            '\u{80}'..='\u{bf}'
            | '\u{2000}'..='\u{2bff}'
            | '\u{3000}'..='\u{303f}'
            | '\u{ff00}'..='\u{ff0f}' => Self::Sign,
            _ => Self::Letter,
        }
    }
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

/// Whether it is an ASCII letter or digit.
fn is_ascii_letter(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10)
}

/// Whether it is white space of ASCII.
fn is_ascii_space(byte: u8) -> bool {
    (byte == b' ') | (byte.wrapping_sub(b'\t') < 5)
}
