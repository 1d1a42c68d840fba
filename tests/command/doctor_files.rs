//! What the doctor says of files: the article, the fragment, the pictures, the widget's own.

use std::io::Write as _;

use serde_json::json;

use crate::server::{Answer, integrity};
use crate::site::{ARTICLE, EMBED, GLUE, PAGE, PICTURE, RELEASE, Site, WASM};

const ALLOW_ALL: &str = "send this header with it: Access-Control-Allow-Origin: *";

#[test]
fn missing_cors_is_named_file_by_file() {
    let site = Site::new();
    for (server, path) in
        [(&site.news, ARTICLE), (&site.cdn, EMBED), (&site.cdn, GLUE), (&site.cdn, WASM)]
    {
        server.change(path, |it| it.without("Access-Control-Allow-Origin"));
    }
    let diagnosis = site.diagnosis();
    for url in [site.news.at(ARTICLE), site.cdn.at(EMBED), site.cdn.at(GLUE), site.cdn.at(WASM)] {
        let beginning = format!("error: cors: {url}: ");
        let words = format!(
            "has no header Access-Control-Allow-Origin, so a page of the origin {}",
            site.host.at("")
        );
        diagnosis.expect(&beginning, &words, ALLOW_ALL);
    }
}

#[test]
fn cors_for_somebody_else_twice_or_without_vary_is_named() {
    let site = Site::new();
    let cors = |value: &str| {
        site.news.change(ARTICLE, |it| it.with("Access-Control-Allow-Origin", value));
        site.diagnosis()
    };
    let own = site.host.at("");
    cors("https://other.example").expect("error: cors: ", ": https://other.example", ALLOW_ALL);
    cors(&own).expect("warning: cors: ", "has no header Vary: Origin", ALLOW_ALL);
    site.news.change(ARTICLE, |it| it.with("Vary", "Accept, origin"));
    cors(&own).expect_faults(&[]);
    site.news.change(ARTICLE, |it| it.and("Access-Control-Allow-Origin", "*"));
    site.diagnosis().expect("error: cors: ", "has 2 headers", ALLOW_ALL);
}

#[test]
fn each_redirect_has_to_allow_the_page() {
    let site = Site::new();
    let moved = site.news.at("/moved.json");
    site.news.serve(
        "/moved.json",
        Answer::redirect(&site.news.at(ARTICLE)).without("Access-Control-Allow-Origin"),
    );
    site.write_widget(&moved);
    site.diagnosis().expect(&format!("error: cors: {moved}"), "has no header", ALLOW_ALL);

    site.news.serve("/moved.json", Answer::redirect("javascript:alert(1)"));
    let diagnosis = site.diagnosis();
    assert!(
        diagnosis.text.contains("a redirect to \"javascript:alert(1)\", which is no web address")
    );

    site.news.serve("/moved.json", Answer::redirect("/moved.json"));
    assert!(site.diagnosis().text.contains("more than 5 redirects"));
}

#[test]
fn wrong_media_types_are_named() {
    let site = Site::new();
    site.cdn.change(EMBED, |it| it.with("Content-Type", "text/plain"));
    site.cdn.change(WASM, |it| it.with("Content-Type", "application/octet-stream"));
    site.news.change(ARTICLE, |it| it.without("Content-Type"));
    let diagnosis = site.diagnosis();
    let header = |line: &str| format!("send this header with it: Content-Type: {line}");
    let script = format!("error: type: {}", site.cdn.at(EMBED));
    diagnosis.expect(
        &script,
        "served as text/plain: browsers refuse to run it",
        &header("text/javascript; charset=utf-8"),
    );
    let wasm = format!("warning: type: {}", site.cdn.at(WASM));
    diagnosis.expect(&wasm, "served as application/octet-stream", &header("application/wasm"));
    let document = format!("warning: type: {}", site.news.at(ARTICLE));
    diagnosis.expect(&document, "no media type", &header("application/json"));
}

