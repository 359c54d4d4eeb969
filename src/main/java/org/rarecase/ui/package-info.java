/** Components without domain: page header, empty state, badge, relative time. */
@org.jspecify.annotations.NullMarked
package org.rarecase.ui;
