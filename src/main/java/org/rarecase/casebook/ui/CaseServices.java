package org.rarecase.casebook.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseAuditTrail;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.ui.presence.CasePresence;
import org.rarecase.form.Forms;

/** What the parts of the case page ask and tell. */
@SpringComponent
record CaseServices(
        Casebook casebook,
        CaseFiles files,
        Forms forms,
        CasePageExtensions extensions,
        CurrentAccount current,
        CaseAuditTrail trail,
        CasePresence presence) {}
