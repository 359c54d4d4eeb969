/** Cases as JSON, a line for each: everything there is, for programs of one's own and for the way back. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.json;