#[test]
fn missing_files_are_named() {
    for (path, name) in [
        (ARTICLE, "the article"),
        (PICTURE, "the picture"),
        (WASM, "the WebAssembly"),
        (GLUE, "the script"),
    ] {
        let site = Site::new();
        let server = if path.starts_with("/w/") { &site.cdn } else { &site.news };
        server.remove(path);
        let diagnosis = site.diagnosis();
        let line = format!(
            "error: answer: {}: {name} does not come: the server answers with status 404",
            server.at(path)
        );
        assert!(diagnosis.text.lines().any(|it| it == line), "{line} in:\n{}", diagnosis.text);
        assert_eq!(diagnosis.code, 1);
    }
}

#[test]
fn integrity_of_another_file_is_named_with_the_right_one() {
    let site = Site::new();
    let other = integrity(b"another file");
    site.write(&site.head(), &site.widget(""), &format!(" integrity=\"{other}\" crossorigin"));
    let digest = integrity(&site.cdn.bytes(EMBED));
    let line = format!("write on the page: integrity=\"{digest}\" crossorigin");
    let beginning = format!("error: integrity: {}", site.cdn.at(EMBED));
    site.diagnosis().expect(&beginning, "it is not the file that the page expects", &line);
}

#[test]
fn program_of_another_release_is_named() {
    let site = Site::new();
    site.cdn.change(GLUE, |it| it.body("export default 1;"));
    site.cdn.change(WASM, |it| it.body("<!doctype html>"));
    let diagnosis = site.diagnosis();
    for (path, words) in [
        (GLUE, "it is not the file that embed.js was built with"),
        (WASM, "what comes is no WebAssembly"),
    ] {
        let line = format!("error: integrity: {}: {words}", site.cdn.at(path));
        assert!(diagnosis.text.contains(&line), "{line} in:\n{}", diagnosis.text);
    }
    assert!(diagnosis.text.contains("it is of another release: it does not list"));
    site.cdn.remove(RELEASE);
    assert!(site.diagnosis().text.contains("there is no list of the release's files"));
}

#[test]
fn article_that_nobody_may_keep_is_named_also_with_a_validator() {
    let site = Site::new();
    site.news.change(ARTICLE, |it| it.with("Cache-Control", "no-store"));
    site.diagnosis().expect(
        &format!("warning: cache: {}", site.news.at(ARTICLE)),
        "no-store",
        "send this header with it: Cache-Control: no-cache",
    );
}

#[test]
fn files_that_are_kept_too_long_or_too_short_are_named() {
    let site = Site::new();
    site.cdn.change(WASM, |it| it.without("Cache-Control"));
    site.cdn.change(GLUE, |it| it.with("Cache-Control", "max-age=60"));
    site.cdn.change(EMBED, |it| it.with("Cache-Control", "public, max-age=31536000"));
    site.news.change(ARTICLE, |it| it.without("ETag"));
    let diagnosis = site.diagnosis();
    let send = |line: &str| format!("send this header with it: {line}");
    let for_ever = send("Cache-Control: public, max-age=31536000, immutable");
    diagnosis.expect(
        &format!("warning: cache: {}", site.cdn.at(WASM)),
        "there is no Cache-Control",
        &for_ever,
    );
    diagnosis.expect(&format!("warning: cache: {}", site.cdn.at(GLUE)), "max-age=60", &for_ever);
    let embed = format!("warning: cache: {}", site.cdn.at(EMBED));
    diagnosis.expect(&embed, "its name stays", &send("Cache-Control: public, max-age=3600"));
    let document = format!("warning: cache: {}", site.news.at(ARTICLE));
    diagnosis.expect(
        &document,
        "neither ETag nor Last-Modified",
        &send("ETag: \"a digest of the content\""),
    );
    assert_eq!(diagnosis.code, 0, "none of it keeps readers from the article");
}

