package io.github.mulesecscan.scan;

/**
 * How much work a scan was. Times are for people and benchmarks only: no report that has to be the
 * same for the same input shows them.
 *
 * @param files files read
 * @param bytes their size
 * @param readNanos time spent reading and parsing, summed over threads
 * @param ruleNanos time spent in rules, summed over threads
 * @param wallNanos time from start to end
 */
public record ScanStatistics(
    int files, long bytes, long readNanos, long ruleNanos, long wallNanos) {}
