package org.rarecase.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Predicate;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium without a window. Whatever is asked of it waits until the page has it. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Those that other journeys have left behind as new, since to start one takes seconds. */
    private static final Deque<ChromeDriver> LEFT = new ConcurrentLinkedDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LEFT.forEach(WebDriver::quit)));
    }

    private final ChromeDriver driver;
    private final String address;
    private boolean closed;

    Browser(int port) {
        address = "http://localhost:" + port + "/";
        ChromeDriver left = LEFT.poll();
        driver = left == null ? start() : left;
    }

    private static ChromeDriver start() {
        ChromeOptions options = new ChromeOptions();
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en");
        ChromeDriverService.Builder service = new ChromeDriverService.Builder();
        Path debian = Path.of("/usr/bin/chromedriver");
        if (Files.isExecutable(debian)) {
            service.usingDriverExecutable(debian.toFile());
            options.setBinary("/usr/bin/chromium");
        }
        ChromeDriver started = new ChromeDriver(service.build(), options);
        started.manage().window().setSize(new Dimension(1400, 1000));
        started.manage().timeouts().scriptTimeout(PATIENCE);
        return started;
    }

    void open(String path) {
        driver.get(address + path);
    }

    int port() {
        return URI.create(address).getPort();
    }

    /** Goes on in a session that was begun elsewhere. */
    void take(String session) {
        driver.executeCdpCommand(
                "Network.setCookie", Map.of("name", "JSESSIONID", "value", session, "url", address, "httpOnly", true));
    }

    void upload(Path file) {
        WebElement upload = find("vaadin-upload");
        ((WebElement) Objects.requireNonNull(((JavascriptExecutor) driver)
                        .executeScript("return arguments[0].shadowRoot.querySelector('input[type=file]')", upload)))
                .sendKeys(file.toString());
    }

    void back() {
        driver.navigate().back();
    }

    String path() {
        return driver.getCurrentUrl().substring(address.length());
    }

    WebElement find(String css) {
        WebElement found = await(css, driver -> shown(driver.findElements(By.cssSelector(css))));
        inspect(css);
        return found;
    }

    /** The innermost element of this kind that reads so. */
    WebElement find(String css, String text) {
        WebElement found = await(
                css + " with “" + text + "”",
                driver -> shown(driver.findElements(By.cssSelector(css)).stream()
                        .filter(element -> text(element).contains(text))
                        .toList()));
        inspect(css);
        return found;
    }

    /** Each dialog that a journey opens is looked at once. */
    private void inspect(String css) {
        if (css.startsWith("vaadin-dialog")) {
            Axe.dialog((JavascriptExecutor) driver);
        }
    }

    List<String> accessibilityFaults(boolean dark) {
        return Axe.faults((JavascriptExecutor) driver, "html", dark);
    }

    /** What there is of it at this moment, without waiting. */
    Optional<WebElement> shown(String css) {
        return Optional.ofNullable(shown(driver.findElements(By.cssSelector(css))));
    }

    boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    void click(String css) {
        retryStale(css, () -> click(find(css)));
    }

    void click(String css, String text) {
        retryStale(text, () -> click(find(css, text)));
    }

    private void click(WebElement element) {
        ((JavascriptExecutor) driver).executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    /** Runs a script on the element, as soon as it is there. */
    Object script(String script, String css) {
        return await(css, driver -> {
                    List<WebElement> found = driver.findElements(By.cssSelector(css));
                    Object result = found.isEmpty()
                            ? null
                            : ((JavascriptExecutor) driver).executeScript(script, found.getFirst());
                    return found.isEmpty() ? null : Optional.ofNullable(result);
                })
                .orElse(null);
    }

    /** Runs a script that calls its last argument with what it gives. */
    Object measure(String script, String argument) {
        return ((JavascriptExecutor) driver).executeAsyncScript(script, argument);
    }

    void point(String css) {
        new Actions(driver).moveToElement(find(css)).perform();
    }

    /** Presses a key together with Alt, wherever the focus is. */
    void press(String key) {
        new Actions(driver).keyDown(Keys.ALT).sendKeys(key).keyUp(Keys.ALT).perform();
    }

    /** Presses keys one after the other, wherever the focus is. */
    void keys(CharSequence... keys) {
        Actions actions = new Actions(driver);
        for (CharSequence each : keys) {
            String text = each.toString();
            if (text.endsWith(Keys.NULL.toString())) {
                chord(actions, text.substring(0, text.length() - 1));
            } else {
                actions.sendKeys(text);
            }
        }
        actions.perform();
    }

    /** Sent as they are, modifiers would be released before the key that they are meant for. */
    private static void chord(Actions actions, String keys) {
        int last = keys.length() - 1;
        keys.substring(0, last).chars().forEach(held -> actions.keyDown(String.valueOf((char) held)));
        actions.sendKeys(keys.substring(last));
        keys.substring(0, last).chars().forEach(held -> actions.keyUp(String.valueOf((char) held)));
    }

    /** What a screen reader calls the element that has the focus; blank if nothing has it. */
    String focused() {
        return (String) ((JavascriptExecutor) driver).executeScript("""
                let focused = document.activeElement;
                while (focused?.shadowRoot?.activeElement) {
                  focused = focused.shadowRoot.activeElement;
                }
                if (!focused || focused === document.body) {
                  return '';
                }
                const texts = (element, attribute) => (element.getAttribute(attribute) ?? '').split(/\\s+/)
                  .map((id) => id && element.getRootNode().getElementById(id)?.textContent).filter(Boolean).join(' ');
                const group = focused.closest('[role=group], [role=radiogroup]');
                return [
                  focused.getAttribute('aria-label') || texts(focused, 'aria-labelledby')
                    || focused.closest('label')?.textContent || focused.textContent.trim()
                    || focused.getRootNode().host?.textContent || focused.title || focused.name || focused.tagName,
                  group && group !== focused ? texts(group, 'aria-labelledby') || group.getAttribute('aria-label') : '',
                ].filter(Boolean).join(', ').replace(/\\s+/g, ' ').trim();""");
    }

    void awaitFocus(String name, Predicate<String> isThere) {
        await("focus at “" + name + "”", driver -> isThere.test(focused()) ? true : null);
        inspect("vaadin-dialog");
    }

    /** Waits until the element reads so, and gives all of its text. */
    String reads(String css, String text) {
        return await(
                css + " with “" + text + "”",
                driver -> driver.findElements(By.cssSelector(css)).stream()
                        .map(Browser::text)
                        .filter(read -> read.contains(text))
                        .findFirst()
                        .orElse(null));
    }

    /** Asks for more of a long list until it has the text. */
    void showsMore(String css, String text) {
        await(css + " with “" + text + "”, also further down", driver -> {
            if (texts(css).stream().anyMatch(read -> read.contains(text))) {
                return true;
            }
            shown(".rc-below vaadin-button").ifPresent(this::click);
            return null;
        });
    }

    List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .map(Browser::text)
                .toList();
    }

    /** All fields are there, and nothing is asked of the server. */
    void awaitRest() {
        awaitGone(".rc-item:empty:not([hidden])");
        await(
                "nothing asked of the server",
                driver -> Boolean.TRUE.equals(
                                ((JavascriptExecutor) driver)
                                        .executeScript(
                                                "return !Object.values(window.Vaadin.Flow.clients).some(it => it.isActive?.())"))
                        ? true
                        : null);
    }

    void awaitGone(String css, String text) {
        await(
                "no " + css + " with “" + text + "”",
                driver -> texts(css).stream().noneMatch(read -> read.contains(text)) ? true : null);
    }

    void awaitGone(String css) {
        await("no " + css, driver -> driver.findElements(By.cssSelector(css)).isEmpty() ? true : null);
    }

    private <T> T await(String what, Function<WebDriver, T> found) {
        try {
            return new WebDriverWait(driver, PATIENCE)
                    .ignoring(StaleElementReferenceException.class, ElementClickInterceptedException.class)
                    .until(found);
        } catch (TimeoutException late) {
            throw new AssertionError("The page has not come to show " + what + ". See " + picture(), late);
        }
    }

    /** What the page looks like now, for whoever reads the failure. */
    private Path picture() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "journeys"));
            byte[] screenshot = ((TakesScreenshot) driver).getScreenshotAs(OutputType.BYTES);
            return Files.write(Files.createTempFile(folder, "page", ".png"), screenshot);
        } catch (IOException noPicture) {
            throw new UncheckedIOException(noPicture);
        }
    }

    /** A page that is just being rendered anew may take an element away between finding and clicking it. */
    private void retryStale(String what, Runnable action) {
        await(what, driver -> {
            action.run();
            return true;
        });
    }

    private static WebElement shown(List<WebElement> elements) {
        return elements.stream().filter(WebElement::isDisplayed).findFirst().orElse(null);
    }

    /** Also of what is scrolled out of sight. */
    private static String text(WebElement element) {
        String text = element.getDomProperty("textContent");
        return text == null ? "" : text;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        // A window that goes elsewhere says so to the server; a browser that is ended does not.
        driver.get("about:blank");
        forget();
        LEFT.push(driver);
    }

    /** Cookies, notes and settings; what a window has of its own, such as its history, goes with the window. */
    private void forget() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand(
                "Storage.clearDataForOrigin",
                Map.of("origin", address.substring(0, address.length() - 1), "storageTypes", "all"));
        Set<String> windows = driver.getWindowHandles();
        driver.switchTo().newWindow(WindowType.TAB);
        String fresh = driver.getWindowHandle();
        windows.forEach(window -> driver.switchTo().window(window).close());
        driver.switchTo().window(fresh);
    }
}
