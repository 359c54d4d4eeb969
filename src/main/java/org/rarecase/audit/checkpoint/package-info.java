/** How far the trail had come, kept where whoever rewrites the database does not reach it. */
@org.jspecify.annotations.NullMarked
package org.rarecase.audit.checkpoint;
