package io.github.mulesecscan.detector;

import io.github.mulesecscan.taint.TaintFlow;
import io.github.mulesecscan.taint.TaintPath;

/**
 * Data that reaches a sink, with the one way of all that is reported.
 *
 * @param flow the data
 * @param path the way of the least trusted data that the rule asks for
 */
record TaintSubject(TaintFlow flow, TaintPath path) {}
