package org.rarecase.casebook.ui;

import java.io.InputStream;
import org.rarecase.casebook.CaseDocuments;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ui.EntryFiles;
import org.rarecase.form.ItemPath;

/** The documents of one filled form. */
record CaseFiles(CaseDocuments documents, CaseId caseId, long instanceId) implements EntryFiles {

    @Override
    public Answer.File keep(ItemPath path, String name, byte[] content) {
        return documents.keep(caseId, instanceId, path, name, content);
    }

    @Override
    public InputStream open(Answer.File file) {
        return documents.open(caseId, file.sha256());
    }
}
