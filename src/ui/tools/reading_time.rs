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
        let mut is_in_word = false;
        for character in text.runs.iter().flat_map(|run| run.text.chars()) {
            if is_cjk(character) {
                self.n_characters += 1;
                is_in_word = false;
            } else if character.is_whitespace() {
                is_in_word = false;
            } else if !is_in_word && is_letter(character) {
                self.n_words += 1;
                is_in_word = true;
            }
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
