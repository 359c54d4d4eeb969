package org.rarecase.query.board;

import org.rarecase.casebook.CaseId;
import org.rarecase.query.QueryCases;
import org.rarecase.query.QueryId;
import org.rarecase.study.Site;

/** A site of its own with one case, so that the queries of other tests do not count. */
public final class SiteQueries {

    private static int sites;

    private final QueryCases cases;
    public final Site site;
    public final String investigator;
    private final CaseId id;

    public SiteQueries(QueryCases cases) {
        this.cases = cases;
        site = cases.registry.site("QT" + ++sites, "Site of queries " + sites, "DE");
        investigator = cases.registry.investigatorOf(site);
        id = cases.registry.as(
                investigator, () -> cases.casebook.register(site.id()).id());
    }

    public QueryId raise() {
        return cases.registry.as(cases.registry.monitor(), () -> cases.raising.raise(id, null, "Is this so?"));
    }

    public void answer(QueryId query) {
        cases.registry.run(investigator, () -> cases.actions.answer(query, "Yes."));
    }

    void close(QueryId query) {
        cases.registry.run(cases.registry.monitor(), () -> cases.actions.close(query, null));
    }
}
