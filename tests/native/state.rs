//! How a widget goes from one phase to the next: every phase with every action.

use std::rc::Rc;

use article_widget::model::{Article, Failure, FailureKind, Text};
use article_widget::ui::{Action, Event, Layout, Options, Phase, Words};

use crate::support::files::{self, check_file};

fn article(headline: &str) -> Rc<Article> {
    Rc::new(Article { headline: Text::plain(headline), ..Article::default() })
}

fn failure(message: &str) -> Failure {
    Failure {
        kind: FailureKind::Network,
        message: message.to_owned(),
        advice: "none".to_owned(),
        is_retryable: true,
        link: None,
    }
}

fn phases() -> Vec<Phase> {
    let failed =
        |last, is_retrying| Phase::Failed { failure: Rc::new(failure("old")), last, is_retrying };
    vec![
        Phase::Loading,
        Phase::Shown(article("A")),
        Phase::Updating { article: article("A"), keeps: true },
        Phase::Updating { article: article("A"), keeps: false },
        failed(None, false),
        failed(None, true),
        failed(Some(article("A")), false),
        failed(Some(article("A")), true),
    ]
}

fn actions(phase: &Phase) -> Vec<(&'static str, Action)> {
    let same = phase.article().cloned().unwrap_or_else(|| article("A"));
    vec![
        ("asked for the same document", Action::Started { is_new_source: false }),
        ("asked for another document", Action::Started { is_new_source: true }),
        ("article B came", Action::Loaded(article("B"))),
        ("the same article A came", Action::Loaded(same)),
        ("no article came", Action::Failed(failure("new"))),
        (
            "page chose anew",
            Action::Configured(
                Options { layout: Layout::Card, ..Options::default() },
                &Words::ENGLISH,
            ),
        ),
    ]
}

fn name(phase: &Phase) -> String {
    match phase {
        Phase::Loading => "loading".to_owned(),
        Phase::Shown(article) => format!("shown {}", article.headline.to_plain()),
        Phase::Updating { article, keeps } => {
            let what = if *keeps { "which may stay" } else { "which may not stay" };
            format!("updating {}, {what}", article.headline.to_plain())
        }
        Phase::Failed { failure, last, is_retrying } => {
            let last = last.as_ref().map_or("nothing".to_owned(), |last| last.headline.to_plain());
            let retrying = if *is_retrying { ", retrying" } else { "" };
            format!("failed ({}) with {last} on screen{retrying}", failure.message)
        }
    }
}

fn event_name(event: Option<&Event>) -> String {
    match event {
        None => "no event".to_owned(),
        Some(Event::Ready) => "event ready".to_owned(),
        Some(Event::Update) => "event update".to_owned(),
        Some(Event::Error(failure)) => format!("event error ({})", failure.message),
    }
}

#[test]
fn every_phase_takes_every_action_as_recorded() {
    let mut table = String::new();
    for phase in phases() {
        table.push_str(&format!("{}\n", name(&phase)));
        for (action_name, action) in actions(&phase) {
            let (next, event) = phase.clone().after(action);
            table.push_str(&format!(
                "    {action_name}: {}; {}\n",
                name(&next),
                event_name(event.as_ref())
            ));
        }
    }
    check_file(&files::project("tests/fixtures/phases.txt"), &table);
}

#[test]
fn article_on_screen_goes_only_when_another_one_was_asked_for_and_failed() {
    for phase in phases().into_iter().filter(|phase| phase.article().is_some()) {
        for (action_name, action) in actions(&phase) {
            let is_another_lost = matches!(phase, Phase::Updating { keeps: false, .. })
                && matches!(action, Action::Failed(_));
            let (next, _) = phase.clone().after(action);
            let before = name(&phase);
            assert_eq!(next.article().is_none(), is_another_lost, "{before}, {action_name}");
        }
    }
}

#[test]
fn every_failure_is_told_once_and_nothing_else_is_told_as_one() {
    for phase in phases() {
        for (action_name, action) in actions(&phase) {
            let is_failure = matches!(action, Action::Failed(_));
            let (_, event) = phase.clone().after(action);
            assert_eq!(matches!(event, Some(Event::Error(_))), is_failure, "{action_name}");
        }
    }
}

#[test]
fn widget_begins_with_loading() {
    assert_eq!(Phase::default(), Phase::Loading);
}
