//! Other people's HTML: its tags, in order, and the markup that carries a stamp.

use std::cell::RefCell;

use article_widget::ui::{STAMP_ATTRIBUTE, Shape};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag as HtmlTag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
};

/// Elements without content or end tag.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// In small letters.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// A tag with these attributes.
    pub(super) fn new(name: &str, attributes: Vec<(String, String)>) -> Self {
        Self { name: name.to_owned(), attributes }
    }

    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute without white space around it; `None` when there is nothing in it.
    pub(super) fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).map(str::trim).filter(|value| !value.is_empty())
    }

    /// Whether it has this among the words of an attribute, whatever their case.
    pub(super) fn has_word(&self, name: &str, word: &str) -> bool {
        let value = self.get(name).unwrap_or_default();
        value.split_ascii_whitespace().any(|it| it.eq_ignore_ascii_case(word))
    }
}

/// A part of some markup, in document order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A start tag.
    Open(Tag),
    /// An end tag.
    Close(String),
    /// A comment.
    Comment(String),
}

impl Piece {
    /// Whether it is an element that has no end.
    fn is_void(&self) -> bool {
        matches!(self, Self::Open(tag) if VOID.contains(&tag.name.as_str()))
    }
}

/// Markup that was rendered ahead of time.
#[derive(Debug)]
pub(super) struct Stamped {
    /// What the stamp says.
    pub(super) stamp: String,
    content: Vec<Piece>,
}

impl Stamped {
    /// The shape of what is there.
    pub(super) fn shape(&self) -> Shape {
        let mut shape = Shape::default();
        for piece in &self.content {
            match piece {
                Piece::Open(tag) => shape.open(&tag.name),
                Piece::Close(_) => shape.close(),
                Piece::Comment(content) => shape.comment(content),
            }
            if piece.is_void() {
                shape.close();
            }
        }
        shape
    }
}

/// Cuts HTML into its tags and comments, as a browser that runs scripts does: what is within
/// scripts, styles and the like is text. There is no tree, so a page may be nested as deep as it
/// likes.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(Sink::default(), Default::default());
    // The sink never stops it.
    while !queue.is_empty() {
        let _ = tokenizer.feed(&queue);
    }
    tokenizer.end();
    tokenizer.sink.pieces.into_inner()
}

/// The first element with a stamp in `pieces`, and what it holds.
pub(super) fn stamped(pieces: &[Piece]) -> Option<Stamped> {
    let mut pieces = pieces.iter();
    let stamp = pieces.find_map(|piece| match piece {
        Piece::Open(tag) => tag.get(STAMP_ATTRIBUTE).map(str::to_owned),
        Piece::Close(_) | Piece::Comment(_) => None,
    })?;
    let mut depth = 0_usize;
    let is_within = move |piece: &&Piece| {
        match piece {
            Piece::Close(_) if depth == 0 => return false,
            Piece::Close(_) => depth -= 1,
            Piece::Open(_) if !piece.is_void() => depth += 1,
            Piece::Open(_) | Piece::Comment(_) => {}
        }
        true
    };
    Some(Stamped { stamp, content: pieces.take_while(is_within).cloned().collect() })
}

/// Collects the pieces.
#[derive(Default)]
struct Sink {
    pieces: RefCell<Vec<Piece>>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => {
                let next = match tag.kind {
                    TagKind::StartTag => after(&tag),
                    TagKind::EndTag => TokenSinkResult::Continue,
                };
                self.pieces.borrow_mut().push(piece(tag));
                return next;
            }
            Token::CommentToken(content) => {
                self.pieces.borrow_mut().push(Piece::Comment(content.to_string()));
            }
            Token::DoctypeToken(_)
            | Token::CharacterTokens(_)
            | Token::NullCharacterToken
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

fn piece(tag: HtmlTag) -> Piece {
    let name = tag.name.to_string();
    match tag.kind {
        TagKind::EndTag => Piece::Close(name),
        TagKind::StartTag => {
            let attributes = tag.attrs.iter();
            let attributes =
                attributes.map(|it| (it.name.local.to_string(), it.value.to_string())).collect();
            Piece::Open(Tag { name, attributes })
        }
    }
}

/// How what follows a start tag is to be read.
fn after(tag: &HtmlTag) -> TokenSinkResult<()> {
    match &*tag.name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => {
            TokenSinkResult::RawData(RawKind::Rawtext)
        }
        "plaintext" => TokenSinkResult::Plaintext,
        _ => TokenSinkResult::Continue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: &str) -> Vec<String> {
        let pieces = pieces(html).into_iter();
        pieces
            .map(|piece| match piece {
                Piece::Open(tag) => tag.name,
                Piece::Close(name) => format!("/{name}"),
                Piece::Comment(content) => format!("!{content}"),
            })
            .collect()
    }

    #[test]
    fn tags_in_texts_are_no_tags() {
        let html = "<script>'<a>'</script><title><b></title><!--<i>--><noscript><u></noscript><P>";
        let expected =
            ["script", "/script", "title", "/title", "!<i>", "noscript", "/noscript", "p"];
        assert_eq!(names(html), expected);
    }

    #[test]
    fn shape_is_that_of_what_is_in_the_stamped_element() {
        let markup = "<i></i><div data-stamp=\"1-2-3\"><p>x<br>y</p><!--z--></div><b></b>";
        let found = stamped(&pieces(markup)).unwrap();
        let mut shape = Shape::default();
        shape.open("p");
        shape.open("br");
        shape.close();
        shape.close();
        shape.comment("z");
        assert_eq!(found.stamp, "1-2-3");
        assert_eq!(format!("{:?}", found.shape()), format!("{shape:?}"));
    }
}
