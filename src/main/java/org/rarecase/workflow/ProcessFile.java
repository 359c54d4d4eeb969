package org.rarecase.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A file with a process or a decision table.
 *
 * @param place the file as a person finds it
 */
record ProcessFile(String name, String place, byte[] content) {

    /** An element of the file that our rules read, and the line it begins in. */
    record Element(int line, String tag, Attributes attributes) {

        String attribute(String name) {
            String value = attributes.getValue(name);
            return value == null ? "" : value;
        }

        boolean is(String localName) {
            return tag.equals(localName) || tag.endsWith(":" + localName);
        }
    }

    /** What the file has to be called after: the id of its process or decision. */
    String key() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    boolean isProcess() {
        return name.endsWith(".bpmn");
    }

    ProcessFilesUnusable unusable(int line, String problem) {
        return new ProcessFilesUnusable(place + (line > 0 ? ", line " + line : "") + ": " + problem);
    }

    /** All elements with their lines; the first thing that is no XML is told with its line. */
    List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new ByteArrayInputStream(content), new DefaultHandler() {
                private Locator locator = new org.xml.sax.helpers.LocatorImpl();

                @Override
                public void setDocumentLocator(Locator locator) {
                    this.locator = locator;
                }

                @Override
                public void startElement(String uri, String localName, String tag, Attributes attributes) {
                    elements.add(new Element(
                            locator.getLineNumber(), tag, new org.xml.sax.helpers.AttributesImpl(attributes)));
                }
            });
        } catch (SAXParseException noXml) {
            throw unusable(noXml.getLineNumber(), "is not well-formed: " + noXml.getMessage());
        } catch (SAXException | ParserConfigurationException | IOException unreadable) {
            throw unusable(0, "cannot be read: " + unreadable.getMessage());
        }
        return elements;
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
