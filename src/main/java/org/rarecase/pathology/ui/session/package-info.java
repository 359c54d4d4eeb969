/** Where readers differ: the choice of who decides, and the session in which a panel does. */
@org.jspecify.annotations.NullMarked
package org.rarecase.pathology.ui.session;
