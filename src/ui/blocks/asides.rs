//! What stands beside, within or after the article's own thread.

use std::rc::Rc;

use yew::prelude::*;

use super::super::body::Scene;
use super::super::each::each;
use super::super::words::{phrase, space_after};
use super::super::{dateline, inline, link};
use crate::model::{Block, Correction, DateTime, HeadingLevel, Text};

/// Matter beside the thread. With its own role it would be a landmark of the page, wherever it has a name.
pub(in crate::ui) fn aside(title: Option<&Rc<str>>, body: &[Block], scene: Scene<'_>) -> Html {
    html! {
        <aside class="aside" part="aside" role="note" aria-label={title.cloned()}>
            if let Some(title) = title {
                <p class="aside-title">{ inline::plain(title) }</p>
            }
            { scene.blocks(body) }
        </aside>
    }
}

/// What a reader may unfold.
pub(in crate::ui) fn details(summary: &Text, body: &[Block], scene: Scene<'_>) -> Html {
    let words = scene.surroundings.words;
    html! {
        <details class="details" part="details">
            if summary.is_blank() {
                <summary>{ phrase(words, scene.article, words.details) }</summary>
            } else {
                <summary>{ scene.text(summary) }</summary>
            }
            { scene.blocks(body) }
        </details>
    }
}

/// One entry of a live blog.
pub(in crate::ui) fn update(
    date: Option<DateTime>,
    title: &Text,
    body: &[Block],
    scene: Scene<'_>,
) -> Html {
    html! {
        <section class="update" part="update">
            if let Some(date) = date {
                <p class="when">{ time(date, scene) }</p>
            }
            if !title.is_blank() {
                { scene.heading(HeadingLevel::Two, title) }
            }
            { scene.blocks(body) }
        </section>
    }
}

/// What was put right, within the body.
pub(in crate::ui) fn correction(correction: &Correction, scene: Scene<'_>) -> Html {
    let words = scene.surroundings.words;
    html! {
        <p class="correction" part="correction">
            <b>{ phrase(words, scene.article, words.correction) }</b>{ space_after(words.correction) }
            { corrected(correction, scene) }
        </p>
    }
}

/// What was put right, after the body.
pub(in crate::ui) fn corrections(scene: Scene<'_>) -> Html {
    let words = scene.surroundings.words;
    let corrections = &scene.article.corrections;
    if corrections.is_empty() {
        return Html::default();
    }
    html! {
        <section class="after" part="corrections">
            { scene.after_heading(words.corrections) }
            { each(corrections, |it| html! { <p>{ corrected(it, scene) }</p> }) }
        </section>
    }
}

/// Other articles of the publisher's, after the body.
pub(in crate::ui) fn related(scene: Scene<'_>) -> Html {
    let words = scene.surroundings.words;
    let related = &scene.article.related;
    if related.is_empty() {
        return Html::default();
    }
    html! {
        <section class="after" part="related">
            { scene.after_heading(words.related) }
            <ul>
                { each(related, |it| html! {
                    <li>{ link::outward(&it.url, scene.text(&it.headline)) }</li>
                }) }
            </ul>
        </section>
    }
}

fn corrected(correction: &Correction, scene: Scene<'_>) -> Html {
    html! {
        <>
            if let Some(date) = correction.date {
                <span class="when">{ time(date, scene) }</span>{ " " }
            }
            { scene.text(&correction.text) }
        </>
    }
}

fn time(date: DateTime, scene: Scene<'_>) -> Html {
    dateline::time(date, scene.article, scene.surroundings)
}
