package org.rarecase.pathology.figures;

/**
 * The work of one reader.
 *
 * @param reader user name
 * @param open what the reader is asked to read, or reads
 * @param handedOver what another reads in the reader's place
 * @param likeAgreed share of the signed readings of the same entity as the agreed diagnosis
 */
public record ReaderFigures(String reader, int open, int signed, int declined, int handedOver, Estimate likeAgreed) {}
