//! Rounds, medians, ratios, peak memory.

use super::work;
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

/// Runs every measurement and prints one line each.
pub fn all(folder: &Path, _scratch: &Path, rounds: usize) -> Result<(), Box<dyn Error>> {
    println!("{:<34}{:>12}{:>12}{:>9}   target", "", "median", "floor", "ratio");
    reading(folder, rounds);
    processes(rounds)?;
    memory(folder)
}

fn reading(folder: &Path, rounds: usize) {
    let mut floor = || {
        black_box(work::floor(folder));
    };
    let mut parse = || {
        black_box(work::parse(folder));
    };
    let times = interleave(rounds, &mut [&mut floor, &mut parse]);
    if let [floor, parse] = times.as_slice() {
        line("walk, read, parse", *parse, *floor, "");
    }
}

fn processes(rounds: usize) -> Result<(), Box<dyn Error>> {
    let program = env!("CARGO_BIN_EXE_jizhi");
    let run = |command: &mut Command| {
        let _ = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    };
    let mut idle = || run(&mut Command::new("true"));
    let mut version = || run(Command::new(program).arg("--version"));
    let times = interleave(rounds * 20, &mut [&mut idle, &mut version]);
    if let [idle, version] = times.as_slice() {
        line("start-up: jizhi --version", *version, *idle, "≤ 3");
    }
    Ok(())
}

/// Peak memory of a process that does nothing else.
fn memory(folder: &Path) -> Result<(), Box<dyn Error>> {
    let floor = peak("floor", folder)?;
    let parse = peak("parse", folder)?;
    println!("{:<34}{:>9} MB{:>9} MB{:>9}", "peak memory: parse", parse, floor, "");
    Ok(())
}

fn peak(what: &str, folder: &Path) -> Result<String, Box<dyn Error>> {
    let output = Command::new(env::current_exe()?).args(["--child", what]).arg(folder).output()?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// In the child: one piece of work, then the peak of this process in megabytes.
pub fn child(what: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    match what {
        "floor" => work::floor(folder),
        "parse" => work::parse(folder),
        _ => return Err(format!("no work is called {what}").into()),
    };
    println!("{}", peak_of_this_process().map_or("?".into(), |kb| format!("{:.0}", kb / 1024.0)));
    Ok(())
}

/// VmHWM in kilobytes; only Linux tells it.
fn peak_of_this_process() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

/// The median time of each piece of work, run in turns so that a slow minute meets all of them.
fn interleave(rounds: usize, works: &mut [&mut dyn FnMut()]) -> Vec<Duration> {
    let mut times = vec![Vec::with_capacity(rounds); works.len()];
    for round in 0..=rounds {
        for (work, times) in works.iter_mut().zip(&mut times) {
            let start = Instant::now();
            work();
            // The first round warms the caches.
            if round > 0 {
                times.push(start.elapsed());
            }
        }
    }
    times.into_iter().map(median).collect()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn line(what: &str, time: Duration, floor: Duration, target: &str) {
    let ratio = time.as_secs_f64() / floor.as_secs_f64().max(f64::EPSILON);
    let ms = |d: Duration| format!("{:.2} ms", d.as_secs_f64() * 1e3);
    println!("{what:<34}{:>12}{:>12}{ratio:>9.1}   {target}", ms(time), ms(floor));
}
