package org.rarecase.ui;

import java.util.List;

/** A page on which keys do more than everywhere. Whoever adds a key adds it to docs/guide/roles.md, too. */
public interface PageKeys {

    List<KeyUse> keys();

    /**
     * @param key as it is printed on keyboards
     * @param does in the third person, such as "goes from field to field"
     */
    record KeyUse(String key, String does) {}
}
