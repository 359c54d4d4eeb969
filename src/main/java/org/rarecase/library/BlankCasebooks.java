package org.rarecase.library;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Forms;
import org.rarecase.form.code.Code;
import org.rarecase.print.PdfPrinter;
import org.rarecase.shared.LocalizedText;
import org.rarecase.study.TumourType;
import org.springframework.stereotype.Service;

/** Prints forms to be filled in by hand. Everybody who is logged in may have them: they hold no patient's data. */
@Service
public class BlankCasebooks {

    private static final String TUMOUR_TYPES = "tumour-types";

    private final Forms forms;
    private final CurrentAccount currentAccount;
    private final Clock clock;
    private final PdfPrinter printer;

    BlankCasebooks(Forms forms, CurrentAccount currentAccount, PdfPrinter printer, Clock clock) {
        this.forms = forms;
        this.currentAccount = currentAccount;
        this.printer = printer;
        this.clock = clock;
    }

    /** @param type null: only the forms that every case has */
    public void printCasebook(@Nullable TumourType type, Locale language, OutputStream pdf) {
        FormLibrary library = forms.inUse();
        print(library.formsFor(type), library.forms(), title(library, type), language, pdf);
    }

    /** One form in any version. */
    public void printForm(FormDefinition form, Locale language, OutputStream pdf) {
        print(List.of(form), forms.inUse().forms(), null, language, pdf);
    }

    private void print(
            List<FormDefinition> printed,
            List<FormDefinition> read,
            @Nullable LocalizedText tumourType,
            Locale language,
            OutputStream pdf) {
        currentAccount.account();
        BlankCasebook blank = new BlankCasebook(printed, read, tumourType, LocalDate.now(clock), language);
        try {
            printer.print(blank.fo(), blank.title(), clock.instant(), pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable LocalizedText title(FormLibrary library, @Nullable TumourType type) {
        return Optional.ofNullable(type)
                .flatMap(it -> library.codeList(TUMOUR_TYPES).find(it.code()))
                .map(Code::label)
                .orElse(null);
    }
}
