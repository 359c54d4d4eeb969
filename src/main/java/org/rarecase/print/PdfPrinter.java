package org.rarecase.print;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HexFormat;
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
import org.springframework.stereotype.Component;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Makes a PDF of XSL-FO. Everything it reads comes along in the jar, its fonts too. What it makes is tagged, so that it is
 * read aloud in order, and the same document of the same moment is the same bytes.
 */
@Component
public class PdfPrinter {

    private static final Logger LOG = LoggerFactory.getLogger(PdfPrinter.class);
    private static final String MIME = "application/pdf";
    private static final String ID = "/ID [";
    private static final String DATED = "<xmp:MetadataDate>";
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int HEX = 16;

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

    /**
     * @param title for the window of whoever reads it
     * @param at moment of creation that the file tells
     */
    public void print(String fo, String title, Instant at, OutputStream pdf) throws IOException {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        layOut(fo, title, at, made);
        byte[] bytes = made.toByteArray();
        date(bytes, at);
        identify(bytes);
        pdf.write(bytes);
    }

    /** The library dates what it says of the file by the time of day; here that is the moment of the document too. */
    private static void date(byte[] pdf, Instant at) {
        int from = new String(pdf, StandardCharsets.ISO_8859_1).indexOf(DATED);
        if (from < 0) {
            throw new IllegalStateException("The file says nothing of itself");
        }
        byte[] moment = SECONDS.format(at).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(moment, 0, pdf, from + DATED.length(), moment.length);
        int zone = from + DATED.length() + moment.length;
        for (int i = zone; pdf[i] != '<'; i++) {
            pdf[i] = Character.isDigit(pdf[i]) ? (byte) '0' : pdf[i] == '-' ? (byte) '+' : pdf[i];
        }
    }

    /** The library makes the id of a file from the time of day; here it is made of what is in it. */
    private static void identify(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int from = text.lastIndexOf(ID);
        int end = text.indexOf(']', from);
        if (from < 0 || end < 0) {
            throw new IllegalStateException("The file has no id");
        }
        for (int i = from + ID.length(); i < end; i++) {
            pdf[i] = isHex(pdf[i]) ? (byte) '0' : pdf[i];
        }
        byte[] id = HexFormat.of().withUpperCase().formatHex(sha256(pdf)).getBytes(StandardCharsets.ISO_8859_1);
        int next = 0;
        for (int i = from + ID.length(); i < end; i++) {
            pdf[i] = pdf[i] == '0' ? id[next++ % id.length] : pdf[i];
        }
    }

    private static boolean isHex(byte sign) {
        return Character.digit(sign, HEX) >= 0;
    }

    private static byte[] sha256(byte[] pdf) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(pdf);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void layOut(String fo, String title, Instant at, OutputStream pdf) {
        FOUserAgent agent = factory.newFOUserAgent();
        agent.setTitle(title);
        agent.setProducer("Rarecase");
        agent.setCreationDate(Date.from(at));
        agent.setAccessibility(true);
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
