package org.rarecase.form;

import java.util.List;
import org.rarecase.shared.LocalizedText;

/** Items that belong together under one heading. */
public record Section(String key, LocalizedText title, List<Item> items) {}
