package org.rarecase.form;

import java.util.List;
import java.util.stream.Collectors;
import org.rarecase.shared.Refusal;

/** Form files have mistakes. The start is refused, since cases without one of their forms would be read wrongly. */
public class FormsUnusable extends Refusal {

    FormsUnusable(List<FormLibrary.Problem> problems) {
        super("The forms have mistakes, so nothing was started or changed. Put them right and start again:\n"
                + problems.stream().map(problem -> "  " + problem).collect(Collectors.joining("\n")));
    }
}
