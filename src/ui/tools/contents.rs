//! The list of an article's headings.

use yew::prelude::*;

use super::super::body::Scene;
use super::super::each::numbered;
use super::super::words::phrase;
use crate::model::{Block, HeadingLevel, Text};

/// Fewer headings than this need no list.
const MIN_HEADINGS: usize = 3;

/// The headings of the body, folded away until a reader unfolds them.
///
/// The address of a place in the page does not lead into a shadow root, so each is a button, which `static/embed/blocks.js`
/// answers by the number of the heading. `static/embed/first_words.js` keeps the room of it.
pub(super) fn view(scene: Scene<'_>) -> Html {
    let mut headings = Vec::new();
    collect(&scene.article.body, &mut headings);
    if headings.len() < MIN_HEADINGS {
        return Html::default();
    }
    let words = scene.surroundings.words;
    html! {
        // No landmark of its own: those of a page are the page's.
        <div class="after contents" part="contents" role="group" aria-labelledby="contents">
            <details class="details">
                <summary id="contents">{ phrase(words, scene.article, words.contents) }</summary>
                <ul class="list">
                    { numbered(&headings, |idx, (level, text)| html! {
                        <li data-level={level.number().to_string()}>
                            <button type="button" class="note" data-do="place" data-at={idx.to_string()}>
                                { text.to_plain() }
                            </button>
                        </li>
                    }) }
                </ul>
            </details>
        </div>
    }
}

fn collect<'a>(blocks: &'a [Block], headings: &mut Vec<(HeadingLevel, &'a Text)>) {
    for block in blocks {
        if let Block::Heading { level, text } = block {
            headings.push((*level, text));
        }
        block.each_body(&mut |body| collect(body, headings));
    }
}
