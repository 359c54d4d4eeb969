package org.rarecase.exchange.odm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Source;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/** CDISC's schemas, from the folder of shared material; nothing is fetched from anywhere. */
final class OdmSchemas {

    static final Path SAMPLES = Path.of(System.getProperty("rarecase.exchange.samples", "../shared/exchange"));

    private static final Map<Path, Schema> SCHEMAS = new HashMap<>();

    private OdmSchemas() {}

    /** What the schema of CDISC says of the file as it is, as {@code line: message}; empty where the folder is not there. */
    static List<String> errors(Dialect dialect, byte[] xml) throws Exception {
        Optional<Schema> schema = cdisc(dialect);
        return schema.isEmpty() ? List.of() : errors(schema.get(), plain(new ByteArrayInputStream(xml)));
    }

    /** What is wrong of a file of ours: by CDISC's schema without what is our own, and by the one that has it. */
    static List<String> errorsOfOurs(Dialect dialect, byte[] xml) throws Exception {
        Optional<Schema> schema = cdisc(dialect);
        if (schema.isEmpty()) {
            return List.of();
        }
        List<String> errors = new ArrayList<>(errors(schema.get(), withoutOwn(xml)));
        Path own = Path.of("docs/rarecase-odm-" + dialect.version() + ".xsd");
        errors.addAll(errors(schema(own, dialect), plain(new ByteArrayInputStream(xml))));
        return errors;
    }

    private static synchronized Optional<Schema> cdisc(Dialect dialect) throws Exception {
        if (!Files.isDirectory(folder(dialect))) {
            System.out.println("Not validated, since there is no " + folder(dialect));
            return Optional.empty();
        }
        String name = dialect == Dialect.ODM_2_0 ? "ODM.xsd" : "ODM1-3-2.xsd";
        return Optional.of(schema(folder(dialect).resolve(name), dialect));
    }

    private static synchronized Schema schema(Path file, Dialect dialect) throws Exception {
        Schema schema = SCHEMAS.get(file);
        if (schema == null) {
            schema = read(file, folder(dialect));
            SCHEMAS.put(file, schema);
        }
        return schema;
    }

    private static Path folder(Dialect dialect) {
        return SAMPLES.resolve("xsd/odm-" + dialect.version());
    }

    private static Schema read(Path schema, Path folder) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "file");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        factory.setResourceResolver(local(folder));
        return factory.newSchema(new StreamSource(schema.toFile()));
    }

    private static LSResourceResolver local(Path folder) {
        return (type, namespace, publicId, systemId, base) -> {
            String name = systemId.substring(systemId.lastIndexOf('/') + 1);
            try {
                Path file = Files.exists(folder.resolve(name))
                        ? folder.resolve(name)
                        : Path.of("docs").resolve(name);
                LSInput input = ((DOMImplementationLS) javax.xml.parsers.DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .getDOMImplementation())
                        .createLSInput();
                input.setSystemId(file.toUri().toString());
                input.setPublicId(publicId);
                // The one DTD that is named, of signatures, has nothing that counts here.
                input.setByteStream(
                        Files.exists(file) ? Files.newInputStream(file) : new ByteArrayInputStream(new byte[0]));
                return input;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        };
    }

    private static Source plain(InputStream xml) throws Exception {
        return new SAXSource(reader(), new InputSource(xml));
    }

    private static XMLReader reader() throws Exception {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newSAXParser().getXMLReader();
    }

    private static Source withoutOwn(byte[] xml) throws Exception {
        XMLFilterImpl filter = new XMLFilterImpl(reader()) {
            private int within;

            @Override
            public void endElement(String uri, String local, String name) throws SAXException {
                if (uri.equals(OdmXml.OWN)) {
                    within--;
                } else {
                    super.endElement(uri, local, name);
                }
            }

            @Override
            public void characters(char[] text, int start, int length) throws SAXException {
                if (within == 0) {
                    super.characters(text, start, length);
                }
            }

            @Override
            public void startElement(String uri, String local, String name, Attributes all) throws SAXException {
                if (uri.equals(OdmXml.OWN)) {
                    within++;
                    return;
                }
                AttributesImpl kept = new AttributesImpl();
                for (int i = 0; i < all.getLength(); i++) {
                    if (!all.getURI(i).equals(OdmXml.OWN)) {
                        kept.addAttribute(
                                all.getURI(i), all.getLocalName(i), all.getQName(i), all.getType(i), all.getValue(i));
                    }
                }
                super.startElement(uri, local, name, kept);
            }
        };
        return new SAXSource(filter, new InputSource(new ByteArrayInputStream(xml)));
    }

    private static List<String> errors(Schema schema, Source source) throws IOException, SAXException {
        List<String> errors = new ArrayList<>();
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {}

            @Override
            public void error(SAXParseException e) {
                errors.add(e.getLineNumber() + ": " + e.getMessage());
            }

            @Override
            public void fatalError(SAXParseException e) throws SAXException {
                throw e;
            }
        });
        validator.validate(source);
        return errors;
    }
}
