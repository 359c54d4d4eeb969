package org.rarecase.library;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.URI;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.events.EventFormatter;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Makes a PDF of XSL-FO. Everything it reads comes along in the jar, its fonts too. */
final class PdfPrinter {

    private static final Logger LOG = LoggerFactory.getLogger(PdfPrinter.class);
    private static final String MIME = "application/pdf";

    private final FopFactory factory = factory();

    private static FopFactory factory() {
        try (InputStream configuration = open("/rarecase/print/fop.xml")) {
            return new FopConfParser(configuration, URI.create("classpath:/"), new OwnResources())
                    .getFopFactoryBuilder()
                    .build();
        } catch (IOException | SAXException e) {
            throw new IllegalStateException("Cannot set up printing", e);
        }
    }

    /** @param title for the window of whoever reads it */
    void print(String fo, String title, OutputStream pdf) {
        FOUserAgent agent = factory.newFOUserAgent();
        agent.setTitle(title);
        agent.setProducer("Rarecase");
        agent.getEventBroadcaster()
                .addEventListener(event -> LOG.debug("Printing {}: {}", title, EventFormatter.format(event)));
        try {
            SAXParserFactory.newDefaultNSInstance()
                    .newSAXParser()
                    .parse(
                            new InputSource(new StringReader(fo)),
                            factory.newFop(MIME, agent, pdf).getDefaultHandler());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("Cannot print " + title, e);
        }
    }

    private static InputStream open(String path) throws IOException {
        InputStream stream = PdfPrinter.class.getResourceAsStream(path);
        if (stream == null) {
            throw new FileNotFoundException(path);
        }
        return stream;
    }

    private static final class OwnResources implements ResourceResolver {

        @Override
        public Resource getResource(URI uri) throws IOException {
            return new Resource(open(uri.getPath()));
        }

        @Override
        public OutputStream getOutputStream(URI uri) throws IOException {
            throw new FileNotFoundException("Nothing is written but the PDF: " + uri);
        }
    }
}
