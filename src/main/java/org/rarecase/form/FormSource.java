package org.rarecase.form;

import java.util.Map;

/** Where the files of forms are, and how they are read. */
public interface FormSource {

    /** The files as they are now, by their path. */
    Map<String, String> texts();

    /** The forms that these files hold, with what is wrong in them. */
    FormLibrary read(Map<String, String> texts);

    /** Files that were found good once: also gives forms in which more is found wrong today. */
    FormLibrary readKept(Map<String, String> texts);
}
