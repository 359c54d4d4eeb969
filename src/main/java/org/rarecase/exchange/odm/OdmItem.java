package org.rarecase.exchange.odm;

import org.jspecify.annotations.Nullable;

/**
 * An item of ODM: an item of a form, or a part of one.
 *
 * @param code that is asked about, of {@link Part#CODE}
 * @param first carries what is to be said once for the whole answer
 */
record OdmItem(String oid, Part part, @Nullable String code, boolean first) {}
