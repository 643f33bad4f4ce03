/**
 * What is known about Mule, as data: namespaces, components and their parameters. YAML files under
 * {@code catalog/} enter, typed facts leave; a fact that a Mule expert may want to change is never
 * written in Java.
 */
@NullMarked
package io.github.mulesecscan.catalog;

import org.jspecify.annotations.NullMarked;
