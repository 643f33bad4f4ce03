/**
 * What a scan says of the entries of standards. The result of a scan enters, with the standards of
 * the catalogue; what leaves is, for every entry, the rules that support it, their findings and
 * what static analysis cannot show of it. It knows nothing of report formats, and it never says
 * that an entry is met.
 */
@NullMarked
package io.github.mulesecscan.compliance;

import org.jspecify.annotations.NullMarked;
