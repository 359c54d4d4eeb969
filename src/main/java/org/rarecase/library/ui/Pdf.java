package org.rarecase.library.ui;

import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** A PDF that is made when it is asked for. */
final class Pdf {

    private Pdf() {}

    static DownloadHandler download(String name, Consumer<OutputStream> print) {
        return DownloadHandler.fromInputStream(event -> {
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            print.accept(pdf);
            return new DownloadResponse(
                    new ByteArrayInputStream(pdf.toByteArray()), name, "application/pdf", pdf.size());
        });
    }
}
