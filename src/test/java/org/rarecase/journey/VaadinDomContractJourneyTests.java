package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.rarecase.Registry;

/**
 * What our scripts rely on in Vaadin's elements, see fields.js, send-together.js, typed-answers.js, lists.js, focus.js, log-in.js
 * and presence.js. After an update of Vaadin this fails first, and says what is to be brought in line.
 */
class VaadinDomContractJourneyTests extends Journey {

    private final SoftAssertions contract = new SoftAssertions();

    @Test
    void fieldsDialogsAndTheConnectionAreAsOurScriptsKnowThem() {
        people.logIn(registry.coordinator(), Registry.PASSWORD);
        browser.reads(".rc-account", registry.coordinator());
        logIn();
        browser.open("forms/local-pathology/try");
        browser.awaitRest();
        texts();
        lists();
        joinedFields();
        dialogs();
        connection();
        browser.open("forms/predisposition/try");
        browser.awaitRest();
        listsOfSeveral();
        contract.assertAll();
    }

    private void logIn() {
        contract.assertThat(
                        (String) browser.script("return performance.getEntriesByType('navigation')[0].name", "body"))
                .as("vaadin-login-form tells of the log-in before it posts it, and lets the page do so")
                .endsWith("/login");
    }

    private void texts() {
        holds(
                "vaadin-text-field[data-typed=text]",
                "of a text field, inputElement is the <input> in which the person types, within the field",
                "return it.inputElement instanceof HTMLInputElement && it.contains(it.inputElement)");
        holds(
                "vaadin-text-area[data-typed=passage]",
                "of a text area, inputElement is the <textarea> in which the person types, within the field",
                "return it.inputElement instanceof HTMLTextAreaElement && it.contains(it.inputElement)");
        holds(
                "vaadin-text-field[data-typed=text]:not([readonly])",
                "readonly, disabled and invalid are properties of a text field, false unless set",
                "return it.readonly === false && !it.disabled && !it.invalid");
        holds(
                "vaadin-text-field[data-typed=text][readonly]",
                "the property readonly of a text field is true once it is set",
                "return it.readonly === true");
        holds(
                "vaadin-text-field[data-typed=text]:not([readonly])",
                "what is typed is in inputElement.value at once, and what is set as value shows there",
                """
                const before = it.value;
                it.inputElement.value = 'typed';
                const raw = it.inputElement.value;
                it.value = 'set';
                const shown = it.inputElement.value;
                it.value = before;
                return raw === 'typed' && shown === 'set'""");
        holds(
                "vaadin-text-field[data-typed=text][data-input]:not([readonly])",
                "what is around a text field hears value-changed while it is captured, once the value shows",
                """
                const before = it.value;
                let shown;
                const hear = () => shown = it.inputElement.value;
                it.parentElement.addEventListener('value-changed', hear, true);
                it.value = 'set';
                it.parentElement.removeEventListener('value-changed', hear, true);
                it.value = before;
                return shown === 'set'""");
        holds(
                "vaadin-text-field[data-typed=text][data-input]:not([readonly])",
                "the change of what is typed is told by the text field in place of its <input>",
                """
                const from = [];
                const hear = change => from.push(change.target);
                it.parentElement.addEventListener('change', hear);
                it.inputElement.dispatchEvent(new Event('change', {bubbles: true}));
                it.parentElement.removeEventListener('change', hear);
                return from.length === 1 && from[0] === it""");
    }

    private void lists() {
        holds(
                "vaadin-combo-box[data-typed=list]",
                "of a list, inputElement is the <input> in which the person types, within the list",
                "return it.inputElement instanceof HTMLInputElement && it.contains(it.inputElement)");
        browser.script(
                "const it = arguments[0]; it.inputElement.value = 'no such code';"
                        + " it.dispatchEvent(new CustomEvent('custom-value-set', {detail: 'no such code', bubbles: true}))",
                "vaadin-combo-box[data-typed=list]");
        contract.assertThat(browser.reads(".rc-item:has(> vaadin-combo-box[data-not-in-list])", "no such code"))
                .as("the server hears custom-value-set of a list, with the text as detail")
                .contains("is not in the list");
        browser.awaitRest();
        holds(
                "vaadin-combo-box[data-not-in-list]",
                "a text that is no entry goes on being shown in the list",
                "return it.inputElement.value === 'no such code'");
    }

    private void joinedFields() {
        holds(
                ".rc-item-quantity > vaadin-custom-field[data-input]",
                "the parts of a component of several fields are within it, where they are found, each with its kind",
                "return it.querySelector('[data-typed=text]') && it.querySelector('[data-typed=select]') !== null");
        holds(
                "vaadin-select[data-typed=select]",
                "of a selection, value is the key, and the element with slot=value reads what was chosen",
                "return it.value !== '' && it.querySelector('[slot=value]').textContent.trim() !== ''");
        holds(
                "vaadin-select",
                "what opens a selection is a vaadin-select-value-button, which is given the role of a combobox (Selects)",
                "return it.querySelector('vaadin-select-value-button') !== null");
        holds(
                "rc-choices[data-typed=choices]",
                "choices are inputs of the browser, and value has the codes",
                "return it.querySelector('input[type=radio], input[type=checkbox]') !== null && Array.isArray(it.value)");
    }

    private void listsOfSeveral() {
        holds(
                "vaadin-multi-select-combo-box[data-typed=several]",
                "of a list of several, inputElement is the <input> in which the person types",
                "return it.inputElement instanceof HTMLInputElement && it.contains(it.inputElement)");
        browser.script("arguments[0].opened = true", "vaadin-multi-select-combo-box[data-typed=several]");
        browser.click("vaadin-multi-select-combo-box-item");
        browser.awaitRest();
        holds(
                "vaadin-multi-select-combo-box[data-typed=several]",
                "of a list of several, selectedItems has what was chosen, each with its label",
                "return it.selectedItems.length === 1 && it.selectedItems[0].label !== ''");
    }

    private void dialogs() {
        browser.script(
                "document.activeElement.blur(); window.heard = []; document.addEventListener('opened-changed',"
                        + " e => window.heard.push(e.target.localName + ' ' + e.detail.value), true)",
                "body");
        browser.keys("?");
        browser.find("vaadin-dialog[opened]");
        browser.keys(Keys.ESCAPE);
        browser.awaitGone("vaadin-dialog[opened]");
        holds(
                "body",
                "a dialog tells that it opens and closes by the event opened-changed, with true or false as value",
                "return window.heard.includes('vaadin-dialog true') && window.heard.includes('vaadin-dialog false')");
    }

    private void connection() {
        holds(
                "body",
                "Vaadin.connectionState.state is connected, or loading while something is asked, as long as the server answers",
                "return ['connected', 'loading'].includes(window.Vaadin.connectionState.state)");
        holds(
                "body",
                "a client among Vaadin.Flow.clients can be asked to poll",
                "return Object.values(window.Vaadin.Flow.clients).some(client => typeof client.poll === 'function')");
    }

    /** @param script of the first element of this kind, as {@code it}: whether it is so */
    private void holds(String css, String words, String script) {
        assertThat(browser.has(css)).as("There is %s on the page", css).isTrue();
        contract.assertThat(browser.script("const it = arguments[0];\n" + script, css))
                .as("Our scripts rely on this: %s (%s)", words, css)
                .isEqualTo(true);
    }
}