#[test]
fn files_that_are_not_compressed_are_named() {
    let site = Site::new();
    let mut wasm = b"\0asm\x01\0\0\0".to_vec();
    wasm.extend([0; 5000]);
    let embed = String::from_utf8(site.cdn.bytes(EMBED)).unwrap();
    let (old, new) = (integrity(&site.cdn.bytes(WASM)), integrity(&wasm));
    let embed = embed.replace(&old, &new);
    site.cdn.change(EMBED, |it| it.body(embed));
    site.cdn.change(WASM, |it| it.body(wasm.clone()));
    let beginning = format!("warning: compression: {}: 5008 bytes", site.cdn.at(WASM));
    site.diagnosis().expect(
        &beginning,
        "as they are",
        "send this header with it: Content-Encoding: br",
    );

    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&wasm).unwrap();
    let gzip = gzip.finish().unwrap();
    site.cdn.change(WASM, |it| it.with("Content-Encoding", "gzip").body(gzip));
    let diagnosis = site.diagnosis();
    let line = format!(
        "fine: integrity: {}: it is the file that embed.js was built with",
        site.cdn.at(WASM)
    );
    assert!(diagnosis.text.contains(&line), "{}", diagnosis.text);
    assert!(diagnosis.text.contains(&format!("fine: compression: {}", site.cdn.at(WASM))));
}

#[test]
fn faults_in_the_article_are_told_with_their_place() {
    let site = Site::new();
    site.publish(json!({ "headline": "x", "image": { "url": "ferry.jpg", "width": "1200" }, "body": [{ "type": "hologram" }] }));
    let diagnosis = site.diagnosis();
    diagnosis.expect_faults(&["/image/width: ", "/body/0: "]);
    site.news.change(ARTICLE, |it| it.body("<!doctype html>"));
    let diagnosis = site.diagnosis();
    diagnosis.expect_faults(&["error: article: "]);
    assert!(
        diagnosis
            .text
            .contains("the document is HTML or XML, not JSON. The address leads to a web page.")
    );
    assert_eq!(diagnosis.code, 1);
}

#[test]
fn pictures_that_are_none_are_named() {
    let site = Site::new();
    site.news.change(PICTURE, |it| it.with("Content-Type", "text/html"));
    let beginning = format!("error: type: {}", site.news.at(PICTURE));
    site.diagnosis().expect(
        &beginning,
        "it is no picture",
        "send this header with it: Content-Type: image/jpeg",
    );
}

#[test]
fn answers_are_read_within_limits() {
    let site = Site::new();
    site.news.change(ARTICLE, |it| it.body(vec![b' '; 4 * 1024 * 1024 + 1]));
    let diagnosis = site.diagnosis();
    diagnosis
        .expect_faults(&["the article does not come: the answer is longer than 4194304 bytes"]);
    // A small answer that grows.
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&vec![b' '; 4 * 1024 * 1024 + 1]).unwrap();
    let gzip = gzip.finish().unwrap();
    assert!(gzip.len() < 10_000);
    site.news.change(ARTICLE, |it| it.with("Content-Encoding", "gzip").body(gzip));
    site.diagnosis().expect_faults(&["the answer is longer than 4194304 bytes"]);
}

#[test]
fn pictures_that_other_sites_may_not_show_are_named() {
    let site = Site::new();
    let beginning = format!("error: picture: {}", site.news.at(PICTURE));
    let line = "send this header with it: Cross-Origin-Resource-Policy: cross-origin";
    site.news.change(PICTURE, |it| it.with("Cross-Origin-Resource-Policy", "same-origin"));
    site.diagnosis().expect(&beginning, "keeps it to its own site", line);
    site.news.change(PICTURE, |it| it.without("Cross-Origin-Resource-Policy"));
    site.diagnosis().expect_faults(&[]);
    site.host.change(PAGE, |it| it.with("Cross-Origin-Embedder-Policy", "require-corp"));
    site.diagnosis().expect(&beginning, "there is no Cross-Origin-Resource-Policy", line);
}
