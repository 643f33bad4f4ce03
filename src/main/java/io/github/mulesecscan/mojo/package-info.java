/**
 * The goals: what a pom or a command line says enters, log lines, files and a passed or failed
 * build leave. The only package that knows Maven; it looks at no Mule file itself and decides
 * nothing that the packages below could decide.
 */
@NullMarked
package io.github.mulesecscan.mojo;

import org.jspecify.annotations.NullMarked;
