//! The notes under an article.

use yew::prelude::*;

use super::super::body::Scene;
use super::super::each::each;
use crate::model::Footnote;

/// Notes with their numbers, each with a way back to where it is referred to, if it is. The address of a place in
/// the page does not lead into a shadow root, so both ways are buttons, which `static/embed/blocks.js`
/// answers by the keys of the notes.
pub(in crate::ui) fn footnotes(notes: &[Footnote], scene: Scene<'_>) -> Html {
    let words = scene.surroundings.words;
    html! {
        <section class="after" part="footnotes">
            { scene.after_heading(words.notes) }
            <ol>
                { each(notes, |note| html! {
                    <li data-key={note.key.clone()} tabindex="-1">
                        { scene.text(&note.text) }
                        if scene.is_referred(&note.key) {
                            { " " }
                            <button type="button" class="note" aria-label={words.back} data-do="back">{ "↩" }</button>
                        }
                    </li>
                }) }
            </ol>
        </section>
    }
}
