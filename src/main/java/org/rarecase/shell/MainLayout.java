package org.rarecase.shell;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.ui.HeaderTool;
import org.springframework.beans.factory.ObjectProvider;

/** The frame around every page: where one can go, and who is logged in. */
@Layout
@AnonymousAllowed
public class MainLayout extends AppLayout {

    /** The first stop of the keyboard: in the bar at the top where it is shown, else in the drawer. */
    private static Anchor skip() {
        Anchor skip = new Anchor("#rc-content", t("Skip to content"));
        skip.addClassName("rc-skip");
        skip.getElement().setAttribute("router-ignore", true);
        return skip;
    }

    private static final double DATA = 56;
    private static final double ADMINISTRATION = 60;

    MainLayout(CurrentAccount current, AccountMenu menu, ObjectProvider<HeaderTool> tools) {
        setPrimarySection(Section.DRAWER);
        setI18n(new AppLayoutI18n().setDrawer(t("Navigation")));
        Header bar = new Header(skip(), toggle(t("Open navigation")), brand(), tools(tools));
        bar.addClassName("rc-frame-bar");
        addToNavbar(bar);
        Div top = new Div(skip(), brand(), tools(tools), toggle(t("Close navigation")));
        top.addClassName("rc-frame-top");
        Header frame = new Header(top, navigation());
        frame.addClassName("rc-frame");
        current.find().ifPresent(account -> frame.add(menu.open(account)));
        addToDrawer(frame);
    }

    private static DrawerToggle toggle(String name) {
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(name);
        return toggle;
    }

    private static Div tools(ObjectProvider<HeaderTool> tools) {
        Div opened = new Div();
        opened.addClassName("rc-frame-tools");
        tools.orderedStream().flatMap(tool -> tool.open().stream()).forEach(opened::add);
        return opened;
    }

    private static Anchor brand() {
        Anchor brand = new Anchor("", new Image("images/rarecase.svg", ""), new Span("Rarecase"));
        brand.addClassName("rc-brand");
        return brand;
    }

    private static Div navigation() {
        List<MenuEntry> entries = MenuConfiguration.getMenuEntries();
        Div navigation = new Div(
                group(null, entries, entry -> order(entry) < DATA),
                group(t("Data"), entries, entry -> order(entry) >= DATA && order(entry) < ADMINISTRATION),
                group(t("Administration"), entries, entry -> order(entry) >= ADMINISTRATION));
        navigation.addClassName("rc-nav");
        return navigation;
    }

    private static double order(MenuEntry entry) {
        return entry.order() == null ? 0 : entry.order();
    }

    private static SideNav group(@Nullable String label, List<MenuEntry> entries, Predicate<MenuEntry> member) {
        SideNav group = label == null ? new SideNav() : new SideNav(label);
        if (label == null) {
            group.getElement().setAttribute("aria-label", t("Pages"));
        }
        entries.stream().filter(member).map(MainLayout::item).forEach(group::addItem);
        group.setVisible(!group.getItems().isEmpty());
        return group;
    }

    private static SideNavItem item(MenuEntry entry) {
        SideNavItem item = new SideNavItem(t(entry.title()), entry.path());
        // A case is part of the list of cases, so that its item stays marked; the start page is part of nothing.
        item.setMatchNested(!entry.path().isBlank() && !entry.path().equals("/"));
        if (entry.icon() != null) {
            item.setPrefixComponent(entry.icon().endsWith(".svg") ? new SvgIcon(entry.icon()) : new Icon(entry.icon()));
        }
        return item;
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        super.showRouterLayoutContent(content);
        Element page = content.getElement();
        page.setAttribute("id", "rc-content").setAttribute("tabindex", "-1");
        if (!page.getTag().equals("main")) {
            page.setAttribute("role", "main");
        }
    }
}
