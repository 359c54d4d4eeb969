package org.rarecase.demo;

/** A demo case answers or steps through what a registry's own forms or processes do not have. */
class DemoDoesNotFit extends RuntimeException {

    DemoDoesNotFit(String message) {
        super(message);
    }
}
