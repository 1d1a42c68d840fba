//! What the doctor says of a page: its snippet, its hints, its policy.

use article_widget::ui::{Layout, Options};
use serde_json::{Value, json};

use crate::server::integrity;
use crate::site::{
    ARTICLE, Diagnosis, EMBED, FRAGMENT, GLUE, PAGE, PICTURE, RELEASE, Site, WASM, article,
};

const ALLOW_ALL: &str = "send this header with it: Access-Control-Allow-Origin: *";

#[test]
fn clean_page_is_fine() {
    let site = Site::new();
    let diagnosis = site.diagnosis();
    diagnosis.expect_faults(&[]);
    assert_eq!(diagnosis.code, 0);
    for fine in [
        format!("fine: cors: {}: the page may read the article", site.news.at(ARTICLE)),
        format!(
            "fine: integrity: {}: it is the file that embed.js was built with",
            site.cdn.at(WASM)
        ),
        format!("fine: article: {}: it is an article: The Harbour Reopens", site.news.at(ARTICLE)),
        format!("fine: picture: {}: it is a picture", site.news.at(PICTURE)),
    ] {
        assert!(diagnosis.text.lines().any(|line| line == fine), "{fine} in:\n{}", diagnosis.text);
    }
}

#[test]
fn page_of_widgets_without_an_end_is_looked_at_in_no_time() {
    let site = Site::new();
    let n_widgets = 100_000;
    site.write("", &"<article-widget>".repeat(n_widgets), "");
    let counted = format!("of its {n_widgets} widgets, the first 20 were looked at");
    assert!(site.diagnosis().text.contains(&counted));
}

#[test]
fn clean_page_with_fragment_policy_and_integrity_is_fine() {
    let site = Site::new();
    site.prerender(&article(), &Options { layout: Layout::Card, ..Options::default() });
    let fragment = format!(" layout=\"card\" prerendered=\"{}\"", site.news.at(FRAGMENT));
    let digest = integrity(&site.cdn.bytes(EMBED));
    site.write("", &site.widget(&fragment), &format!(" integrity=\"{digest}\" crossorigin"));
    site.police(
        "default-src 'none'; script-src CDN 'wasm-unsafe-eval'; connect-src CDN NEWS; img-src NEWS",
    );
    let diagnosis = site.diagnosis();
    diagnosis.expect_faults(&[]);
    assert_eq!(diagnosis.code, 0);
    assert!(diagnosis.text.contains("its policy allows all that the widget needs"));
    assert!(diagnosis.text.contains("it is the file that the page expects"));
    assert!(diagnosis.text.contains("it shows the article as it is now"));
}

#[test]
fn requests_name_the_pages_origin_to_others_only() {
    let site = Site::new();
    site.diagnosis();
    for request in [site.news.requests(), site.cdn.requests()].concat() {
        let is_read = request.path != PICTURE && request.path != RELEASE;
        let expected = is_read.then(|| site.host.at(""));
        assert_eq!(request.header("origin"), expected.as_deref(), "{}", request.path);
    }
    assert!(site.host.requests().iter().all(|it| it.header("origin").is_none()));
}

#[test]
fn page_that_does_not_come_is_an_error() {
    let site = Site::new();
    site.host.remove(PAGE);
    let diagnosis = site.diagnosis();
    diagnosis.expect_faults(&["the page does not come: the server answers with status 404"]);
    assert_eq!(diagnosis.code, 1);
}

#[test]
fn policy_that_blocks_is_told_with_the_whole_directive() {
    let site = Site::new();
    site.police("default-src 'self'; script-src 'self' https://a.example; img-src *");
    let diagnosis = site.diagnosis();
    let write =
        |line: &str| format!("write in the page's Content-Security-Policy: {}", site.named(line));
    let page = format!("error: policy: {}", site.host.at(PAGE));
    diagnosis.expect(
        &page,
        "forbids by script-src",
        &write("script-src 'self' https://a.example CDN 'wasm-unsafe-eval'"),
    );
    diagnosis.expect(&page, "forbids by default-src", &write("connect-src 'self' CDN NEWS"));
    diagnosis.expect_faults(&["by script-src", "by default-src"]);
}

