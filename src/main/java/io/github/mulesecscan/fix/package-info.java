/**
 * Makes the repairs that findings offer. A scan's findings come in; what leaves is which of them
 * can be mended, the files as they are then, and why the others cannot. Every change is proven by a
 * second scan before anything is written: the file can still be read, the finding is gone, and no
 * other has come.
 */
@NullMarked
package io.github.mulesecscan.fix;

import org.jspecify.annotations.NullMarked;
