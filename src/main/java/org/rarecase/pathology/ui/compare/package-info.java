/** The page on which a signed review is compared, reader by reader and with the diagnosis of the site. */
@org.jspecify.annotations.NullMarked
package org.rarecase.pathology.ui.compare;
