/** What {@code ./rarecase} does with files of cases: with a folder of forms alone, or against a server that runs. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.command;
