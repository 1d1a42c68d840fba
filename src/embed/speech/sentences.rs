//! The sentences of an article, and where they stand.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node, Range};

use crate::embed::events::object;

/// What is read out: the head and the body.
const READ: &str = ".headline, .standfirst, .body";

/// What is not: what is no text of the article, what is said twice, and what is folded away.
const LEFT_OUT: &str = "button, pre, table, .embed, .social, .figure, .gallery, .pullquote, .after, .place, \
     details:not([open]) > :not(summary)";

/// Where a sentence ends at the latest.
const BLOCKS: &str = "p, h1, h2, h3, h4, h5, h6, li, dt, dd, summary, figcaption";

/// Sentences longer than this, in UTF-16 units, are spoken in pieces: some voices of Chrome's stop after 15 seconds, and tell
/// nobody.
const MAX_LENGTH: usize = 220;

/// What a sentence ends with.
const ENDS: &[char] = &['.', '!', '?', '؟', '।', '。', '！', '？'];

/// What a piece of a long one ends with.
const PAUSES: &[char] = &[',', ';', ':', '،', '、', '，', '；', '：'];

/// Text nodes only, as a number of the DOM's.
const SHOW_TEXT: u32 = 4;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type Segmenter;

    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(language: &str, options: &JsValue) -> Result<Segmenter, JsValue>;

    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> JsValue;
}

/// A sentence, or a piece of a long one.
#[derive(Debug)]
pub(super) struct Sentence {
    /// What is spoken.
    pub(super) text: String,
    start: (Node, u32),
    end: (Node, u32),
}

impl Sentence {
    /// Where it stands; `None` where that is gone meanwhile.
    pub(super) fn range(&self) -> Option<Range> {
        let range = Range::new().ok()?;
        range.set_start(&self.start.0, self.start.1).ok()?;
        range.set_end(&self.end.0, self.end.1).ok()?;
        Some(range)
    }
}

/// The sentences of the article in `container`, in order.
pub(super) fn of(container: &Element, document: &Document, language: &str) -> Vec<Sentence> {
    let options = object(&[("granularity", "sentence".into())]);
    // Not every browser has one, and not every tag is one.
    let segmenter = Segmenter::new(language, &options).ok();
    let mut sentences = Vec::new();
    let mut passage = Passage::default();
    let mut last_block = None;
    let Ok(walker) = document.create_tree_walker_with_what_to_show(container, SHOW_TEXT) else {
        return sentences;
    };
    while let Ok(Some(node)) = walker.next_node() {
        let Some(parent) = node.parent_element() else { continue };
        let is_in = |selector| matches!(parent.closest(selector), Ok(Some(_)));
        if !is_in(READ) || is_in(LEFT_OUT) {
            continue;
        }
        let block = parent.closest(BLOCKS).ok().flatten();
        if block != last_block {
            passage.end(segmenter.as_ref(), &mut sentences);
            last_block = block;
        }
        passage.push(node);
    }
    passage.end(segmenter.as_ref(), &mut sentences);
    sentences
}

/// Text within one block, with the nodes that it stands in.
#[derive(Debug, Default)]
struct Passage {
    text: String,
    length: u32,
    /// Each with where it begins, in UTF-16 units.
    nodes: Vec<(Node, u32)>,
}

impl Passage {
    fn push(&mut self, node: Node) {
        let text = node.node_value().unwrap_or_default();
        self.nodes.push((node, self.length));
        self.length += n_units(&text) as u32;
        self.text.push_str(&text);
    }

    /// Adds its sentences to the others, and begins anew.
    fn end(&mut self, segmenter: Option<&Segmenter>, sentences: &mut Vec<Sentence>) {
        let Self { text, nodes, .. } = std::mem::take(self);
        let mut at = 0;
        for piece in split(&text, segmenter) {
            let start = at;
            at += n_units(&piece) as u32;
            let is_blank = !piece.contains(|c: char| c.is_ascii_alphanumeric() || c > '\u{bf}');
            let place = |is_in: &dyn Fn(u32) -> bool, at: u32| {
                let (node, begin) = nodes.iter().rfind(|(_, begin)| is_in(*begin))?;
                Some((node.clone(), at - begin))
            };
            let ends = place(&|begin| begin <= start, start).zip(place(&|begin| begin < at, at));
            if let Some((start, end)) = ends.filter(|_| !is_blank) {
                sentences.push(Sentence { text: piece, start, end });
            }
        }
    }
}

/// The sentences of a text, in pieces where they are long, which are the whole text together.
fn split(text: &str, segmenter: Option<&Segmenter>) -> Vec<String> {
    let sentences = match segmenter {
        Some(segmenter) => Array::from(&segmenter.segment(text))
            .iter()
            .filter_map(|it| Reflect::get(&it, &"segment".into()).ok()?.as_string())
            .collect(),
        None => by_signs(text),
    };
    let mut pieces = Vec::new();
    for sentence in sentences {
        let mut length = MAX_LENGTH;
        for clause in sentence.split_inclusive(PAUSES) {
            let n_units = n_units(clause);
            match pieces.last_mut().filter(|_| length + n_units <= MAX_LENGTH) {
                Some(piece) => *piece += clause,
                None => {
                    pieces.push(clause.to_owned());
                    length = 0;
                }
            }
            length += n_units;
        }
    }
    pieces
}

/// Sentences by their last sign; a full stop within a word or number ends none.
fn by_signs(text: &str) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for part in text.split_inclusive(ENDS) {
        let goes_on = !part.starts_with(char::is_whitespace);
        match sentences.last_mut().filter(|last| last.ends_with('.') && goes_on) {
            Some(last) => last.push_str(part),
            None => sentences.push(part.to_owned()),
        }
    }
    sentences
}

fn n_units(text: &str) -> usize {
    text.encode_utf16().count()
}
