package org.rarecase.study;

/** One of the registry's tumour types, {@code T01} to {@code T15}; its title is in the code list {@code tumour-types}. */
public record TumourType(String code) {}
