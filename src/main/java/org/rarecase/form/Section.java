package org.rarecase.form;

import java.util.List;
import org.rarecase.shared.Texts;

/** Items that belong together under one heading. */
public record Section(String key, Texts title, List<Item> items) {}
