//! Publishers' HTML, parsed by the browser: the same blocks as natively, and nothing run or requested.

use std::cell::Cell;
use std::rc::Rc;

use article_widget::html;
use article_widget::model::{Article, SafeUrl, Text};
use article_widget::ui::{Options, Widget, WidgetProps, Words};
use js_sys::{Reflect, eval};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};
use web_sys::{DomParser, Response, SupportedType, window};
use yew::{Callback, Renderer, scheduler};

use crate::outline::outline;
use crate::page::{document, element};
use crate::parse_html;

const BASE: &str = "https://news.example/2024/article.html";

macro_rules! fixtures {
    ($($name:literal)*) => {
        [$((
            $name,
            include_str!(concat!("../fixtures/html/", $name, "/input.html")),
            include_str!(concat!("../fixtures/html/", $name, "/blocks.txt")),
            include_str!(concat!("../fixtures/html/", $name, "/warnings.txt")),
        )),*]
    };
}

/// Every folder of `tests/fixtures/html`: a new one is to be named here, as browsers cannot list folders.
const FIXTURES: &[(&str, &str, &str, &str)] = &fixtures! {
    "bare_text"
    "code"
    "controls"
    "details_and_asides"
    "empty_paragraphs"
    "figures"
    "footnotes_markdown"
    "footnotes_substack"
    "footnotes_wordpress"
    "frames"
    "galleries"
    "ghost_cards"
    "headings"
    "hidden"
    "images"
    "in_other_languages"
    "left_out"
    "line_breaks"
    "line_numbers"
    "links"
    "lists"
    "nested_too_deep"
    "paragraphs_and_marks"
    "pictures_in_links"
    "posts"
    "quotes"
    "readings"
    "recordings"
    "tables"
    "unfolded"
    "whole_document"
    "without_scripts"
    "wrong_nesting"
};

fn convert(html: &str) -> html::Conversion {
    let base = SafeUrl::parse_web(BASE, None);
    let nodes = parse_html(html).expect("the browser has a parser");
    html::blocks(&nodes, base.as_ref(), &Cell::new(30_001), 0)
}

/// Runs `test` once with each of the parsers that the browser has.
fn with_each_parser(mut test: impl FnMut(&str)) {
    let class = Reflect::get(&window().unwrap().into(), &"Document".into()).unwrap();
    let method = Reflect::get(&class, &"parseHTML".into()).unwrap();
    if method.is_function() {
        test("Document.parseHTML");
    }
    Reflect::set(&class, &"parseHTML".into(), &JsValue::UNDEFINED).unwrap();
    test("DOMParser");
    Reflect::set(&class, &"parseHTML".into(), &method).unwrap();
}

/// A file of the project, where the runner serves it.
async fn file(path: &str) -> Option<Value> {
    let response = JsFuture::from(window().unwrap().fetch_with_str(path)).await.ok()?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return None;
    }
    let text = JsFuture::from(response.text().unwrap()).await.unwrap().as_string().unwrap();
    serde_json::from_str(&text).ok()
}

#[wasm_bindgen_test]
fn html_is_read_as_natively() {
    with_each_parser(|parser| {
        for (name, input, blocks, warnings) in FIXTURES {
            let conversion = convert(input);
            assert_eq!(outline(&conversion.blocks), *blocks, "{name} by {parser}");
            let told: String = conversion.warnings.iter().map(|it| format!("{it}\n")).collect();
            // The one method takes scripts out, and addresses that are some, before they can be told of.
            if parser == "DOMParser" {
                assert_eq!(told, *warnings, "{name} by {parser}");
            }
        }
    });
}

/// What others test parsers with, and what it comes to natively: `cargo xtask test native` writes it.
const COLLECTED: &str = "/target/html_collected.json";

#[wasm_bindgen_test]
async fn html_that_others_collected_is_read_as_natively() {
    let Some(cases) = file(COLLECTED).await else {
        console_log!("skipped: the native tests have written no {COLLECTED}");
        return;
    };
    let cases = cases.as_array().unwrap();
    with_each_parser(|parser| {
        let mut differing = Vec::new();
        for case in cases {
            let (html, blocks) = (case[0].as_str().unwrap(), case[1].as_str().unwrap());
            let ours = outline(&convert(html).blocks);
            if ours != blocks {
                differing.push(format!("{html:?}\n  natively: {blocks}  here:     {ours}"));
            }
        }
        console_log!("{} of {} differ by {parser}", differing.len(), cases.len());
        for it in &differing {
            console_log!("{it}");
        }
        assert_eq!(differing.len(), 0, "{parser}");
    });
}

