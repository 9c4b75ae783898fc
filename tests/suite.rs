//! One integration binary: what holds of the program as a whole.

// `cfg(test)` lets the lints for tests reach helper functions.
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod check;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod compare;
#[cfg(test)]
mod documentation;
#[cfg(test)]
mod fonts;
#[cfg(test)]
mod form;
#[cfg(test)]
mod import;
#[cfg(test)]
mod lowering;
#[cfg(test)]
mod mechanisms;
#[cfg(test)]
mod outputs;
#[cfg(test)]
mod paper;
#[cfg(test)]
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(test)]
mod policies;
#[cfg(test)]
mod report;
#[cfg(test)]
mod robustness;
#[cfg(test)]
mod slips;
#[cfg(test)]
mod workbook;
