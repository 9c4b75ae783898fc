//! The command line: one file a verb. The only room that prints, touches the disk or reads a clock.
