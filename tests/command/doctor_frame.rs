//! What the doctor says of an article in a frame.

use serde_json::json;

use crate::server::Answer;
use crate::site::{ARTICLE, EMBED, PAGE, Site};

const FRAME: &str = "/w/frame.html";
const SANDBOX: &str = "sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"";

/// A page with the article in a frame with these attributes.
fn framed(attributes: &str) -> Site {
    let site = Site::new();
    site.cdn.serve(FRAME, Answer::new("text/html; charset=utf-8", "<!doctype html>"));
    let source = site.news.at(ARTICLE).replace(':', "%3A").replace('/', "%2F");
    let address = format!("{}?src={source}&amp;layout=card", site.cdn.at(FRAME));
    site.write_without_script("", &format!("<iframe src=\"{address}\" {attributes}></iframe>"));
    site
}

#[test]
fn clean_frame_is_fine_and_asks_without_an_origin() {
    let site = framed(&format!("{SANDBOX} title=\"Harbour\""));
    let diagnosis = site.diagnosis();
    diagnosis.expect_faults(&[]);
    assert_eq!(diagnosis.code, 0);
    let requests = [site.news.requests(), site.cdn.requests()].concat();
    for path in [ARTICLE, EMBED] {
        let request = requests.iter().find(|it| it.path == path).unwrap();
        assert_eq!(request.header("origin"), Some("null"), "{path}");
    }
}

#[test]
fn frame_without_a_sandbox_asks_as_the_widgets_own_host() {
    let site = framed("title=\"Harbour\"");
    site.diagnosis().expect_faults(&[]);
    let request = site.news.requests().into_iter().find(|it| it.path == ARTICLE).unwrap();
    assert_eq!(request.header("origin"), Some(&*site.cdn.at("")));
}

#[test]
fn article_for_some_origins_only_does_not_come_into_a_sandbox() {
    let site = framed(&format!("{SANDBOX} title=\"Harbour\""));
    let host = site.host.at("");
    site.news.change(ARTICLE, |it| it.with("Access-Control-Allow-Origin", &host));
    let line = "send this header with it: Access-Control-Allow-Origin: *";
    site.diagnosis().expect(
        "error: cors: ",
        "a page of the origin null may not read the article",
        line,
    );
}

#[test]
fn sandbox_without_scripts_and_frame_without_a_title_are_named() {
    let site = framed("sandbox=\"allow-popups\"");
    site.publish(json!({ "headline": "\"Fish\" & Chips" }));
    let diagnosis = site.diagnosis();
    diagnosis.expect(
        "error: snippet: ",
        "without scripts",
        &format!("write on the page: {SANDBOX}"),
    );
    let line = "write on the page: title=\"&quot;Fish&quot; &amp; Chips\"";
    diagnosis.expect("warning: snippet: ", "it has no title", line);
}

#[test]
fn policies_of_host_and_frame_that_keep_it_out_are_named() {
    let site = framed(&format!("{SANDBOX} title=\"Harbour\""));
    site.police("default-src 'self'; frame-src https://video.example");
    let line = site
        .named("write in the page's Content-Security-Policy: frame-src https://video.example CDN");
    site.diagnosis().expect(
        &format!("error: policy: {}", site.host.at(PAGE)),
        "by frame-src",
        &line,
    );

    let site = framed(&format!("{SANDBOX} title=\"Harbour\""));
    let frame = format!("error: policy: {}", site.cdn.at(FRAME));
    let cure = "send this header with it: Content-Security-Policy: frame-ancestors *";
    site.cdn.change(FRAME, |it| it.with("X-Frame-Options", "SAMEORIGIN"));
    site.diagnosis().expect(&frame, "X-Frame-Options: SAMEORIGIN", cure);
    site.cdn.change(FRAME, |it| it.with("Content-Security-Policy", "frame-ancestors 'self'"));
    site.diagnosis().expect(&frame, "(frame-ancestors)", cure);
    site.cdn.change(FRAME, |it| it.with("Content-Security-Policy", "frame-ancestors *"));
    site.diagnosis().expect_faults(&[]);
}

#[test]
fn frame_without_an_article_is_named() {
    let site = framed("");
    let frame = site.cdn.at("/w/frame.html?layout=card");
    site.write_without_script("", &format!("<iframe src=\"{frame}\" title=\"x\"></iframe>"));
    let line = "write on the page: frame.html?src=https%3A%2F%2F…%2Farticle.json";
    site.diagnosis().expect("error: snippet: ", "no http or https address of an article", line);
}

#[test]
fn frames_are_kept_out_by_what_browsers_know_only() {
    let site = framed(&format!("{SANDBOX} title=\"Harbour\""));
    let frame = format!("error: policy: {}", site.cdn.at(FRAME));
    let cure = "send this header with it: Content-Security-Policy: frame-ancestors *";
    for ignored in ["ALLOWALL", "ALLOW-FROM https://other.example", "", "x, y"] {
        site.cdn.change(FRAME, |it| it.with("X-Frame-Options", ignored));
        site.diagnosis().expect_faults(&[]);
    }
    for known in ["deny", "SameOrigin", "SAMEORIGIN, sameorigin", "x, allowall"] {
        site.cdn.change(FRAME, |it| it.with("X-Frame-Options", known));
        site.diagnosis().expect(&frame, &format!("(X-Frame-Options: {known})"), cure);
    }
}
