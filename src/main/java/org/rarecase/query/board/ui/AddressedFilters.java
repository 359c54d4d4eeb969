package org.rarecase.query.board.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.util.Map;
import org.rarecase.form.Forms;
import org.rarecase.query.board.QueryFilter;
import org.rarecase.query.ui.BoardAddress;
import org.rarecase.study.Studies;
import org.springframework.stereotype.Component;

/** Reads an address as the filters of the board would. */
@Component
class AddressedFilters implements BoardAddress {

    private final Studies studies;
    private final Forms forms;
    private final Clock clock;

    AddressedFilters(Studies studies, Forms forms, Clock clock) {
        this.studies = studies;
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    public QueryFilter filter(String board) {
        BoardFilters filters = new BoardFilters(forms.inUse(), studies.sites(), Map.of(), clock, typed -> {});
        filters.read(QueryParameters.fromString(board));
        return filters.filter();
    }
}
