/** Verification at the field, in the casebook and as a list. */
@org.jspecify.annotations.NullMarked
package org.rarecase.sdv.ui;
