//! How wide letters are at the least.

/// The width of a text on one line, in the size of its letters: less than it takes in any usual
/// font.
pub(super) fn width(text: &str) -> f32 {
    text.chars().map(letter).sum()
}

/// Widths by script. Those of the languages written with Latin, Greek and Cyrillic letters are from
/// common text in narrow fonts; scripts whose letters join or stand over each other take less, and
/// the square ones of East Asia as much as they are high.
fn letter(letter: char) -> f32 {
    match letter {
        ' ' => 0.22,
        // White space is drawn together, and some characters are not drawn at all.
        '\0'..=' ' | '\u{200b}'..='\u{200f}' | '\u{300}'..='\u{36f}' => 0.0,
        '\u{21}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}' => 0.36,
        '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' => 0.9,
        _ => 0.2,
    }
}
