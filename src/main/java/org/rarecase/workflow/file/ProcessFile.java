package org.rarecase.workflow.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.LocatorImpl;

/**
 * A file with a process or a decision table.
 *
 * @param place the file as a person finds it
 */
public record ProcessFile(String name, String place, byte[] content) {

    /**
     * An element of the file that our rules read.
     *
     * @param line where it begins
     * @param tag as it is written, with its prefix
     * @param parent local name of the element around it, empty for the outermost
     * @param text what stands in it, without that of the elements in it
     */
    record Element(
            int line,
            String namespace,
            String name,
            String tag,
            String parent,
            Attributes attributes,
            StringBuilder text) {

        boolean is(String localName) {
            return name.equals(localName);
        }

        /** An attribute of the BPMN or DMN standard, which is written without prefix; empty if there is none. */
        String attribute(String localName) {
            return attribute("", localName);
        }

        /** An attribute of the engine's own namespace, mostly written {@code camunda:…}; empty if there is none. */
        String engineAttribute(String localName) {
            String ofProcesses = attribute(AllowedElements.ENGINE_BPMN, localName);
            return ofProcesses.isEmpty() ? attribute(AllowedElements.ENGINE_DMN, localName) : ofProcesses;
        }

        private String attribute(String namespace, String localName) {
            String value = attributes.getValue(namespace, localName);
            return value == null ? "" : value;
        }
    }

    /** What the file has to be called after: the id of its process or decision. */
    String key() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    boolean isProcess() {
        return name.endsWith(".bpmn");
    }

    /** SHA-256 of the content, in hexadecimal. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    ProcessFilesUnusable unusable(int line, String problem) {
        return new ProcessFilesUnusable(place + (line > 0 ? ", line " + line : "") + ": " + problem);
    }

    /**
     * All elements with their lines; the first thing that is no XML is told with its line. A document type is refused, and
     * with it entities, which could bring other files in.
     */
    List<Element> elements() {
        Elements elements = new Elements();
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new ByteArrayInputStream(content), elements);
        } catch (SAXParseException noXml) {
            throw unusable(noXml.getLineNumber(), "is not well-formed: " + noXml.getMessage());
        } catch (SAXException | ParserConfigurationException | IOException unreadable) {
            throw unusable(0, "cannot be read: " + unreadable.getMessage());
        }
        return elements.found;
    }

    private static final class Elements extends DefaultHandler {

        private final List<Element> found = new ArrayList<>();
        private final Deque<Element> open = new ArrayDeque<>();
        private Locator locator = new LocatorImpl();

        @Override
        public void setDocumentLocator(Locator locator) {
            this.locator = locator;
        }

        @Override
        public void startElement(String uri, String localName, String tag, Attributes attributes) {
            String parent = open.isEmpty() ? "" : open.peek().name();
            Element element = new Element(
                    locator.getLineNumber(),
                    uri,
                    localName,
                    tag,
                    parent,
                    new AttributesImpl(attributes),
                    new StringBuilder());
            found.add(element);
            open.push(element);
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            if (!open.isEmpty()) {
                open.peek().text().append(characters, start, length);
            }
        }

        @Override
        public void endElement(String uri, String localName, String tag) {
            open.pop();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProcessFile that && name.equals(that.name) && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return place;
    }
}
