/** Cases as a set of tables: one for each form and each group, with a dictionary and the code lists beside them. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.csv;
