//! The check with every rule: cold, with nothing changed, by size, beside `taplo check`, and edit by edit.

use super::measure::{interleave, jizhi, line, median, run, timed};
use super::{work, write_country};
use jizhi::source::SourceText;
use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// Cold processes over everything, against reading the same bytes in this one.
pub fn processes(folder: &Path, _: &Path, rounds: usize) -> Result<(), Box<dyn Error>> {
    let mut floor = || {
        black_box(work::floor(folder));
    };
    let mut alone = || {
        black_box(work::floor_alone(folder));
    };
    let mut cold = || run(jizhi().arg("check").arg("--no-cache").arg(folder));
    let mut same = || run(jizhi().arg("check").arg(folder));
    // Files that were written a moment ago are read again; those of an office were not.
    thread::sleep(Duration::from_secs(4));
    let times = interleave(rounds * 2, &mut [&mut floor, &mut alone, &mut cold, &mut same]);
    let mut touched = Vec::new();
    for _ in 0..rounds {
        work::touch(folder);
        touched.push(timed(|| run(jizhi().arg("check").arg(folder))));
    }
    if let [floor, alone, cold, same] = *times.as_slice() {
        line("check, every rule, cold", cold, floor, "≤ 20");
        line("check again, nothing changed", same, floor, "≤ 1");
        line("  the same (floor: on one thread)", same, alone, "≤ 1");
        line("  again, files written anew, same words", median(touched), floor, "");
    }
    Ok(())
}

/// A country in which nearly every document has a fault, against the same without: finding and drawing
/// them, and giving them again.
pub fn faults(folder: &Path, scratch: &Path, rounds: usize) -> Result<(), Box<dyn Error>> {
    let faulty = scratch.join("faulty");
    work::with_faults(folder, &faulty);
    let mut clean = || run(jizhi().arg("check").arg("--no-cache").arg(folder));
    let mut cold = || run(jizhi().arg("check").arg("--no-cache").arg(&faulty));
    let mut same = || run(jizhi().arg("check").arg(&faulty));
    let times = interleave(rounds, &mut [&mut clean, &mut cold, &mut same]);
    if let [clean, cold, same] = *times.as_slice() {
        line("check, a finding in each (floor: in none)", cold, clean, "");
        line("  again, nothing changed", same, clean, "");
    }
    Ok(())
}

/// `taplo check` of the same content as TOML, in the same rounds.
pub fn taplo(folder: &Path, scratch: &Path, rounds: usize) -> Result<(), Box<dyn Error>> {
    let Ok(_) = Command::new("taplo").arg("--version").stdout(Stdio::null()).status() else {
        println!(
            "{:<44}cargo install taplo-cli --locked, and put it on PATH",
            "check, every rule (floor: taplo check)"
        );
        return Ok(());
    };
    let tables = scratch.join("tables");
    work::as_toml(folder, &tables);
    let mut other = || run(Command::new("taplo").arg("check").current_dir(&tables));
    let mut own = || run(jizhi().arg("check").arg("--no-cache").arg(folder));
    let times = interleave(rounds.min(3), &mut [&mut other, &mut own]);
    if let [other, own] = *times.as_slice() {
        line("check, every rule (floor: taplo check)", own, other, "≤ 0.5");
    }
    Ok(())
}

/// A tenth, three tenths and the whole of the country: times against numbers of files.
pub fn curve(folder: &Path, scratch: &Path, rounds: usize) -> Result<(), Box<dyn Error>> {
    let whole = work::documents(folder).len();
    let sizes = [whole / 10, whole * 3 / 10, whole];
    let folders: Vec<PathBuf> = sizes.iter().map(|size| scratch.join(format!("part-{size}"))).collect();
    for (part, size) in folders.iter().zip(sizes) {
        write_country(part, size)?;
    }
    let mut works: Vec<Box<dyn FnMut() + '_>> = folders
        .iter()
        .map(|part| {
            let check = move || run(jizhi().arg("check").arg("--no-cache").arg(part));
            Box::new(check) as Box<dyn FnMut()>
        })
        .collect();
    let mut works: Vec<&mut dyn FnMut()> = works.iter_mut().map(|work| &mut **work as _).collect();
    let times = interleave(rounds, &mut works);
    let (Some(first), Some(least)) = (times.first(), sizes.first()) else { return Ok(()) };
    for (time, size) in times.iter().zip(sizes) {
        let files = size as f64 / *least as f64;
        line(
            &format!("check {size} files, cold: {files:.1} times as many"),
            *time,
            *first,
            if size == whole { "≤ 11" } else { "" },
        );
    }
    Ok(())
}

/// One edit after another in memory, every document once, until the findings of it and of those that
/// rest on it are there.
pub fn edits(folder: &Path, _: &Path, _: usize) -> Result<(), Box<dyn Error>> {
    let mut session = work::session(folder).ok_or("the workspace does not open")?;
    let (mut body, mut header) = (Vec::new(), Vec::new());
    for (number, path) in work::documents(folder).iter().enumerate() {
        let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
        let text = fs::read_to_string(path)?;
        body.push(timed(|| {
            black_box(session.edit(&name, SourceText::new(edited(&text, number))));
        }));
        if number % 50 == 0 {
            let renamed = text.replacen("标题：", "标题：关于", 1);
            header.push(timed(|| {
                black_box(session.edit(&name, SourceText::new(renamed)));
            }));
        }
    }
    told("edit in memory, with what rests on it", &mut body);
    told("edit of a title, with what cites it", &mut header);
    Ok(())
}

/// The text with a word more, a figure changed, or a line less.
fn edited(text: &str, number: usize) -> String {
    match number % 3 {
        0 => text.replacen("工作职责：", "工作职责：负责统筹协调；", 1),
        1 => text.replacen("每季度召开1次", "每季度召开2次", 1),
        _ => text.lines().filter(|line| !line.starts_with("@")).flat_map(|line| [line, "\n"]).collect(),
    }
}

fn told(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let late = times.get(times.len() * 95 / 100).copied().unwrap_or_default();
    let ms = |d: Duration| format!("{:.2} ms", d.as_secs_f64() * 1e3);
    println!(
        "{what:<44}{:>12}  median (< 1 ms); 95 of 100 within {} (< 3 ms)",
        ms(median(times.to_vec())),
        ms(late)
    );
}
