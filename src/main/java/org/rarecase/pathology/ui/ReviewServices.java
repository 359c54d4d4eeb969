package org.rarecase.pathology.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.List;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.form.Forms;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.Seats;
import org.rarecase.pathology.acknowledgement.Acknowledgements;
import org.rarecase.pathology.agreed.AgreedDiagnoses;
import org.rarecase.pathology.agreed.Amendments;
import org.rarecase.pathology.concordance.CodedVerdicts;
import org.rarecase.pathology.opinion.ProvisionalOpinions;

/** What the panel of a case's review shows and does. */
@SpringComponent
record ReviewServices(
        Reviews reviews,
        Seats seats,
        CodedVerdicts coded,
        AgreedDiagnoses agreed,
        Acknowledgements acknowledgements,
        Amendments amendments,
        ProvisionalOpinions opinions,
        Forms forms,
        Accounts accounts,
        CurrentAccount current,
        Clock clock) {

    String name(String userName) {
        return accounts.names(List.of(userName)).getOrDefault(userName, userName);
    }
}
