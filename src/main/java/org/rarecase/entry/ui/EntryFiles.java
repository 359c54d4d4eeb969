package org.rarecase.entry.ui;

import java.io.InputStream;
import org.rarecase.entry.Answer;
import org.rarecase.form.ItemPath;

/** Where the documents of a form are kept. Both methods refuse what the account may not do. */
public interface EntryFiles {

    /** Keeps the content and gives the answer that stands for it; the answer itself is not stored by that. */
    Answer.File keep(ItemPath path, String name, byte[] content);

    InputStream open(Answer.File file);

    /** Whether they are checked for harmful content before they are kept and given out. */
    boolean areScanned();
}
