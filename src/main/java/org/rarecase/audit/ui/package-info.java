/** The trail as a page and as a panel of the case. */
@org.jspecify.annotations.NullMarked
package org.rarecase.audit.ui;
