package org.rarecase.query.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.ui.CasePageExtension.Mark;
import org.rarecase.casebook.ui.list.CaseColumn;
import org.rarecase.query.DataQueries;
import org.rarecase.query.OpenQueries;
import org.rarecase.ui.Tone;
import org.springframework.stereotype.Component;

/** How many queries are open in each case of the list, and how many of them wait for the account. */
@Component
class QueriesColumn implements CaseColumn {

    private final DataQueries queries;
    private final OpenQueries open;

    QueriesColumn(DataQueries queries, OpenQueries open) {
        this.queries = queries;
        this.open = open;
    }

    @Override
    public String title() {
        return t("Queries");
    }

    @Override
    public boolean isShown() {
        return queries.isReader();
    }

    @Override
    public Map<CaseId, List<Mark>> marks(Collection<CaseId> page) {
        Map<CaseId, List<Mark>> marks = new LinkedHashMap<>();
        open.count(page).forEach((id, count) -> marks.put(id, marks(count)));
        return marks;
    }

    private static List<Mark> marks(OpenQueries.Count count) {
        List<Mark> marks = new ArrayList<>();
        if (count.mine() > 0) {
            marks.add(new Mark(
                    Tone.WARNING,
                    VaadinIcon.COMMENT_ELLIPSIS,
                    t("{0} for you", count.mine()),
                    count.mine() == 1 ? t("1 query waits for you") : t("{0} queries wait for you", count.mine())));
        }
        marks.add(new Mark(
                Tone.NEUTRAL,
                t("{0} open", count.all()),
                count.all() == 1 ? t("1 query is open") : t("{0} queries are open", count.all())));
        return marks;
    }
}
