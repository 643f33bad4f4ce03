/**
 * A Mule application as typed, immutable objects: its configuration files, properties with their
 * environments, pom, descriptor, logging configuration and specifications. Files enter, a {@link
 * io.github.mulesecscan.project.MuleProject} and diagnostics leave; nothing here judges anything.
 */
@NullMarked
package io.github.mulesecscan.project;

import org.jspecify.annotations.NullMarked;
