//! A line of text that is being put together from what stands in it.

use std::cell::Cell;

use article_widget_strings::push_spaced;

use crate::model::{Run, Text};

/// White space that HTML makes one space of. Others, such as the no-break space, stay.
const SPACES: [char; 5] = [' ', '\n', '\t', '\r', '\x0c'];

/// Pieces with their marks. A line feed begins a new line of the same paragraph.
#[derive(Default)]
pub(super) struct Line {
    /// The characters of all pieces: a string for each would be made and dropped again for every run of a document.
    text: String,
    /// The marks of each piece, and where it ends.
    pieces: Vec<(Run, usize)>,
    is_unmarked: bool,
}

/// Texts of more bytes are not copied to add to them: the time would be quadratic.
pub(super) const MAX_JOINED: usize = 1000;

impl Line {
    /// A line that no marks are kept in.
    pub(super) fn unmarked() -> Self {
        Self { is_unmarked: true, ..Self::default() }
    }

    /// Adds characters with these marks, and makes one space of all white space.
    pub(super) fn push(&mut self, text: &str, marks: &Run, n_items_left: &Cell<usize>) {
        let plain;
        let marks = if self.is_unmarked {
            plain = Run::default();
            &plain
        } else {
            marks
        };
        let is_after_space = self.is_after(&[' ', '\n']);
        if is_after_space && text.trim_matches(SPACES).is_empty() {
            return;
        }
        if self.pieces.last().is_none_or(|(run, _)| run != marks) {
            if !take(n_items_left) {
                return;
            }
            self.pieces.push((marks.clone(), 0));
        }
        let Some((_, end)) = self.pieces.last_mut() else { return };
        push_spaced(&mut self.text, text, is_after_space);
        *end = self.text.len();
    }

    /// Begins a new line, unless this is the beginning.
    pub(super) fn break_off(&mut self) {
        self.trim_end(|character| character == ' ');
        let end = self.text.len() + 1;
        match self.pieces.last_mut() {
            Some((run, last)) if *run == Run::default() => *last = end,
            // No part of a link.
            Some(_) => self.pieces.push((Run::default(), end)),
            None => return,
        }
        self.text.push('\n');
    }

    /// Whether a new line was begun, and nothing stands in it so far.
    pub(super) fn is_broken_off(&mut self) -> bool {
        self.trim_end(|character| character == ' ');
        self.is_after(&['\n'])
    }

    /// Whether there is anything in the last line but dashes and white space.
    pub(super) fn has_words(&self) -> bool {
        for idx in (0..self.pieces.len()).rev() {
            let piece = self.piece(idx);
            let last = piece.rsplit('\n').next().unwrap_or_default();
            if !last.chars().all(is_dash_or_blank) {
                return true;
            }
            if last.len() < piece.len() {
                break;
            }
        }
        false
    }

    /// Takes the dashes and the white space at the end away.
    pub(super) fn drop_dashes(&mut self) {
        self.trim_end(is_dash_or_blank);
    }

    /// The whole, without the white space around it; `None` where there is nothing to read.
    pub(super) fn take(&mut self) -> Option<Text> {
        if self.text.chars().all(is_blank) {
            self.text.clear();
            self.pieces.clear();
            return None;
        }
        self.trim_end(char::is_whitespace);
        let mut runs = Vec::with_capacity(self.pieces.len());
        let mut start = 0;
        for (mut run, end) in self.pieces.drain(..) {
            let piece = self.text.get(start..end).unwrap_or_default();
            let text = if runs.is_empty() { piece.trim_start() } else { piece };
            if !text.is_empty() {
                run.text = text.into();
                runs.push(run);
            }
            start = end;
        }
        self.text.clear();
        Some(Text { runs })
    }

    /// Whether the last character is one of these. The beginning counts as all of them.
    fn is_after(&self, characters: &[char]) -> bool {
        let last = self.pieces.len().checked_sub(1);
        last.is_none_or(|last| self.piece(last).ends_with(characters))
    }

    /// The characters of a piece.
    fn piece(&self, idx: usize) -> &str {
        self.text.get(self.start(idx)..self.start(idx + 1)).unwrap_or_default()
    }

    /// Where a piece begins.
    fn start(&self, idx: usize) -> usize {
        let before = idx.checked_sub(1).and_then(|before| self.pieces.get(before));
        before.map_or(0, |it| it.1)
    }

    /// Takes such characters at the end away, and the pieces that hold nothing else.
    fn trim_end(&mut self, is_trimmed: fn(char) -> bool) {
        while let Some(last) = self.pieces.len().checked_sub(1) {
            let end = self.start(last) + self.piece(last).trim_end_matches(is_trimmed).len();
            self.text.truncate(end);
            if end > self.start(last) {
                if let Some((_, last)) = self.pieces.last_mut() {
                    *last = end;
                }
                break;
            }
            self.pieces.pop();
        }
    }
}

/// Whether nobody sees this character: white space, and what has no width.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' | '\u{feff}')
}

fn is_dash_or_blank(character: char) -> bool {
    matches!(character, '-' | '–' | '—' | '―' | '~') || is_blank(character)
}

/// Adds a text on a new line.
pub(super) fn add_line(text: &mut Text, more: Text) {
    if text.runs.is_empty() {
        *text = more;
        return;
    }
    let mut more = more.runs.into_iter();
    let Some(first) = more.next() else { return };
    match text.runs.last_mut() {
        Some(last)
            if last.text.len() < MAX_JOINED
                && (Run { text: first.text.clone(), ..last.clone() }) == first =>
        {
            last.text = [&*last.text, "\n", &*first.text].concat().into();
        }
        _ => text.runs.extend([Run::plain("\n"), first]),
    }
    text.runs.extend(more);
}

/// Takes one of the items that may still be made, if there is one.
pub(super) fn take(n_items_left: &Cell<usize>) -> bool {
    let left = n_items_left.get().checked_sub(1);
    n_items_left.set(left.unwrap_or_default());
    left.is_some()
}