#[test]
fn policy_in_the_pages_html_counts_as_well() {
    let site = Site::new();
    let policy = site.named("script-src CDN; img-src 'none'; connect-src *");
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    site.write(&(meta + &site.head()), &site.widget(""), "");
    let diagnosis = site.diagnosis();
    let write =
        |line: &str| format!("write in the page's Content-Security-Policy: {}", site.named(line));
    diagnosis.expect(
        "error: policy: ",
        "'wasm-unsafe-eval'",
        &write("script-src CDN 'wasm-unsafe-eval'"),
    );
    diagnosis.expect("error: policy: ", "img-src", &write("img-src NEWS"));
}

#[test]
fn policy_by_nonces_wants_one_on_the_script() {
    let site = Site::new();
    let policy = "script-src 'nonce-Ab1' 'strict-dynamic' 'wasm-unsafe-eval'";
    site.police(policy);
    let line = format!(
        "write on the page: <script type=\"module\" nonce=\"…\" src=\"{}\"></script>",
        site.cdn.at(EMBED)
    );
    site.diagnosis().expect("error: policy: ", "a nonce or a digest", &line);
    site.write(&site.head(), &site.widget(""), " nonce=\"Ab1\"");
    site.police(policy);
    site.diagnosis().expect_faults(&[]);
}

#[test]
fn sandbox_without_scripts_is_named_and_one_with_scripts_has_no_origin() {
    let site = Site::new();
    site.police("sandbox allow-popups");
    let line = "write in the page's Content-Security-Policy: sandbox allow-popups allow-scripts";
    site.diagnosis().expect("error: policy: ", "a sandbox without scripts", line);
    site.police("sandbox allow-scripts");
    site.news.change(ARTICLE, |it| it.with("Access-Control-Allow-Origin", &site.host.at("")));
    site.diagnosis().expect("error: cors: ", "a page of the origin null", ALLOW_ALL);
}

#[test]
fn script_that_is_no_module_or_is_missing_is_named() {
    let site = Site::new();
    let classic = format!("<script src=\"{}\"></script>", site.cdn.at(EMBED));
    site.write_without_script(&site.head(), &(site.widget("") + &classic));
    let line = format!(
        "write on the page: <script type=\"module\" src=\"{}\"></script>",
        site.cdn.at(EMBED)
    );
    site.diagnosis().expect("error: snippet: ", "is not a module", &line);
    site.write_without_script(&site.head(), &site.widget(""));
    let line = "write on the page: <script type=\"module\" src=\"https://…/embed.js\"></script>";
    site.diagnosis().expect("error: snippet: ", "there is no embed.js", line);
}

#[test]
fn snippet_without_a_link_a_source_or_an_element_is_named() {
    let site = Site::new();
    let bare = format!("<article-widget src=\"{}\"></article-widget>", site.news.at(ARTICLE));
    site.publish(json!({ "headline": "Fish & <Chips>", "url": "https://news.example/?a&b" }));
    site.write(&site.head(), &bare, "");
    let line =
        "write on the page: <a href=\"https://news.example/?a&amp;b\">Fish &amp; &lt;Chips></a>";
    site.diagnosis().expect("warning: snippet: ", "readers without scripts have nothing", line);
    site.write("", "<article-widget src=\"ftp://news.example/\"></article-widget>", "");
    let line = "write on the page: src=\"https://…/article.json\"";
    site.diagnosis().expect("error: snippet: ", "its src is no http or https address", line);
    site.write("", "<p>Nothing here.</p>", "");
    assert!(site.diagnosis().text.contains("error: snippet: "));
}

