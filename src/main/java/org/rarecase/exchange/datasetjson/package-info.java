/** Dataset-JSON 1.1 of CDISC, as JSON and as lines of JSON: one dataset for each table. */
@org.jspecify.annotations.NullMarked
package org.rarecase.exchange.datasetjson;