#[wasm_bindgen_test]
async fn payloads_that_others_collected_run_nothing_and_request_nothing() {
    let mut payloads: Vec<String> = vec![
        "<img src=x onerror=fired()>".to_owned(),
        "<img src=a.jpg srcset='b.jpg 2x'><video src=c.mp4 poster=d.jpg></video><audio src=e.mp3></audio>\
         <iframe src=f.html></iframe><link rel=stylesheet href=g.css><script src=h.js></script>\
         <object data=i.svg></object><embed src=j.svg><style>@import url(k.css)</style>"
            .to_owned(),
        "<svg onload=fired()>".to_owned(),
        "<script>fired()</script><iframe srcdoc='<script>parent.fired()</script>'></iframe>"
            .to_owned(),
    ];
    for case in file(COLLECTED).await.iter().flat_map(|it| it.as_array().unwrap()) {
        payloads.push(case[0].as_str().unwrap().to_owned());
    }
    let trap = "window.n_fired = 0; window.fired = () => { window.n_fired++ };
        for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = window.fired;
        window.n_requested = () => performance.getEntriesByType('resource')
            .filter((it) => it.name !== 'https://img.example/allowed.jpg' && !it.name.includes('/fence-')).length;
        window.all_answered = () => new Promise((done) => {
            const picture = new Image();
            picture.onerror = () => done();
            picture.src = '/fence-' + performance.now();
        });
        performance.setResourceTimingBufferSize(100000)";
    eval(trap).unwrap();
    let n_fired = || eval("n_fired").unwrap().as_f64().unwrap();
    let n_requested = || eval("n_requested()").unwrap().as_f64().unwrap();
    // Whatever was asked for before has had its answer, or its refusal, when a picture that is asked for
    // now has failed.
    let wait =
        || JsFuture::from(eval("all_answered()").unwrap().unchecked_into::<js_sys::Promise>());
    // The answer with these payloads may be counted after it was read.
    wait().await.unwrap();
    let before = n_requested();
    for payload in &payloads {
        parse_html(payload).unwrap();
    }
    wait().await.unwrap();
    assert_eq!(n_fired(), 0.0, "parsing ran something");
    assert_eq!(n_requested(), before, "parsing requested something");
    let host = element("div");
    document().body().unwrap().append_child(&host).unwrap();
    for payloads in payloads.chunks(50) {
        let mut body: Vec<_> =
            payloads.iter().flat_map(|payload| convert(payload).blocks).collect();
        // The pictures of an article are requested, which is what they are for.
        body.retain(|it| !outline(std::slice::from_ref(it)).contains("image <"));
        let article = Article { headline: Text::plain("Headline"), body, ..Article::default() };
        let root = element("div");
        host.append_child(&root).unwrap();
        let props = WidgetProps {
            article: Some(Rc::new(article)),
            options: Options::default(),
            words: &Words::ENGLISH,
            browser: None,
            on_retry: Callback::noop(),
        };
        let app = Renderer::<Widget>::with_root_and_props(root.clone().into(), props).render();
        scheduler::flush().await;
        let elements = root.query_selector_all("script, iframe, object, embed, form, [onerror], [onload], [href^='javascript'], [href^='data']").unwrap();
        assert_eq!(elements.length(), 0, "{payloads:?} give {}", root.inner_html());
        app.destroy();
        scheduler::flush().await;
        root.remove();
    }
    wait().await.unwrap();
    assert_eq!(n_fired(), 0.0, "a rendering ran something");
    // The same into the page itself: the trap would have told.
    let control = element("div");
    document().body().unwrap().append_child(&control).unwrap();
    for payload in &payloads {
        if html::is_within_limits(payload) && payload.len() < 10_000 {
            Reflect::set(&control, &"innerHTML".into(), &payload.into()).unwrap();
        }
    }
    // Their pictures may be refused in any order.
    for _ in 0..50 {
        wait().await.unwrap();
        if n_fired() >= 2.0 {
            break;
        }
    }
    control.remove();
    host.remove();
    let n = n_fired();
    console_log!(
        "{} payloads: 0 executions, 0 requests; by themselves {n} executions",
        payloads.len()
    );
    assert!(n >= 2.0, "the trap is not set");
    assert!(n_requested() > before, "requests are not counted");
}

/// What a megabyte takes. Told by a release build; others are held to it loosely.
#[wasm_bindgen_test]
fn a_megabyte_takes_little_more_than_the_browsers_own_parser() {
    let paragraph = "<p>Some <em>words</em> of a paragraph with a <a href=\"https://news.example/a?b=1&amp;c=2\">link</a>, and more words that follow it &amp; so on, as long as people write them.</p>\n";
    let html = paragraph.repeat(1_000_000 / paragraph.len());
    let now = || window().unwrap().performance().unwrap().now();
    let best = |run: &mut dyn FnMut()| {
        (0..5)
            .map(|_| {
                let start = now();
                run();
                now() - start
            })
            .fold(f64::MAX, f64::min)
    };
    let parser = DomParser::new().unwrap();
    let parse =
        best(&mut || drop(parser.parse_from_string(&html, SupportedType::TextHtml).unwrap()));
    let tree = best(&mut || drop(parse_html(&html).unwrap()));
    let nodes = parse_html(&html).unwrap();
    let blocks = best(&mut || drop(html::blocks(&nodes, None, &Cell::new(100_000), 0)));
    let scan = best(&mut || assert!(html::is_within_limits(&html)));
    console_log!(
        "1 MB: browser's parser {parse:.1} ms; scan {scan:.1}, parse and walk {tree:.1}, blocks {blocks:.1} ms; {:.1} times",
        (scan + tree + blocks) / parse
    );
    for (name, html) in [
        ("60,000 nested", "<b>".repeat(60_000)),
        ("30,000 lists", "<ul><li>".repeat(30_000)),
        ("5 MB", paragraph.repeat(5_000_000 / paragraph.len())),
        ("255 levels in 2 MB", "<div>".repeat(255) + &"<i>x</i>".repeat(250_000)),
    ] {
        let refused = best(&mut || {
            html::is_within_limits(&html);
        });
        let plain = best(&mut || drop(html::plain_paragraphs(&html)));
        console_log!("{name}: looked at in {refused:.1} ms, shown as characters in {plain:.1} ms");
    }
    let limit = if cfg!(debug_assertions) { 100.0 } else { 3.0 };
    assert!((scan + tree + blocks) / parse < limit);
}
