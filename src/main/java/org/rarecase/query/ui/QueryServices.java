package org.rarecase.query.ui;

import java.time.Clock;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.query.DataQueries;
import org.rarecase.query.OpenQueries;
import org.rarecase.query.QueryActions;
import org.rarecase.query.QueryAssignments;
import org.rarecase.query.QueryEscalations;
import org.rarecase.query.QueryRaising;
import org.rarecase.query.QueryTemplates;
import org.springframework.stereotype.Component;

/** What the pages of queries work with. */
@Component
public record QueryServices(
        DataQueries queries,
        ShownQueries shown,
        OpenQueries openQueries,
        QueryRaising raising,
        QueryActions actions,
        QueryAssignments assignments,
        QueryEscalations escalations,
        QueryTemplates templates,
        CurrentAccount currentAccount,
        Accounts accounts,
        Clock clock) {}
