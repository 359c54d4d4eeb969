/** The pages on which forms are read, compared, confirmed, printed and tried out. */
@org.jspecify.annotations.NullMarked
package org.rarecase.library.ui;
