package org.rarecase.query.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rarecase.query.Assignee;
import org.rarecase.query.QueryAssignments.Candidate;
import org.rarecase.query.QueryParty;
import org.rarecase.ui.FilterBoxes;

/** Who may have a query: all of the party, which is said by leaving it empty, another role, or a person. */
public final class AssigneeSelect extends ComboBox<Candidate> {

    private final QueryParty party;
    private transient @Nullable List<Candidate> read;

    /** @param candidates read when somebody looks for one */
    public AssigneeSelect(QueryParty party, Supplier<List<Candidate>> candidates) {
        super(party == QueryParty.SITE ? t("Answered by") : t("Assessed by"));
        this.party = party;
        setItems(query -> candidates(candidates).stream()
                .filter(candidate -> matches(candidate, query.getFilter().orElse("")))
                .skip(query.getOffset())
                .limit(query.getLimit()));
        setItemLabelGenerator(this::label);
        setPlaceholder(party == QueryParty.SITE ? t("Anybody at the site") : t("Any monitor"));
        setClearButtonVisible(true);
        setWidthFull();
        FilterBoxes.sayIfNothingIsChosen(this);
    }

    private List<Candidate> candidates(Supplier<List<Candidate>> candidates) {
        List<Candidate> known = read;
        if (known == null) {
            known = candidates.get();
            read = known;
        }
        return known;
    }

    private boolean matches(Candidate candidate, String typed) {
        return label(candidate).toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
    }

    private String label(Candidate candidate) {
        Assignee assignee = candidate.assignee();
        if (candidate.name() == null) {
            return QueryTexts.all(assignee.role());
        }
        return assignee.role() == party.role()
                ? candidate.name()
                : candidate.name() + " · " + assignee.role().label();
    }

    public Assignee chosen() {
        Candidate candidate = getValue();
        return candidate == null ? party.anybody() : candidate.assignee();
    }
}
