//! Rounds, medians, ratios, peak memory.

use super::{check, work};
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

/// A piece of work: the country, a folder to write to, and how many rounds.
type Part = fn(&Path, &Path, usize) -> Result<(), Box<dyn Error>>;

/// The pieces of work in their order.
const PARTS: [(&str, Part); 9] = [
    ("compile", reading),
    ("check", check::processes),
    ("faults", check::faults),
    ("taplo", check::taplo),
    ("curve", check::curve),
    ("edits", check::edits),
    ("start", processes),
    ("build", building),
    ("memory", memory),
];

/// Runs every measurement, or only one, and prints one line each.
pub fn all(folder: &Path, scratch: &Path, rounds: usize, only: Option<&str>) -> Result<(), Box<dyn Error>> {
    let parts: Vec<Part> =
        PARTS.iter().filter(|(name, _)| only.is_none_or(|o| o == *name)).map(|p| p.1).collect();
    if parts.is_empty() {
        return Err(format!("--only takes one of {}", PARTS.map(|(name, _)| name).join(", ")).into());
    }
    println!("{:<44}{:>12}{:>12}{:>8}   aim", "", "median", "floor", "ratio");
    parts.iter().try_for_each(|part| part(folder, scratch, rounds))
}

/// In this process, against reading the same bytes.
fn reading(folder: &Path, _: &Path, rounds: usize) -> Result<(), Box<dyn Error>> {
    let mut floor = || {
        black_box(work::floor(folder));
    };
    let mut parse = || {
        black_box(work::parse(folder));
    };
    let mut compile = || {
        black_box(work::compile(folder));
    };
    let times = interleave(rounds, &mut [&mut floor, &mut parse, &mut compile]);
    if let [floor, parse, compile] = *times.as_slice() {
        line("parse (floor: walk, read, validate)", parse, floor, "");
        line("parse, resolve, link", compile, floor, "≤ 10");
    }
    Ok(())
}

/// Cold processes, against a process that does nothing.
fn processes(folder: &Path, scratch: &Path, rounds: usize) -> Result<(), Box<dyn Error>> {
    let one = work::documents(folder).pop().ok_or("no documents")?;
    let alone = scratch.join("alone.jz");
    fs::copy(&one, &alone)?;
    let mut idle = || run(&mut Command::new("true"));
    let mut version = || run(jizhi().arg("--version"));
    let mut single = || run(jizhi().arg("check").arg(&alone));
    let mut among = || run(jizhi().arg("check").arg(&one));
    let times = interleave(rounds * 10, &mut [&mut idle, &mut version, &mut single, &mut among]);
    if let [idle, version, single, among] = *times.as_slice() {
        line("start-up: --version (floor: true)", version, idle, "≤ 3");
        line("cold: check one file alone", single, idle, "< 6 ms");
        line("cold: check one file of the country", among, idle, "");
    }
    Ok(())
}

/// Whole builds in cold processes, against writing as many bytes into as many files.
fn building(folder: &Path, scratch: &Path, rounds: usize) -> Result<(), Box<dyn Error>> {
    let out = scratch.join("out");
    build(folder, &out);
    let sizes = work::sizes(&out);
    let bytes: usize = sizes.iter().map(|(_, bytes)| bytes).sum();
    println!("outputs: {} files, {:.0} MB", sizes.len(), bytes as f64 / 1e6);
    let one = work::documents(folder).pop().ok_or("no documents")?;
    let text = fs::read_to_string(&one)?;
    let (mut floors, mut fresh, mut same, mut changed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds {
        let plain = scratch.join("plain");
        floors.push(timed(|| work::write(&plain, &sizes)));
        fs::remove_dir_all(&plain)?;
        fs::remove_dir_all(&out)?;
        fresh.push(timed(|| build(folder, &out)));
        same.push(timed(|| build(folder, &out)));
        fs::write(&one, format!("{text}// {round}\n"))?;
        changed.push(timed(|| build(folder, &out)));
    }
    fs::write(&one, text)?;
    let floor = median(floors);
    line("build all texts (floor: write as much)", median(fresh), floor, "≤ 3");
    line("build again, nothing changed", median(same), floor, "");
    line("build again, one file changed", median(changed), floor, "");
    Ok(())
}

fn build(folder: &Path, out: &Path) {
    run(jizhi().arg("build").arg(folder).arg("--out").arg(out));
}

/// The program.
pub fn jizhi() -> Command {
    Command::new(env!("CARGO_BIN_EXE_jizhi"))
}

/// Runs a process without its streams.
pub fn run(command: &mut Command) {
    let _ = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
}

/// Peak memory of processes that do one thing each.
fn memory(folder: &Path, _: &Path, _: usize) -> Result<(), Box<dyn Error>> {
    let floor = peak("floor", folder)?;
    for (what, aim) in [("parse", ""), ("compile", "< 200 MB"), ("check", "< 250 MB")] {
        println!("peak memory: {what:<31}{:>9} MB{floor:>9} MB{:>8}   {aim}", peak(what, folder)?, "");
    }
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
        "compile" => work::compile(folder),
        "check" => work::check(folder),
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
pub fn interleave(rounds: usize, works: &mut [&mut dyn FnMut()]) -> Vec<Duration> {
    let mut times = vec![Vec::with_capacity(rounds); works.len()];
    for round in 0..=rounds {
        for (work, times) in works.iter_mut().zip(&mut times) {
            let time = timed(work);
            // The first round warms the caches.
            if round > 0 {
                times.push(time);
            }
        }
    }
    times.into_iter().map(median).collect()
}

/// How long a piece of work takes.
pub fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The middle one.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// One row: what was done, how long it took, its floor, their ratio, the aim.
pub fn line(what: &str, time: Duration, floor: Duration, aim: &str) {
    let ratio = time.as_secs_f64() / floor.as_secs_f64().max(f64::EPSILON);
    let ms = |d: Duration| format!("{:.2} ms", d.as_secs_f64() * 1e3);
    println!("{what:<44}{:>12}{:>12}{ratio:>8.1}   {aim}", ms(time), ms(floor));
}
