//! The article as a whole.

use yew::prelude::*;

use super::body::{self, Scene};
use super::words::phrase;
use super::{
    Layout, Surroundings, blocks, dateline, figure, footer, inline, masthead, share_bar, tools,
};
use crate::model::Article;

/// The whole article, from masthead to footer.
///
/// A reader with a keyboard can go past it: `static/embed/blocks.js` leads from the first button to the end.
///
/// The page chooses the level of the headline; all other headings follow from it.
pub(super) fn view(article: &Article, surroundings: &Surroundings) -> Html {
    let (options, words) = (&surroundings.options, surroundings.words);
    let is_card = options.layout == Layout::Card;
    let notes = if is_card { Vec::new() } else { body::notes(article) };
    let scene = Scene { article, surroundings, notes: &notes };
    html! {
        <article
            class="article"
            part="article"
            lang={article.language.clone()}
            dir={article.text_direction().key()}
            aria-labelledby="headline"
        >
            if !is_card {
                <button type="button" class="skip spoken" part="skip" data-do="skip">{ phrase(words, article, words.skip) }</button>
            }
            if !options.no_masthead {
                { masthead::view(article, surroundings) }
            }
            <header class="head">
                if let Some(section) = &article.section {
                    <p class="section" part="section">{ inline::plain(section) }</p>
                }
                <@{options.heading_level.element(0)} id="headline" class="headline" part="headline">
                    { scene.text(&article.headline) }
                </@>
                if !article.standfirst.is_blank() {
                    <p class="standfirst" part="standfirst">{ scene.text(&article.standfirst) }</p>
                }
                if !is_card {
                    { dateline::view(article, surroundings) }
                    { tools::view(scene) }
                }
            </header>
            if let Some(image) = &article.image {
                { figure::view(image, figure::Place::Lead, scene) }
            }
            if !is_card {
                { tools::contents(scene) }
                { body::view(scene) }
                { blocks::corrections(scene) }
                { share_bar::view(article, surroundings) }
                { blocks::related(scene) }
            }
            { footer::view(article, surroundings) }
            if !is_card {
                <p class="end spoken" tabindex="-1">{ phrase(words, article, words.end) }</p>
            }
        </article>
    }
}
