package org.jixia.e2e.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jixia.e2e.fixtures.Accounts;
import org.jixia.e2e.fixtures.Platform;

/** Brings a demo account to a page: at first by the identity provider's form, later with the session that this gave. */
public final class SignIn {
    private static final Map<String, List<Cookie>> SESSIONS = new HashMap<>();

    private SignIn() {}

    public static void as(String account, Browser browser, String path) {
        Page page = browser.page();
        page.context().addCookies(SESSIONS.getOrDefault(account, List.of()));
        page.navigate(path);
        Locator me = page.getByTestId("me");
        WelcomePage visitor = new WelcomePage(browser);
        me.or(visitor.heading()).first().waitFor();
        if (me.count() > 0) {
            return;
        }
        visitor.askForSignIn();
        visitor.signIn(account, Accounts.password(account));
        me.waitFor();
        SESSIONS.put(account, page.context().cookies(Platform.gateway().toString()));
    }
}
