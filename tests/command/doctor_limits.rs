//! How much a stranger's page can make the doctor do.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use crate::server::Answer;
use crate::site::{ARTICLE, Diagnosis, EMBED, PAGE, Site};

#[test]
fn script_that_names_thousands_of_files_is_looked_at_within_limits() {
    let site = Site::new();
    let names: String = (0..3000).map(|idx| format!("\"article-widget-{idx}.js\",")).collect();
    site.cdn.change(EMBED, |it| it.body(names));
    let rest = format!(
        "warning: limit: {}: the rest was not looked at: it would take more than 200 requests or 60 seconds; raise them \
         with --max-requests and --max-seconds",
        site.host.at(PAGE)
    );
    let diagnosis = site.diagnosis();
    assert!(diagnosis.text.lines().any(|line| line == rest), "{}", diagnosis.text);
    let n_requests = |site: &Site| {
        let servers = [&site.host, &site.cdn, &site.news];
        servers.map(|server| server.requests().len()).iter().sum::<usize>()
    };
    assert_eq!((n_requests(&site), diagnosis.code), (200, 1));
    assert!(!diagnosis.text.contains("list of the release's files"), "nobody has looked for it");
    let fewer = Diagnosis::of(&[&site.host.at(PAGE), "--max-requests", "10"]);
    assert!(fewer.text.contains("more than 10 requests"), "{}", fewer.text);
    assert_eq!(n_requests(&site), 210);
}

#[test]
#[allow(clippy::disallowed_methods, reason = "this never runs in a browser")]
fn servers_that_never_answer_do_not_hold_it_up_for_longer_than_it_may_take() {
    let site = Site::new();
    // Connections are taken, and nobody is there.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", silent.local_addr().unwrap());
    let widgets: Vec<String> = (0..20)
        .map(|idx| format!("<article-widget src=\"{address}/{idx}\"></article-widget>"))
        .collect();
    site.write("", &widgets.concat(), "");
    let start = Instant::now();
    let diagnosis = Diagnosis::of(&[&site.host.at(PAGE), "--max-seconds", "1"]);
    assert!(start.elapsed() < Duration::from_secs(10));
    assert!(diagnosis.text.contains("more than 200 requests or 1 seconds"), "{}", diagnosis.text);
    // What did not come because of that is not told as a fault.
    assert!(!diagnosis.text.contains("error: answer"), "{}", diagnosis.text);
}

#[test]
fn each_file_is_asked_for_once_however_many_widgets_show_it() {
    let site = Site::new();
    site.write(&site.head(), &site.widget("").repeat(5), "");
    site.diagnosis().expect_faults(&[]);
    let requests = site.news.requests();
    assert_eq!(requests.iter().filter(|it| it.path == ARTICLE).count(), 1);
    assert_eq!(requests.len(), 2, "the article and its picture");
}

#[test]
fn frames_that_are_too_many_are_told() {
    let site = Site::new();
    site.cdn.serve("/w/frame.html", Answer::new("text/html", "<!doctype html>"));
    let frame = format!("<iframe src=\"{}\" title=\"x\"></iframe>", site.cdn.at("/w/frame.html"));
    site.write_without_script("", &frame.repeat(23));
    let counted = format!(
        "warning: limit: {}: of its 23 frames with an article, the first 20 were looked at",
        site.host.at(PAGE)
    );
    let diagnosis = site.diagnosis();
    assert!(diagnosis.text.lines().any(|line| line == counted), "{}", diagnosis.text);
}
