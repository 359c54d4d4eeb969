/** Reviews as a list and as a panel of the case. */
@org.jspecify.annotations.NullMarked
package org.rarecase.pathology.ui;
