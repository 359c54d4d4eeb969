package org.rarecase.document;

import org.rarecase.shared.Refusal;

/** A file is not what the item asks for, or cannot be kept. */
class FileRefused extends Refusal {

    FileRefused(String message) {
        super(message);
    }
}
