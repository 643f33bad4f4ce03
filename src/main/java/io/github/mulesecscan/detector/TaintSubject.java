package io.github.mulesecscan.detector;

import io.github.mulesecscan.taint.DataMark;
import io.github.mulesecscan.taint.TaintFlow;
import io.github.mulesecscan.taint.TaintPath;
import java.util.List;

/**
 * Data that reaches a sink, with the one way of all that is reported.
 *
 * @param flow the data
 * @param path the way of the least trusted data that the rule asks for
 * @param marks why the data must not become known, as far as the rule is about that
 */
record TaintSubject(TaintFlow flow, TaintPath path, List<DataMark> marks) {

  TaintSubject {
    marks = List.copyOf(marks);
  }
}
