package org.rarecase.casebook;

import java.util.List;

/**
 * Reviews that nobody had begun, and who does now.
 *
 * @param reader user name
 */
record BegunReviews(List<FormInstance> entries, String reader) {}
