/** What the page of a case says of its visits and of the patient's other cases. */
@org.jspecify.annotations.NullMarked
package org.rarecase.visit.ui;
