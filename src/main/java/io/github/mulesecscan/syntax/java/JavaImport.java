package io.github.mulesecscan.syntax.java;

import io.github.mulesecscan.source.Span;

/**
 * An import.
 *
 * @param name the class, member or package, without {@code .*}
 * @param all whether it imports everything in {@code name}
 * @param alias the name it is known by in the file
 */
public record JavaImport(Span span, String name, boolean ofMembers, boolean all, String alias)
    implements JavaNode {}