#[test]
fn hints_that_are_missing_or_do_not_fit_are_named() {
    let site = Site::new();
    let (document, glue) = (site.news.at(ARTICLE), site.cdn.at(GLUE));
    site.write("", &site.widget(""), "");
    let diagnosis = site.diagnosis();
    let preload = |url: &str| {
        format!("write on the page: <link rel=\"preload\" as=\"fetch\" crossorigin href=\"{url}\">")
    };
    let missing = "nothing on the page asks for it early";
    diagnosis.expect(&format!("warning: hint: {document}"), missing, &preload(&document));
    let wasm = site.cdn.at(WASM);
    diagnosis.expect(&format!("warning: hint: {wasm}"), missing, &preload(&wasm));
    assert!(!diagnosis.text.contains(&format!("hint: {glue}")), "the glue needs none");

    let plain = site.head().replace(" crossorigin", "");
    site.write(&plain, &site.widget(""), "");
    site.diagnosis().expect(
        &format!("warning: hint: {document}"),
        "loaded twice",
        &preload(&document),
    );

    let digest = integrity(&site.cdn.bytes(GLUE));
    let line = format!(
        "write on the page: <link rel=\"modulepreload\" href=\"{glue}\" integrity=\"{digest}\" crossorigin>"
    );
    let old = site.cdn.at("/w/article-widget-ffff.js");
    let other = integrity(b"another file");
    let stale = format!(
        "{}<link rel=\"modulepreload\" href=\"{old}\"><link rel=modulepreload href=\"{glue}\" integrity=\"{other}\">",
        site.head()
    );
    site.write(&stale, &site.widget(""), "");
    let diagnosis = site.diagnosis();
    diagnosis.expect(&format!("warning: hint: {old}"), "for a file of another release", &line);
    let line = format!("write on the page: integrity=\"{digest}\"");
    diagnosis.expect(&format!("error: hint: {glue}"), "the hint expects another file", &line);
}

#[test]
fn article_alone_is_looked_at_with_the_script_that_is_named() {
    let site = Site::new();
    let (document, script) = (site.news.at(ARTICLE), site.cdn.at(EMBED));
    let diagnosis = Diagnosis::of(&[&document, "--script", &script]);
    diagnosis.expect_faults(&[]);
    assert!(diagnosis.text.contains("it is the file that embed.js was built with"));
    let alone = Diagnosis::of(&[&document]);
    alone.expect_faults(&["name the widget's script with --script"]);
    let line = format!("run: article-widget doctor '{document}' --script https://…/embed.js");
    alone.expect("warning: snippet: ", "only the article", &line);
    assert_eq!((diagnosis.code, alone.code), (0, 0));
}

#[test]
fn findings_come_as_json_for_scripts() {
    let site = Site::new();
    site.news.change(ARTICLE, |it| it.without("Access-Control-Allow-Origin"));
    let page = site.host.at(PAGE);
    let diagnosis = Diagnosis::of(&[&page, "--json"]);
    let reports: Value = serde_json::from_str(&diagnosis.text).unwrap();
    assert_eq!(reports[0]["url"], page);
    let findings = reports[0]["findings"].as_array().unwrap();
    let error = findings.iter().find(|it| it["level"] == "error").unwrap();
    assert_eq!(error["check"], "cors");
    assert_eq!(error["subject"], site.news.at(ARTICLE));
    assert_eq!(
        error["add"],
        json!({ "where": "headers", "line": "Access-Control-Allow-Origin: *" })
    );
    assert_eq!(diagnosis.code, 1);
}

#[test]
fn wrong_arguments_are_told_by_the_exit_code() {
    assert_eq!(Diagnosis::of(&[]).code, 2);
    assert_eq!(Diagnosis::of(&["file:///etc/passwd"]).code, 2);
    assert_eq!(Diagnosis::of(&["https://news.example/", "--max-requests", "0"]).code, 2);
    assert_eq!(Diagnosis::of(&["--help"]).code, 0);
}
