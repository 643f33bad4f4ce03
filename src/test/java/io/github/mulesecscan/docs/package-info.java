/**
 * The documentation held against what it describes: the plugin's descriptor, its validation of
 * rulesets and suppressions, the sample application. What enters are Markdown pages and recipes;
 * what leaves is the first sentence that is not true.
 */
package io.github.mulesecscan.docs;
