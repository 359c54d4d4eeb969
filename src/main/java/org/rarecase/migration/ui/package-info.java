/** The versions of a case's forms as a page, and the page on which many cases are moved. */
@org.jspecify.annotations.NullMarked
package org.rarecase.migration.ui;
