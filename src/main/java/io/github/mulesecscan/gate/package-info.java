/** Pass or fail: a scan's result and a policy enter, a verdict with its reason leaves. */
@NullMarked
package io.github.mulesecscan.gate;

import org.jspecify.annotations.NullMarked;
