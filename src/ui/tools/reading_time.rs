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
        let mut before = b' ';
        for (idx, run) in text.runs.iter().enumerate() {
            let bytes = run.text.as_bytes();
            if bytes.iter().fold(false, |is_met, byte| is_met | may_begin_cjk(*byte)) {
                self.characters(&run.text, &mut before);
            } else {
                // A sign at the end of a run may have its word in the next.
                let after = if idx + 1 < text.runs.len() { b'a' } else { b' ' };
                self.n_words += n_words(bytes, before, after);
            }
            before = bytes.last().copied().unwrap_or(before);
        }
    }

    /// Counts a text in which there may be Chinese, Japanese and Korean.
    fn characters(&mut self, text: &str, before: &mut u8) {
        for character in text.chars() {
            let is_cjk = is_cjk(character);
            let byte = if is_cjk { b' ' } else { u8::try_from(character).unwrap_or(b'a') };
            self.n_characters += u32::from(is_cjk);
            self.n_words += u32::from(*before <= b' ' && is_letter(character) && !is_cjk);
            *before = byte;
        }
    }
}

/// How many words begin in a text without Chinese, Japanese and Korean, between two other bytes: what stands behind white
/// space, unless it is one sign alone, as a dash.
fn n_words(bytes: &[u8], before: u8, after: u8) -> u32 {
    let n_bytes = bytes.len();
    // At a time, what a byte can count, as the compiler then looks at many bytes at once.
    let inner = (0..n_bytes.saturating_sub(4)).step_by(128).map(|start| {
        let part = bytes.get(start..n_bytes.min(start + 132)).unwrap_or_default();
        let [this, next, fourth] = [1, 2, 4].map(|n| part.get(n..).unwrap_or_default());
        let words = part.iter().zip(this).zip(next).zip(fourth);
        let n_words = words.fold(0u8, |n_words, (((last, this), next), fourth)| {
            n_words.wrapping_add(begins_word(*last, *this, *next, *fourth).into())
        });
        u32::from(n_words)
    });
    let at = |idx: usize| bytes.get(idx).copied().unwrap_or(after);
    let edges = (0..n_bytes.min(1)).chain(n_bytes.saturating_sub(3).max(1)..n_bytes).map(|idx| {
        let last = idx.checked_sub(1).map_or(before, at);
        u32::from(begins_word(last, at(idx), at(idx + 1), at(idx + 3)))
    });
    inner.sum::<u32>() + edges.sum::<u32>()
}

/// Whether a word begins with `this` byte. `fourth` is what comes behind a character of three bytes, which is a sign if it begins with
/// 0xE2 (U+2000 to U+2FFF).
fn begins_word(last: u8, this: u8, next: u8, fourth: u8) -> bool {
    let is_space = |byte: u8| byte <= b' ';
    let is_lone = ((this < b'0') & is_space(next)) | ((this == 0xe2) & is_space(fourth));
    is_space(last) & !is_space(this) & !is_lone
}

/// Whether a character that begins with this byte of UTF-8 may be Chinese, Japanese or Korean.
fn may_begin_cjk(byte: u8) -> bool {
    (byte == 0xe1) | (byte >= 0xe3)
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
